import { cite, citeAll, nameOf } from './cite.ts'
import { compileRule, deciding, findings as truths, relevant, smallestChange, verdict } from './criterion.ts'
import type { Decision, Judgement, Rule, Test } from './criterion.ts'
import { parseDate } from './dates.ts'
import { generalParties, partiesFor } from './duties.ts'
import { formsOf } from './facts.ts'
import type {
  Assessment,
  Change,
  Eligibility,
  Facts,
  Finding,
  Inquiry,
  ItemResult,
  NextQuestion,
  RuleResult,
  StepResult,
} from './results.ts'
import type { FactQuestion, Policy, Span, Step, Thing, WorkItem } from './types.ts'

interface Ruled extends Thing {
  when: Rule
}
/** What compiling adds to a leaf. */
type Cited = { cite?: readonly Span[] }

interface Compiled {
  eligibility: Decision
  decisions: Map<string, Decision>
  /** The tests of each rule, for what they cite. */
  tests: Map<string, readonly Test[]>
  /** What no fact changes, made once. */
  items: ReadonlyMap<string, ItemResult>
  steps: StepResult[]
}

const compiled = new WeakMap<Policy, Compiled>()

/** Decision diagrams of a policy, made once. */
function compile(policy: Policy): Compiled {
  let made = compiled.get(policy)
  if (!made) {
    const forms = formsOf(policy)
    const decisions = new Map<string, Decision>()
    const tests = new Map<string, readonly Test[]>()
    for (const one of rulesOf(policy)) {
      decisions.set(one.id, compileRule(one.when, forms))
      tests.set(
        one.id,
        leaves(one.when).filter((leaf): leaf is Test => 'fact' in leaf),
      )
    }
    const eligibility = compileRule({ all: policy.criteria.map((one) => one.when) }, forms)
    made = {
      eligibility,
      decisions,
      tests,
      items: new Map(policy.items.map((item) => [item.id, itemOf(policy, item)])),
      steps: policy.steps.map((step) => stepOf(policy, step)),
    }
    compiled.set(policy, made)
  }
  return made
}

function rulesOf(policy: Policy): Ruled[] {
  return [...policy.criteria, ...policy.goals, ...policy.funding, ...policy.models]
}

function leaves(rule: Rule): (Test | Judgement)[] {
  const inner = 'all' in rule ? rule.all : 'any' in rule ? rule.any : 'none' in rule ? rule.none : null
  if (!inner) return [rule as Test | Judgement]
  const result: (Test | Judgement)[] = []
  for (const one of inner) result.push(...leaves(one))
  return result
}

/**
 * The whole assessment of one community on the facts known.
 * @param asOf YYYY-MM-DD, the day to judge from; the module reads no clock. Throws RangeError when it is no date.
 */
export function assess(policy: Policy, facts: Facts, asOf: string): Assessment {
  const today = parseDate(asOf)
  if (!today || today.from !== today.to) throw new RangeError(`asOf is not a day: ${asOf}`)
  const { decisions } = compile(policy)
  const wanted = Array.isArray(facts.items) ? (facts.items as readonly string[]) : null
  return {
    policy: policy.id,
    asOf,
    eligibility: eligibility(policy, facts),
    goals: policy.goals.map((goal) => ({
      id: goal.id,
      name: goal.name,
      applies: ({ met: 'yes', unmet: 'no', unknown: 'unknown' } as const)[
        verdict(decisions.get(goal.id)!, facts)
      ],
      due: goal.due,
      overdue: parseDate(goal.due)!.to < today.from,
      askAfterwards: goal.askAfterwards.map((id) => nameOf(policy, id)),
      ...(goal.note === undefined ? {} : { note: goal.note }),
      citations: citeAll(policy, goal.cite),
    })),
    workItems: policy.items
      .filter((item) => !wanted || wanted.indexOf(item.id) >= 0)
      .map((item) => itemResult(policy, item.id)!),
    funding: policy.funding.map((one) => ({
      ...ruled(policy, one, facts),
      covers: one.covers,
      through: one.through.map((id) => nameOf(policy, id)),
    })),
    models: policy.models.map((one) => ruled(policy, one, facts)),
    steps: compile(policy).steps,
  }
}

/** One work item with who is named for it, or undefined when there is none of that id. */
export function itemResult(policy: Policy, id: string): ItemResult | undefined {
  return compile(policy).items.get(id)
}

function itemOf(policy: Policy, item: WorkItem): ItemResult {
  const departments = partiesFor(policy, item.id)
  return {
    id: item.id,
    name: item.name,
    category: item.category,
    condition: item.condition ?? null,
    departments,
    general: departments.length ? [] : generalParties(policy),
    funding: [...item.funding],
    ...(item.note === undefined ? {} : { note: item.note }),
    citations: citeAll(policy, item.cite),
  }
}

function stepOf(policy: Policy, step: Step): StepResult {
  return {
    id: step.id,
    name: step.name,
    tasks: step.tasks.map((task) => ({ name: task.name, citations: citeAll(policy, task.cite) })),
    parties: step.parties.map((id) => nameOf(policy, id)),
    outputs: [...step.outputs],
    citations: citeAll(policy, step.cite),
  }
}

/** Eligibility alone: whether the community lies within the scope. */
export function eligibility(policy: Policy, facts: Facts): Eligibility {
  const { eligibility: decision } = compile(policy)
  return {
    verdict: ({ met: 'eligible', unmet: 'ineligible', unknown: 'undetermined' } as const)[
      verdict(decision, facts)
    ],
    findings: ([] as Finding[]).concat(...policy.criteria.map((one) => findings(policy, one, facts))),
    deciding: deciding(decision, facts),
    ask: relevant(decision, facts),
    change: changes(policy, decision, facts),
  }
}

function findings(policy: Policy, one: Ruled, facts: Facts): Finding[] {
  const { decisions, tests } = compile(policy)
  return truths(decisions.get(one.id)!, facts).map(({ id, fact, truth }) => {
    const test = tests.get(one.id)!.find((held) => held.id === id) as Cited | undefined
    return { criterion: id, name: one.name, fact, truth, citations: citeAll(policy, test?.cite ?? one.cite) }
  })
}

function ruled(policy: Policy, one: Ruled & { discretionary: boolean }, facts: Facts): RuleResult {
  const decision = compile(policy).decisions.get(one.id)!
  return {
    id: one.id,
    name: one.name,
    verdict: ({ met: 'applies', unmet: 'does-not-apply', unknown: 'undetermined' } as const)[
      verdict(decision, facts)
    ],
    discretionary: one.discretionary,
    judgements: leaves(one.when)
      .filter((leaf): leaf is Judgement & { by?: string } & Cited => 'judgement' in leaf)
      .map((leaf) => ({
        words: leaf.judgement,
        by: leaf.by === undefined ? null : nameOf(policy, leaf.by),
        citations: (leaf.cite ?? one.cite).map((span) => cite(policy, span)),
      })),
    findings: findings(policy, one, facts),
    ask: relevant(decision, facts),
    ...(one.note === undefined ? {} : { note: one.note }),
    citations: citeAll(policy, one.cite),
  }
}

function changes(policy: Policy, decision: Decision, facts: Facts): Change[] {
  return (smallestChange(decision, facts) ?? []).map(({ fact, to }) => {
    const question = policy.facts.find((one) => one.id === fact)!
    return { fact, to: inWords(question, to) }
  })
}

/** A class of values in the words of the question: 2005-12-31 及以前 · 是 · 国有土地. */
function inWords(question: FactQuestion, to: unknown): string {
  if (typeof to === 'object' && to !== null && !Array.isArray(to)) {
    const { from, to: until } = to as { from?: string; to?: string }
    return from && until ? `${from} 至 ${until}` : from ? `${from} 及以后` : `${until} 及以前`
  }
  const label = (value: unknown) => question.labels[String(value)] ?? String(value)
  return Array.isArray(to) ? to.map(label).join(' 或 ') : label(to)
}

/** Facts that can still change one of the verdicts of a goal, most decisive first; those answered 'unknown' too. */
export function open(policy: Policy, goal: Inquiry, facts: Facts): string[] {
  if (goal === 'eligibility') return relevant(compile(policy).eligibility, facts)
  const rank = new Map<string, number>()
  for (const one of policy[goal]) {
    const asked = relevant(compile(policy).decisions.get(one.id)!, facts)
    asked.forEach((fact, place) => rank.set(fact, (rank.get(fact) ?? 0) + 1 / (place + 1)))
  }
  const order = policy.facts.map((fact) => fact.id)
  return [...rank.keys()].sort((a, b) => rank.get(b)! - rank.get(a)! || order.indexOf(a) - order.indexOf(b))
}

/** The next question worth asking, or `fact: null`. A fact answered 'unknown' is not asked again. */
export function next(policy: Policy, goal: Inquiry, facts: Facts): NextQuestion {
  const remaining = open(policy, goal, facts).filter((fact) => facts[fact] !== 'unknown')
  const question = policy.facts.find((fact) => fact.id === remaining[0])
  return {
    policy: policy.id,
    goal,
    fact: question?.id ?? null,
    question: question?.question ?? null,
    help: question?.help ?? null,
    form: question?.form.kind ?? null,
    choices: question ? choices(question) : [],
    citations: question ? citeAll(policy, question.cite) : [],
    remaining,
  }
}

/** Accepted values with their words, in the order to show; empty for dates and items. */
export function choices(question: FactQuestion): { value: string | boolean; label: string }[] {
  const values: (string | boolean)[] =
    question.form.kind === 'boolean'
      ? [true, false]
      : question.form.kind === 'choice'
        ? [...question.form.options]
        : []
  return values.map((value) => ({ value, label: question.labels[String(value)] ?? String(value) }))
}
