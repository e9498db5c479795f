import {
  displayLabel,
  duties,
  nameOf,
  termsOf,
  things,
  type Policy,
  type Role,
} from '../../knowledge/index.ts'
import type { Card, Terms } from './messages.ts'

/** A card has room for so many lines. */
const LINES = 3

/** What marking needs of a policy. Only sure terms: what is marked all day must not be wrong now and then. */
export function makeTerms(policy: Policy): Terms {
  const cards: Card[] = []
  const places = new Map<string, number>()
  const words: [string, number][] = []
  for (const { word, id, kind, trust } of termsOf(policy)) {
    if (trust === 'no') words.push([word, -1])
    if (trust !== 'sure' || kind === 'policy' || kind === 'clause' || kind === 'other') continue
    if (!places.has(id)) places.set(id, cards.push(cardOf(policy, id, kind)) - 1)
    words.push([word, places.get(id)!])
  }
  return { words, cards, traditional: policy.words.traditional }
}

function cardOf(policy: Policy, id: string, kind: 'item' | 'department' | 'funding'): Card {
  const thing = things(policy).get(id)!
  const table = duties(policy, kind === 'department' ? { of: id } : { for: id })
  const rows = table.named ? table.duties : table.general
  const lines: [string, Role?][] = []
  const add = (text: string, role?: Role) => {
    if (lines.length < LINES && !lines.some((line) => line[0] === text))
      lines.push(role ? [text, role] : [text])
  }
  for (const row of rows) add(kind === 'department' ? row.about : row.department, row.role)
  const source = policy.funding.find((one) => one.id === id)
  if (source && !table.named) {
    // Who leads in general does not hand out money.
    lines.length = 0
    for (const through of source.through) add(nameOf(policy, through), 'funds')
    add(source.covers)
  }
  const cite =
    rows[0] && !(source && !table.named) ? rows[0].citations[0]!.clause : labelOf(policy, thing.cite)
  return {
    id,
    name: thing.name,
    lines,
    ...(table.named || source || kind === 'department' ? {} : { general: true as const }),
    clause: displayLabel(cite),
  }
}

function labelOf(policy: Policy, cite: readonly (readonly [number, number, number])[]): string {
  return policy.clauses[cite[0]![0]]!.label
}
