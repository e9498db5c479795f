import { answersTo, MOST } from './answers.ts'
import { eligibility } from './assess.ts'
import { things } from './cite.ts'
import { clauseAnswer } from './compose.ts'
import { truth } from './criterion.ts'
import { parseDate } from './dates.ts'
import { evidenceFor } from './evidence.ts'
import { leftOver } from './parts.ts'
import type { Answer, AnswerItem, Coverage } from './results.ts'
import type { Policy } from './types.ts'
import { inWords, understand } from './understand.ts'
import type { Understanding } from './understand.ts'

/** At most so many related clauses. */
const MOST_RELATED = 4

/**
 * Answers a question in plain words, in Chinese or pinyin.
 * @param asOf YYYY-MM-DD; ages (三十年的楼) are reckoned from it. Throws RangeError when it is no day.
 */
export function ask(policy: Policy, question: string, asOf: string): Answer {
  const today = parseDate(asOf)
  if (!today || today.from !== today.to) throw new RangeError(`asOf is not a day: ${asOf}`)
  const understood = understand(policy, question, Number(asOf.slice(0, 4)))
  const facts = factsIn(policy, understood)
  let answers = answersIn(policy, understood)
  const coverage = coverageOf(policy, understood, answers)
  const silentOn = coverage === 'stated' ? [] : names(understood, coverage, answers)
  if (coverage === 'silent' || coverage === 'off-topic') answers = []
  const eligible = understood.intent === 'eligible' && answers.length > 0 ? eligibility(policy, facts) : null
  return {
    question,
    policy: policy.id,
    intent: coverage === 'off-topic' ? null : understood.intent,
    coverage,
    answers,
    related: coverage === 'off-topic' ? [] : relatedTo(policy, understood, answers),
    silentOn,
    facts: facts,
    verdict: eligible ? eligible.verdict : null,
    ask: eligible ? eligible.ask : [],
    understood: inWords(policy, understood),
  }
}

/** Told by the question itself. A year that might lie on either side of a border the policy draws is left out. */
function factsIn(policy: Policy, understood: Understanding): Record<string, string | boolean> {
  const facts: Record<string, string | boolean> = {}
  understood.asks.forEach((list) => {
    const told = /^fact:(\w+)=(.+)$/.exec(list)
    if (told) facts[told[1]!] = told[2] === 'true' ? true : told[2] === 'false' ? false : told[2]!
  })
  const date = policy.facts.find((fact) => fact.form.kind === 'date')
  if (date && understood.years) {
    const { from, to, year, date: told } = understood.years
    if (from === to || settled(policy, date.id, from, to)) facts[date.id] = told ?? String(year)
  }
  return facts
}

/** True when every test of the fact answers the same at both ends of the range, and not "unknown". */
function settled(policy: Policy, fact: string, from: number, to: number): boolean {
  const forms = { [fact]: { kind: 'date' } as const }
  return [...policy.criteria, ...policy.goals].every(({ when }) => {
    if (!('fact' in when) || when.fact !== fact) return true
    const first = truth(when, { [fact]: String(from) }, forms)
    return first !== 'unknown' && first === truth(when, { [fact]: String(to) }, forms)
  })
}

/** How much of what is asked the document answers; see the contract. */
function coverageOf(policy: Policy, understood: Understanding, answers: readonly AnswerItem[]): Coverage {
  const { topics, weight, mentions, asks } = understood
  if (answers.length && evidenceFor(policy, understood, answers) > 0)
    return topics.aspect.length ||
      topics.silent.length ||
      topics['off-topic'].length ||
      beside(understood, answers)
      ? 'partly'
      : 'stated'
  const inside = mentions.reduce((sum, one) => sum + one.weight, 0)
  const onSubject = asks.has('subject') || inside > 0 || understood.intent === 'eligible'
  if (topics['off-topic'].length && weight['off-topic'] * 2 >= inside)
    return onSubject && topics.silent.length ? 'silent' : 'off-topic'
  return onSubject || topics.silent.length || topics.aspect.length ? 'silent' : 'off-topic'
}

/** What is asked beside what is answered, in its own words. */
function beside(understood: Understanding, answers: readonly AnswerItem[]): string | null {
  const words = leftOver(
    understood.parts,
    answers.some((one) => one.departments.length > 0),
  )
  return words && `“${words}”`
}

function names(understood: Understanding, coverage: Coverage, answers: readonly AnswerItem[]): string[] {
  const { topics, missing } = understood
  const all = [...topics.silent, ...topics.aspect, ...topics['off-topic']].map((topic) => topic.name)
  const more = coverage === 'partly' && !all.length && beside(understood, answers)
  if (more) all.push(more)
  if (missing && coverage === 'silent') all.unshift(missing)
  if (!all.length && coverage === 'silent') all.push('所问的事项')
  return all.filter((name, place) => all.indexOf(name) === place)
}

/** The answers to what is most likely meant; where something else may be meant as well, its first answer is the third. */
export function answersIn(policy: Policy, understood: Understanding): AnswerItem[] {
  const answers = unique(answersTo(policy, understood))
  const { second } = understood
  const other = second
    ? answersTo(policy, { ...understood, intent: second }).find(
        ({ id }) => !answers.slice(0, 2).some((one) => one.id === id),
      )
    : undefined
  if (other && answers.length) answers.splice(2, 0, other)
  return unique(answers).slice(0, MOST)
}

function unique(answers: readonly AnswerItem[]): AnswerItem[] {
  return answers.filter((one, place) => answers.findIndex((other) => other.id === one.id) === place)
}

/** Clauses nearby that are not answers. */
function relatedTo(policy: Policy, understood: Understanding, answers: readonly AnswerItem[]): AnswerItem[] {
  const labels: string[] = []
  const add = (label: string) => {
    if (labels.indexOf(label) < 0 && !answers.some((one) => one.citations.some((c) => c.clause === label)))
      labels.push(label)
  }
  const { topics, mentions } = understood
  for (const topic of [...topics.silent, ...topics.aspect]) for (const label of topic.related) add(label)
  for (const { id } of mentions)
    for (const span of things(policy).get(id)!.cite) add(policy.clauses[span[0]]!.label)
  return labels
    .map((label) => clauseAnswer(policy, label))
    .filter((one): one is AnswerItem => one !== null)
    .slice(0, MOST_RELATED)
}
