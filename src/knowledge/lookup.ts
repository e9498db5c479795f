import { aliasesOf, things } from './cite.ts'
import type { Found, ThingKind } from './cite.ts'
import { lexiconOf, matches } from './lexicon.ts'
import { normalise } from './normalise.ts'
import type { Policy } from './types.ts'

/** What an office's full name has around the part that tells which office it is. */
const BEFORE = /^.{0,4}?[省市区县]/
const AFTER = /(?:局|委|办|部门|委员会|办公室)$/

/**
 * By id, name or alias, in this order; an office also without the place before it and the rank after it (泰安市住建局),
 * anything also by words of the vocabulary that make up more than half of the name (充电桩). `kinds` narrows the search.
 * White space does not matter.
 */
export function findThing(policy: Policy, words: string, kinds?: readonly ThingKind[]): Found | undefined {
  const wanted = words.replace(/\s/g, '')
  const all = [...things(policy).values()].filter((one) => !kinds || kinds.indexOf(one.thing) >= 0)
  const called = (name: string) => all.find((one) => aliasesOf(policy, one.id).indexOf(name) >= 0)
  const short = wanted.replace(AFTER, '')
  const office = [short, wanted.replace(BEFORE, ''), short.replace(BEFORE, '')].map(called).find(Boolean)
  return (
    all.find((one) => one.id === wanted) ??
    all.find((one) => one.name === wanted) ??
    called(wanted) ??
    (office?.thing === 'department' ? office : spokenOf(policy, wanted, all))
  )
}

/** The one thing a name speaks of, if it speaks of little else and of no topic the document is silent on. */
function spokenOf(policy: Policy, name: string, among: readonly Found[]): Found | undefined {
  const text = normalise(name, policy.words.traditional)
  const covered: boolean[] = []
  let spoken: Found | undefined
  for (const { start, end, meanings } of matches(lexiconOf(policy), text))
    for (const meaning of meanings) {
      if (meaning.kind === 'topic') return undefined
      const one = meaning.kind === 'thing' && among.find(({ id }) => id === meaning.id)
      if (!one) continue
      if (spoken && spoken !== one) return undefined
      spoken = one
      for (let at = start; at < end; at++) covered[at] = true
    }
  return covered.filter(Boolean).length * 2 > text.length ? spoken : undefined
}
