/** Criteria to decide, in the form of our rules: tests of facts under all, any and none. */
import { policies } from '../../dist/node/index.js'
import { random } from '../measure.mjs'

/**
 * @typedef {{ name: string, rule: object, facts: Record<string, [unknown, unknown]> }} Criteria
 * `facts`: a value that passes and one that does not, for each fact in order of first appearance
 */

/** The scope of this policy. Its date becomes a number, which all engines have: 2005-12-31 is 20051231. */
export function scope() {
  const facts = {}
  const parts = policies[0].criteria.map(({ when }) => {
    const { fact, id } = when
    if ('onOrBefore' in when) {
      const day = Number(when.onOrBefore.replaceAll('-', ''))
      facts[fact] = [day - 70_000, day + 50_000]
      return { fact, id, atMost: day }
    }
    // A choice of two is a yes or no.
    facts[fact] = when.equals === false ? [false, true] : [true, false]
    return { fact, id, equals: when.equals !== false }
  })
  return { name: 'the scope of this policy, 8 facts', rule: { all: parts }, facts }
}

/**
 * Provisions as plans have them: two general conditions, then one of several provisions, each of which asks for facts
 * of its own, one of two others, an exception, and facts that a neighbouring provision asks for as well.
 * @returns {Criteria}
 */
export function provisions(count, seed) {
  const chance = random(seed)
  const below = (n) => Math.floor(chance() * n)
  const names = Array.from({ length: count }, (_, at) => `f${at + 1}`)
  let ids = 0
  const test = (fact) => ({ fact, id: `t${++ids}`, equals: chance() < 0.8 })
  const own = names.slice(2)
  const parts = []
  for (let at = 0; at < own.length; at += 4) {
    const group = own.slice(at, at + 4)
    const near = names.slice(Math.max(0, at - 4), at + 2)
    const shared = () => near[below(near.length)]
    const [first, second, third, fourth] = group
    parts.push({
      all: [
        test(first),
        { any: [second, third, shared()].filter(Boolean).map(test) },
        ...(fourth ? [{ none: [test(fourth), { all: [test(first), test(shared())] }] }] : []),
        test(shared()),
      ],
    })
  }
  const rule = { all: [test(names[0]), { any: [{ all: [test(names[1])] }, ...parts] }] }
  return {
    name: `provisions that share facts, ${count} facts`,
    rule,
    facts: Object.fromEntries(names.map((name) => [name, [true, false]])),
  }
}
