import { agree, align, sizeOf, type Run } from './align.ts'
import { fold, isHan, type Folded } from './fold.ts'
import { LONGEST_PAGE } from './mentions.ts'
import { BASE, hashOf, originalOf, SEED, TOP, withoutBlanks, type Line, type Original } from './original.ts'
import type { Policy } from './types.ts'

/** A stretch of both texts, or of one of them. Texts are as they stand, white space and all. */
export interface Piece {
  kind: 'same' | 'page' | 'document'
  text: string
}

/** Words of the document found in a page: [start, end) of the page's text. */
export interface Quotation {
  start: number
  end: number
  clause: string
  /** What the document says there, verbatim. */
  quote: string
  /** same: to the letter. marks: only marks of punctuation differ. words: words differ. */
  differs: 'same' | 'marks' | 'words'
  /** Page and document side by side, in order. */
  pieces: Piece[]
}

/** So much must agree in all. */
const LEAST = 16
/** More are not listed: a page that repeats the document needs no list. */
const MOST = 200

/** Where the page quotes the document, in order. White space, width and the form of brackets do not matter. */
export function quotations(policy: Policy, text: string): Quotation[] {
  return quotationsIn(policy, text, fold(text.slice(0, LONGEST_PAGE), policy.words.traditional))
}

/** The same for a text that was folded already. */
export function quotationsIn(policy: Policy, text: string, folded: Folded): Quotation[] {
  const original = originalOf(policy)
  const page = withoutBlanks(folded)
  const found: Quotation[] = []
  let floor = 0
  let hash = 0
  let fresh = true
  for (let i = 0; i + SEED <= page.length && found.length < MOST; i++) {
    hash = fresh
      ? hashOf(page.codes, i)
      : (Math.imul(hash - Math.imul(page.codes[i - 1]!, TOP), BASE) + page.codes[i + SEED - 1]!) | 0
    fresh = false
    let best: Run[] | null = null
    for (const j of original.seeds.get(hash) ?? []) {
      if (!agree(page, i, original, j, SEED)) continue
      const runs = align(page, i, original, j, floor)
      if (!best || sizeOf(runs) > sizeOf(best)) best = runs
    }
    if (!best) continue
    // What was looked at once is not looked at again, however often a page repeats itself.
    const end = best[best.length - 1]!.i + best[best.length - 1]!.size
    if (sizeOf(best) >= LEAST) {
      found.push(quotation(policy, text, page, original, best))
      floor = end
    }
    i = end - 1
    fresh = true
  }
  return found
}

function quotation(
  policy: Policy,
  text: string,
  page: Line,
  original: Original,
  runs: readonly Run[],
): Quotation {
  const first = runs[0]!
  const last = runs[runs.length - 1]!
  const clause = policy.clauses[original.clause[first.j]!]!
  const here = (from: number, to: number) => text.slice(page.at[from], page.at[to - 1]! + 1)
  const there = (from: number, to: number) => clause.text.slice(original.at[from], original.at[to - 1]! + 1)
  const pieces: Piece[] = []
  let differs: Quotation['differs'] = 'same'
  runs.forEach((run, place) => {
    const before = runs[place - 1]
    if (before) {
      const sides = [
        { kind: 'page', line: page, from: before.i + before.size, to: run.i, cut: here },
        { kind: 'document', line: original, from: before.j + before.size, to: run.j, cut: there },
      ] as const
      for (const { kind, line, from, to, cut } of sides) {
        if (from >= to) continue
        pieces.push({ kind, text: cut(from, to) })
        if (line.codes.subarray(from, to).some(isWord)) differs = 'words'
        else if (differs === 'same') differs = 'marks'
      }
    }
    if (run.size) pieces.push({ kind: 'same', text: there(run.j, run.j + run.size) })
  })
  return {
    start: page.at[first.i]!,
    end: page.at[last.i + last.size - 1]! + 1,
    clause: clause.label,
    quote: there(first.j, last.j + last.size),
    differs,
    pieces: joined(pieces),
  }
}

const isWord = (code: number) => isHan(code) || (code >= 48 && code <= 57) || (code >= 97 && code <= 122)

/** Neighbours of one kind as one. */
function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = []
  for (const piece of pieces) {
    const last = result[result.length - 1]
    if (last && last.kind === piece.kind) last.text += piece.text
    else result.push({ ...piece })
  }
  return result
}
