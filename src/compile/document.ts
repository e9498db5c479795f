import { marked, type Token } from 'marked'
import type { Clause } from '../knowledge/index.ts'
import type { Problems } from './problems.ts'

/** A file of the content folder; `path` as problems show it. */
export interface SourceFile {
  path: string
  text: string
}

/** A fenced yaml block: its kind, the clause it stands under, and where its text begins. */
export interface Block {
  kind: string
  /** Place of the clause in `Clause[]`, or -1 where it stands before any. */
  clause: number
  file: string
  /** Line of the first line inside the fence. */
  line: number
  text: string
}

export interface Chapters {
  clauses: Clause[]
  /** Where each clause's heading stands. */
  places: { file: string; line: number }[]
  blocks: Block[]
}

/** White space out; half-width commas and brackets as full-width. Nothing else of the document may change. */
export function fold(text: string): string {
  return text.replace(/\s+/g, '').replace(/,/g, '，').replace(/\(/g, '（').replace(/\)/g, '）')
}

const FRONT_MATTER = /^---\r?\nlabel:\s*(\S+)\s*\r?\n---\r?\n/

/** Reads the chapter files in order: headings and paragraphs become clauses, fenced yaml becomes blocks. */
export function readChapters(files: readonly SourceFile[], problems: Problems): Chapters {
  const chapters: Chapters = { clauses: [], places: [], blocks: [] }
  for (const file of files) readChapter(file, chapters, problems)
  return chapters
}

function readChapter(file: SourceFile, { clauses, places, blocks }: Chapters, problems: Problems): void {
  const front = FRONT_MATTER.exec(file.text)
  const body = front ? file.text.slice(front[0].length) : file.text
  let line = 1 + (front ? front[0].split('\n').length - 1 : 0)
  const first = clauses.length
  const open = (label: string, level: number, heading: string) => {
    if (clauses.some((one) => one.label === label))
      problems.add(file.path, line, `条款编号“${label}”重复。请核对标题的序号`)
    clauses.push({ label, level, heading, text: '' })
    places.push({ file: file.path, line })
  }
  if (front) open(front[1]!, 1, '')
  let chapter = ''
  let section = ''
  for (const token of marked.lexer(body)) {
    const last = clauses.length > first ? clauses[clauses.length - 1] : undefined
    if (token.type === 'heading') {
      const heading = fold(token.text as string)
      if (token.depth === 1 && front && last && !last.text) last.heading = heading
      else {
        const number = numberOf(heading, token.depth as number)
        if (number === null)
          problems.add(file.path, line, `标题“${heading}”没有序号。章用“一、”,节用“（一）”,项用“1.”`)
        else {
          if (token.depth === 2) [chapter, section] = [number, '']
          else if (token.depth === 3) section = number
          open(
            token.depth === 2
              ? number
              : token.depth === 3
                ? `${chapter}(${number})`
                : `${chapter}(${section})${number}`,
            token.depth as number,
            heading,
          )
        }
      }
    } else if (token.type === 'code') {
      const info = /^yaml(?:\s+(\S+))?$/.exec((token.lang as string | undefined) ?? '')
      if (!info?.[1])
        problems.add(
          file.path,
          line,
          `代码块的标记${JSON.stringify(token.lang ?? '')}不对。请写成 yaml 加种类,如 yaml duty`,
        )
      else
        blocks.push({
          kind: info[1],
          clause: last ? clauses.length - 1 : -1,
          file: file.path,
          line: line + 1,
          text: token.text as string,
        })
    } else if (token.type === 'paragraph') {
      if (!last)
        problems.add(
          file.path,
          line,
          `“${fold(plain(token)).slice(0, 12)}…”前面没有标题。请把正文放在条款标题之下`,
        )
      else last.text += (last.text ? '\n' : '') + fold(plain(token))
    } else if (token.type !== 'space')
      problems.add(
        file.path,
        line,
        `正文里有“${token.raw.trim().slice(0, 12)}”这样的标记(${token.type})。条款只用标题、段落和 yaml 块`,
      )
    line += token.raw.split('\n').length - 1
  }
}

/** The text of a paragraph as written: the document has no inline markup, so the raw text is the text. */
function plain(token: Token): string {
  return token.raw
}

const NUMBERS: Record<number, RegExp> = {
  2: /^([一二三四五六七八九十]+)、/,
  3: /^（([一二三四五六七八九十]+)）/,
  4: /^(\d+)[.．]/,
}

function numberOf(heading: string, depth: number): string | null {
  return NUMBERS[depth]?.exec(heading)?.[1] ?? null
}
