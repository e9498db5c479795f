import { splitWords } from './types.ts'
import type { Citation, Clause, Policy, Span, Thing } from './types.ts'

/** A span as a citation. Throws RangeError when it points outside the text, so a broken pack cannot misquote. */
export function cite(policy: Policy, [index, start, end]: Span): Citation {
  const clause = policy.clauses[index]
  if (!clause || !(start >= 0 && start < end && end <= clause.text.length))
    throw new RangeError(`span [${index}, ${start}, ${end}] lies outside the text of ${policy.id}`)
  return { clause: clause.label, quote: clause.text.slice(start, end) }
}

export function citeAll(policy: Policy, spans: readonly Span[]): Citation[] {
  return spans.map((span) => cite(policy, span))
}

export function clauseOf(policy: Policy, label: string): Clause | undefined {
  return policy.clauses.find((clause) => clause.label === label)
}

/** `二(一)2` as official documents write it: 二、（一）2. */
export function displayLabel(label: string): string {
  const parts = /^([一二三四五六七八九十]+)(?:\(([一二三四五六七八九十]+)\)(\d+)?)?$/.exec(label)
  if (!parts) return label
  const [, chapter, section, item] = parts
  return `${chapter}、${section ? `（${section}）` : ''}${item ? `${item}.` : ''}`
}

/** The kinds of things a policy holds, by the name of their list. */
export const KINDS = {
  departments: 'department',
  items: 'item',
  duties: 'duty',
  criteria: 'criterion',
  goals: 'goal',
  funding: 'funding',
  models: 'model',
  steps: 'step',
  statements: 'statement',
} as const
export type ThingKind = (typeof KINDS)[keyof typeof KINDS]
export type Found = Thing & { thing: ThingKind }

const byId = new WeakMap<Policy, Map<string, Found>>()

/** All things of a policy by id. */
export function things(policy: Policy): ReadonlyMap<string, Found> {
  let map = byId.get(policy)
  if (!map) {
    map = new Map()
    for (const list of Object.keys(KINDS) as (keyof typeof KINDS)[])
      for (const one of policy[list]) map.set(one.id, { ...one, thing: KINDS[list] })
    byId.set(policy, map)
  }
  return map
}

export function nameOf(policy: Policy, id: string): string {
  const found = things(policy).get(id)
  return found ? found.name : id
}

/** Other names of a thing, as people say them; words of several parts are no names. */
export function aliasesOf(policy: Policy, id: string): string[] {
  return splitWords(policy.words.aliases[id]).filter((word) => word.indexOf('+') < 0)
}

/** Words of several parts for a thing: the forms of each part. */
export function partsOf(policy: Policy, id: string): string[][][] {
  return splitWords(policy.words.aliases[id])
    .filter((word) => word.indexOf('+') > 0)
    .map((word) => word.split('+').map((part) => part.split('/')))
}
