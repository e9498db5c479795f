import { assess, type Assessment, type FactQuestion, type Facts, type Policy } from '../../knowledge/index.ts'
import { groupOf, type Group } from '../../ui/index.ts'
import { knownFacts, type Case } from './case.ts'

export interface Row {
  id: string
  name: string
  /** One for each case, as words. */
  values: string[]
}

export interface Comparison {
  names: string[]
  verdicts: Assessment['eligibility']['verdict'][]
  /** For each group of funding, how many sources of each case fall into it. */
  funding: Record<Group, number[]>
  /** Facts on which the cases differ, in the order they are asked. */
  differing: Row[]
  /** Facts answered, and alike. */
  same: Row[]
}

export interface Words {
  unknown: string
  none: string
}

/** Two or more cases side by side, judged from the same day. */
export function compare(policy: Policy, cases: readonly Case[], asOf: string, words: Words): Comparison {
  const facts = cases.map((one) => knownFacts(policy, one.state.facts).facts)
  const results = facts.map((one) => assess(policy, one, asOf))
  const count = (group: Group) =>
    results.map((result) => result.funding.filter((one) => groupOf(one) === group).length)
  const rows = policy.facts
    .map((fact): Row => ({
      id: fact.id,
      name: fact.name,
      values: facts.map((one) => tell(policy, fact, one, words)),
    }))
    .filter((row) => facts.some((one) => one[row.id] !== undefined && one[row.id] !== null))
  const alike = (row: Row) => row.values.every((value) => value === row.values[0])
  return {
    names: cases.map((one) => one.name),
    verdicts: results.map((result) => result.eligibility.verdict),
    funding: {
      applies: count('applies'),
      judged: count('judged'),
      undetermined: count('undetermined'),
      'does-not-apply': count('does-not-apply'),
    },
    differing: rows.filter((row) => !alike(row)),
    same: rows.filter(alike),
  }
}

function tell(policy: Policy, fact: FactQuestion, facts: Facts, words: Words): string {
  const value = facts[fact.id]
  if (value === undefined || value === null) return words.none
  if (value === 'unknown') return words.unknown
  // Items stand in the order of the document, so that the same choice reads the same.
  if (Array.isArray(value))
    return policy.items
      .filter((item) => value.includes(item.id))
      .map((item) => item.name)
      .join('、')
  return fact.labels[String(value)] ?? String(value)
}
