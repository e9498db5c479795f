import { allow, classify, passes, readTest, type Reading, type Variable } from './classes.ts'
import { build, type Diagram, ends, odds, type Row, support, type Tree } from './diagram.ts'

export { deciding, smallestChange, type Change } from './reason.ts'

/**
 * A rule is `all / any / none` over tests of facts and judgements left to an authority. It is decided over facts,
 * not over tests: "before 2000" and "before 2005" ask for one date, and are never taken for independent.
 */

export type FactValue = string | number | boolean | readonly string[]

/** What is known. Left out, null and 'unknown' mean unknown; a date may be known to the year or month only. */
export type Known = Readonly<Record<string, FactValue | null | undefined>>

export type FactForm =
  { kind: 'boolean' } | { kind: 'choice'; options: readonly string[] } | { kind: 'date' } | { kind: 'number' }

/**
 * One condition on one fact. Dates are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: `before` and `onOrAfter` count from the
 * first day such a date can mean, `onOrBefore` and `after` from the last.
 */
export type Test = { fact: string; id: string } & (
  | { equals: string | boolean | number }
  | { oneOf: readonly (string | number)[] }
  | { before: string }
  | { onOrBefore: string }
  | { after: string }
  | { onOrAfter: string }
  | { atLeast: number }
  | { atMost: number }
  | { lessThan: number }
  | { moreThan: number }
)

/** Left to an authority: no fact answers it. */
export interface Judgement {
  judgement: string
  id: string
}

/** Objects may carry more properties, such as quotes; they are not looked at. */
export type Rule =
  { all: readonly Rule[] } | { any: readonly Rule[] } | { none: readonly Rule[] } | Test | Judgement

export type Verdict = 'met' | 'unmet' | 'unknown'

/** A compiled rule: plain data, to be asked by the functions below. */
export interface Decision extends Diagram {
  /** Facts in order of first appearance. */
  variables: readonly Variable[]
  /** Tests in order of first appearance. */
  tests: readonly Row[]
  tree: Tree
  /** The rule holds a judgement: 'met' then says that it may apply, not that it must. */
  discretionary: boolean
}

/**
 * Compiles a rule. Judgements count as granted, so 'met' means that all stated conditions on facts hold; for
 * that to be a reading in the asker's favour, a judgement may only stand where granting it helps.
 *
 * Throws RangeError for a fact without a form, an operator that does not suit the form, an unknown choice, an
 * impossible date, an id given to two tests, a judgement under an odd number of `none`, and facts that hang together
 * so closely that the diagram would grow without bound; TypeError for an operand of the wrong type.
 */
export function compileRule(rule: Rule, forms: Readonly<Record<string, FactForm>>): Decision {
  const readings: Reading[] = []
  let discretionary = false

  function read(part: Rule, negated: boolean): Tree {
    const kinds = ['all', 'any', 'none', 'judgement', 'fact'].filter((kind) => kind in part)
    if (kinds.length !== 1)
      throw new RangeError(`A rule is all, any, none, a test or a judgement, not ${JSON.stringify(part)}`)
    if ('judgement' in part) {
      if (negated) throw new RangeError(`Judgement "${part.id}" stands under none, where granting it harms`)
      discretionary = true
      return { all: true, parts: [] }
    }
    if ('fact' in part) return { test: place(part), holds: !negated }
    const none = 'none' in part
    const parts = none ? part.none : 'all' in part ? part.all : part.any
    return {
      all: (none || 'all' in part) !== negated,
      parts: parts.map((next) => read(next, none !== negated)),
    }
  }

  function place(test: Test): number {
    const known = Object.prototype.hasOwnProperty.call(forms, test.fact)
    const reading = readTest(test, known ? forms[test.fact] : undefined)
    const at = readings.findIndex(({ id }) => id === test.id)
    if (at < 0) return readings.push(reading) - 1
    if (JSON.stringify(reading) !== JSON.stringify(readings[at]))
      throw new RangeError(`Two different tests have the id "${test.id}"`)
    return at
  }

  const tree = read(rule, false)
  const facts = [...new Set(readings.map(({ fact }) => fact))]
  const variables = facts.map((fact) =>
    classify(
      fact,
      forms[fact]!,
      readings.filter((reading) => reading.fact === fact),
    ),
  )
  const tests = readings.map((reading) => {
    const variable = facts.indexOf(reading.fact)
    return { id: reading.id, variable, passes: passes(reading, variables[variable]!) }
  })
  const { nodes, root } = build(tree, tests)
  return { nodes, root, variables, tests, tree, discretionary }
}

const VERDICTS: readonly Verdict[] = ['unknown', 'unmet', 'met', 'unknown']

/**
 * 'met' if every completion of what is not (or only partly) known makes the rule true, 'unmet' if none does.
 * Throws TypeError or RangeError, with `fact`, `value` and `accepted`, for a value not of its fact's form.
 */
export function verdict(decision: Decision, known: Known): Verdict {
  return VERDICTS[ends(decision, allow(decision.variables, known))]!
}

/** Each test of the rule, in its order, with its fact and its own truth. */
export function findings(
  { tests, variables }: Decision,
  known: Known,
): { id: string; fact: string; truth: Verdict }[] {
  const allowed = allow(variables, known)
  return tests.map(({ id, variable, passes }) => {
    let seen = 0
    passes.forEach((passed, c) => allowed[variable]![c] && (seen |= passed ? 2 : 1))
    return { id, fact: variables[variable]!.fact, truth: VERDICTS[seen]! }
  })
}

/** The truth of one test alone. */
export function truth(test: Test, known: Known, forms: Readonly<Record<string, FactForm>>): Verdict {
  return verdict(compileRule(test, forms), known)
}

/**
 * The facts that can still change the verdict, and no other: for each there is a completion of the rest under
 * which two of its possible values differ. Empty once decided.
 *
 * Most decisive first: by the share of its possible classes that settle the verdict at once, then by how far it
 * moves the share of completions that are true, then by place in the rule.
 */
export function relevant(decision: Decision, known: Known): string[] {
  const allowed = allow(decision.variables, known)
  if (ends(decision, allowed) !== 3) return []
  const ranked = support(decision, allowed).map((variable) => {
    const own = allowed[variable]!
    let settled = 0
    let least = 1
    let most = 0
    own.forEach((open, c) => {
      if (!open) return
      const one = allowed.slice()
      one[variable] = own.map((_, i) => i === c)
      if (ends(decision, one) !== 3) settled++
      const share = odds(decision, one)
      least = Math.min(least, share)
      most = Math.max(most, share)
    })
    // Rounded, so that equal facts keep the rule's order whatever the last digit says.
    return {
      variable,
      settled: settled / own.filter(Boolean).length,
      moves: Math.round((most - least) * 1e6),
    }
  })
  ranked.sort((a, b) => b.settled - a.settled || b.moves - a.moves || a.variable - b.variable)
  return ranked.map(({ variable }) => decision.variables[variable]!.fact)
}
