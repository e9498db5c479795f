import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, visit, type Node } from 'yaml'
import type { z } from 'zod'
import { explain } from './schema.ts'
import type { Problems } from './problems.ts'

/** One mapping of the content with the place it was written, so that later problems can name their line. */
export interface Source<T> {
  value: T
  file: string
  /** Line of a key inside it, or of the mapping itself. */
  lineOf: (...path: (string | number)[]) => number
}

export interface Parsed {
  value: unknown
  lineOf: (...path: (string | number)[]) => number
  /** False where the yaml itself is broken; the problems are told already. */
  sound: boolean
}

/** @param first line of the text's first line in the file */
export function parseYaml(file: string, text: string, first: number, problems: Problems): Parsed {
  const deep = tooDeep(text)
  if (deep) {
    problems.add(file, first + deep - 1, 'yaml 嵌套过深,无法读取。请拆开')
    return { value: null, sound: false, lineOf: () => first + deep - 1 }
  }
  const counter = new LineCounter()
  const document = parseDocument(text, { lineCounter: counter, uniqueKeys: true, prettyErrors: false })
  const line = (offset: number) => first + counter.linePos(offset).line - 1
  for (const error of [...document.errors, ...document.warnings])
    problems.add(
      file,
      line(error.pos[0]),
      error.code === 'DUPLICATE_KEY'
        ? `同一项写了两次(yaml)。请只保留一处`
        : `yaml 写法有误(${error.code})。请核对缩进、引号和冒号`,
    )
  let sound = document.errors.length + document.warnings.length === 0
  const refuse = (node: unknown, message: string) => {
    problems.add(file, line(rangeOf(node) ?? 0), message)
    sound = false
  }
  visit(document, {
    Node(_, node) {
      // What an alias stands for is not what an editor reads in its place.
      if (isAlias(node)) refuse(node, `yaml 的别名“*${node.source}”不能用。请把内容写出来`)
    },
    Pair(_, { key }) {
      const name = isScalar(key) ? String(key.value) : null
      if (name === null) refuse(key, 'yaml 的名称应是文字。请把“? ”一行改成“名称: 值”')
      else if (name === '__proto__' || name === 'constructor' || name === 'prototype')
        refuse(key, `名称“${name}”不能用。请换一个`)
    },
  })
  return {
    value: sound ? (document.toJS({ maxAliasCount: 0 }) as unknown) : null,
    sound,
    lineOf(...path) {
      let node: unknown = document.contents
      let offset = rangeOf(node) ?? 0
      for (const key of path) {
        if (isMap(node)) {
          const pair = node.items.find(
            (one) => String((one.key as { value?: unknown })?.value) === String(key),
          )
          if (!pair) break
          offset = rangeOf(pair.key) ?? offset
          node = pair.value
        } else if (isSeq(node)) {
          node = node.items[Number(key)]
          offset = rangeOf(node) ?? offset
        } else break
      }
      return line(offset)
    },
  }
}

/** Levels at most; a rule that people write has four or five. Deeper ones would exhaust what reads them. */
const DEEPEST = 100

/** The line, from 1, on which yaml is nested deeper than it may be; 0 where none is. Brackets in a text count as well. */
function tooDeep(text: string): number {
  let open = 0
  for (const [at, line] of text.split('\n').entries()) {
    // Two blanks or a dash and a blank make a level of their own.
    const lead = /^[ -]*/.exec(line)![0].length / 2
    if (open + lead > DEEPEST) return at + 1
    for (const one of line) {
      if (one === '[' || one === '{') open++
      if (one === ']' || one === '}') open = Math.max(0, open - 1)
      if (open > DEEPEST) return at + 1
    }
  }
  return 0
}

function rangeOf(node: unknown): number | undefined {
  return (node as Node | null)?.range?.[0]
}

/** Checks a value against its schema; every difference becomes a problem. Null when there is any. */
export function check<T>(
  parsed: Parsed,
  schema: z.ZodType<T>,
  file: string,
  problems: Problems,
  value: unknown = parsed.value,
  base: (string | number)[] = [],
): T | null {
  if (!parsed.sound) return null
  const found = explain(schema, value)
  for (const { path, message } of found) problems.add(file, parsed.lineOf(...base, ...path), message)
  return found.length ? null : schema.parse(value)
}
