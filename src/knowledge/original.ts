import { BLANK, BREAK, fold, type Folded } from './fold.ts'
import type { Policy } from './types.ts'

/** So many characters in a row must agree for a quotation to be looked for. */
export const SEED = 10

/** Folded text without its blanks: quotations are wrapped and spaced as it suits a page. */
export interface Line {
  codes: Uint16Array
  at: Uint32Array
  /** 1 where a paragraph begins. */
  opens: Uint8Array
  length: number
}
/** The document's clauses as one line, and where each short stretch of it stands. */
export interface Original extends Line {
  /** Clause of each unit, by place in `Policy.clauses`. */
  clause: Uint16Array
  seeds: ReadonlyMap<number, number[]>
}

const originals = new WeakMap<Policy, Original>()
/** Clauses are set apart by a unit no text holds, so that no quotation reaches from one into the next. */
export const WALL = 0xffff

export function originalOf(policy: Policy): Original {
  const made = originals.get(policy)
  if (made) return made
  const codes: number[] = []
  const at: number[] = []
  const clause: number[] = []
  policy.clauses.forEach(({ text }, place) => {
    const line = withoutBlanks(fold(text, policy.words.traditional))
    for (let i = 0; i < line.length; i++) {
      codes.push(line.codes[i]!)
      at.push(line.at[i]!)
      clause.push(place)
    }
    codes.push(WALL)
    at.push(0)
    clause.push(place)
  })
  const all = Uint16Array.from(codes)
  const seeds = new Map<number, number[]>()
  for (let i = 0; i + SEED <= all.length; i++) {
    const hash = hashOf(all, i)
    const held = seeds.get(hash)
    if (held) held.push(i)
    else seeds.set(hash, [i])
  }
  const original = {
    codes: all,
    at: Uint32Array.from(at),
    opens: new Uint8Array(all.length),
    clause: Uint16Array.from(clause),
    length: all.length,
    seeds,
  }
  originals.set(policy, original)
  return original
}

export function withoutBlanks({ codes, at, length }: Folded): Line {
  const line = {
    codes: new Uint16Array(length),
    at: new Uint32Array(length),
    opens: new Uint8Array(length + 1),
    length: 0,
  }
  for (let i = 0; i < length; i++) {
    if (codes[i] === BREAK) line.opens[line.length] = 1
    if (codes[i] === BLANK || codes[i] === BREAK) continue
    line.codes[line.length] = codes[i]!
    line.at[line.length++] = at[i]!
  }
  return line
}

export const BASE = 31
export const TOP = Array.from({ length: SEED - 1 }).reduce<number>((product) => Math.imul(product, BASE), 1)
export const hashOf = (codes: Uint16Array, from: number) => {
  let hash = 0
  for (let i = from; i < from + SEED; i++) hash = (Math.imul(hash, BASE) + codes[i]!) | 0
  return hash
}
