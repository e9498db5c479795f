/** How many questions an engine asks that cannot matter. */
import { random } from '../measure.mjs'
import { matters, settled } from './exact.mjs'

/**
 * @typedef {{ asked: number, idle: number, sessions: number, unasked: number, wrong: number }} Count
 * `idle`: asked although no answer can change the verdict; `unasked`: ended with the verdict open;
 * `wrong`: verdicts that differ from the exact one
 */

/**
 * Every state a person can come to by answering, in any order, what the engine would ask; each question it would ask
 * there is looked at once.
 * @returns {Count}
 */
export function everyOrder(criteria, open) {
  const chance = random(1)
  const count = { asked: 0, idle: 0, sessions: 0, unasked: 0, wrong: 0 }
  const seen = new Set()
  const go = (known) => {
    const key = Object.keys(criteria.facts)
      .map((name) => String(known[name]))
      .join()
    if (seen.has(key)) return
    seen.add(key)
    const now = open(known)
    compare(count, criteria, known, now, chance)
    for (const fact of now.open) {
      count.asked++
      if (!matters(criteria, known, fact, chance)) count.idle++
      for (const value of criteria.facts[fact]) go({ ...known, [fact]: value })
    }
  }
  go({})
  count.sessions = seen.size
  return count
}

/**
 * Questionings from start to end with answers by chance, the same for every engine.
 * @param {'its' | 'any'} order the engine's own first question each time, or any of those it would ask
 * @returns {Count}
 */
export function sampled(criteria, open, { sessions, seed, order }) {
  const count = { asked: 0, idle: 0, sessions, unasked: 0, wrong: 0 }
  const answers = random(seed)
  const chance = random(seed + 1)
  const picks = random(seed + 2)
  for (let at = 0; at < sessions; at++) {
    const person = {}
    for (const [fact, values] of Object.entries(criteria.facts))
      person[fact] = values[answers() < 0.5 ? 0 : 1]
    const known = {}
    for (;;) {
      const now = open(known)
      compare(count, criteria, known, now, chance)
      const fact = now.open[order === 'its' ? 0 : Math.floor(picks() * now.open.length)]
      if (fact === undefined) break
      count.asked++
      if (!matters(criteria, known, fact, chance)) count.idle++
      known[fact] = person[fact]
    }
  }
  return count
}

function compare(count, criteria, known, now, chance) {
  if (now.verdict === null && now.open.length > 0) return
  const exact = settled(criteria, known, chance)
  if (exact === null && now.open.length === 0) count.unasked++
  if (now.verdict !== null && now.verdict !== exact) count.wrong++
}

/** States on the way of such questionings, to measure time at. */
export function statesOf(criteria, { count, seed }) {
  const chance = random(seed)
  const names = Object.keys(criteria.facts)
  return Array.from({ length: count }, () => {
    const share = chance()
    const known = {}
    for (const name of names) if (chance() < share) known[name] = criteria.facts[name][chance() < 0.7 ? 0 : 1]
    return known
  })
}
