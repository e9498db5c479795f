import { allow, describe, type Stretch } from './classes.ts'
import type { Decision, Known } from './criterion.ts'
import { cheapest, ends, type Tree } from './diagram.ts'

/** Tests by their place in `Decision.tests`. */
type Tests = readonly number[]

/**
 * The smallest proof that follows the shape of the rule, or null where only the facts behind the tests decide.
 * `truths` are the tests' known truths.
 */
function prove(tree: Tree, wanted: boolean, truths: readonly (boolean | undefined)[]): Tests | null {
  if ('test' in tree) {
    const known = truths[tree.test]
    return known !== undefined && (known === tree.holds) === wanted ? [tree.test] : null
  }
  let best: Tests | null = tree.all === wanted ? [] : null
  for (const part of tree.parts) {
    const proof = prove(part, wanted, truths)
    if (tree.all === wanted) {
      if (!proof || !best) return null
      best = [...new Set(best.concat(proof))]
    } else if (proof && (!best || proof.length < best.length)) best = proof
  }
  return best
}

/** Steps of the search for a smallest set at most: rules that people write take some dozens. */
const MOST = 20_000

/** At most `size` elements, first ones preferred, that meet every set; null if there are none. Takes from `steps`. */
function hit(sets: readonly Tests[], size: number, steps: { left: number }): Tests | null {
  if (--steps.left < 0) return null
  let next: Tests | undefined
  const apart = new Set<number>()
  let needed = 0
  for (const set of sets) {
    if (!next || set.length < next.length) next = set
    if (set.some((test) => apart.has(test))) continue
    needed++
    set.forEach((test) => apart.add(test))
  }
  if (!next) return []
  if (needed > size) return null
  for (const test of next) {
    const rest = hit(
      sets.filter((set) => !set.includes(test)),
      size - 1,
      steps,
    )
    if (rest) return [test].concat(rest)
  }
  return null
}

/**
 * The ids of the smallest set of tests, of known truth, that by their truths alone force the verdict; empty while
 * it is unknown. In the rule's order; of several such sets, the one that stands first in it is preferred.
 *
 * Whatever does not suffice has a counterexample: facts that agree with it and turn the verdict over. A set that
 * suffices holds, for each counterexample, a test which it breaks. So counterexamples are collected until a smallest
 * set that meets them all has none itself, or is no smaller than the proof along the rule. Each round takes
 * counterexamples that share no test, hence where every fact is tested once the first round is the last. The search
 * can take exponential time; after MOST steps of it the proof along the rule is given, which may not be the smallest.
 */
export function deciding(decision: Decision, known: Known): string[] {
  const { variables, tests, tree, nodes } = decision
  const allowed = allow(variables, known)
  const end = ends(decision, allowed)
  if (end === 3) return []
  const truths = tests.map(({ variable, passes }) => {
    const seen = passes.filter((_, c) => allowed[variable]![c])
    return seen.every((passed) => passed === seen[0]) ? seen[0] : undefined
  })
  const breaks = (test: number, c: number) =>
    truths[test] !== undefined && truths[test] !== tests[test]!.passes[c]

  /** The tests broken by facts that keep those of `kept`, break as few as can be, and reverse the verdict. */
  function counterexample(kept: Tests): Tests | null {
    const prices = variables.map(({ size }) => new Array<number>(size).fill(0))
    tests.forEach(({ variable, passes }, test) =>
      passes.forEach((_, c) => {
        if (breaks(test, c)) prices[variable]![c]! += kept.includes(test) ? Infinity : 1
      }),
    )
    const way = cheapest(decision, end === 2 ? 0 : 1, prices)
    if (!way) return null
    const taken = new Map(way.map(({ node, taken }) => [nodes[node]!.variable, taken]))
    return tests
      .map((_, test) => test)
      .filter((test) => {
        const c = taken.get(tests[test]!.variable)
        return c !== undefined && breaks(test, c)
      })
  }

  const all = tests.map((_, test) => test).filter((test) => truths[test] !== undefined)
  const proof = prove(tree, end === 2, truths) ?? all
  const sets: Tests[] = []
  const steps = { left: MOST }
  let chosen: Tests = []
  for (;;) {
    let kept = chosen
    for (let set = counterexample(kept); set; set = counterexample(kept)) {
      sets.push(set)
      kept = kept.concat(set)
    }
    if (kept === chosen) break
    let size = chosen.length
    let met = hit(sets, size, steps)
    while (!met && ++size < proof.length) met = hit(sets, size, steps)
    chosen = met && size < proof.length ? met : proof
  }
  return chosen
    .slice()
    .sort((a, b) => a - b)
    .map((test) => tests[test]!.id)
}

/** A fact to change, and the values that do it: a boolean, some options, or a stretch of days or numbers. */
export interface Change {
  fact: string
  to: boolean | readonly string[] | Stretch
}

/**
 * The fewest facts to change so that a decided verdict can turn over; empty while it is unknown, null if nothing
 * turns it. Unknown facts are free: they are not counted and not listed, and may have to turn out right as well.
 * A partly known fact is free within what is known of it.
 */
export function smallestChange(decision: Decision, known: Known): Change[] | null {
  const { variables, nodes } = decision
  const allowed = allow(variables, known)
  const end = ends(decision, allowed)
  if (end === 3) return []
  const prices = allowed.map((open) => open.map((free) => (free ? 0 : 1)))
  const way = cheapest(decision, end === 2 ? 0 : 1, prices)
  if (!way) return null
  return way
    .filter(({ node, taken }) => prices[nodes[node]!.variable]![taken])
    .map(({ node, taken }) => {
      const { variable, kids } = nodes[node]!
      const same = (c: number) => kids[c] === kids[taken]
      return { fact: variables[variable]!.fact, to: describe(variables[variable]!, taken, same) }
    })
}
