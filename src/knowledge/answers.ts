import { aliasesOf, citeAll, things } from './cite.ts'
import {
  answerFor,
  clauseAnswer,
  dutyAnswer,
  fundingAnswer,
  itemAnswer,
  plainAnswer,
  stepAnswer,
} from './compose.ts'
import type { AnswerItem } from './results.ts'
import type { Duty, Policy, Thing } from './types.ts'
import { mentioned } from './understand.ts'
import type { Understanding } from './understand.ts'

/** What may be asked about, work items and departments apart. */
const OTHERS = ['step', 'funding', 'model', 'goal', 'statement', 'criterion'] as const
/** Lists of words that ask about the scope, or tell something about it. */
const ABOUT_SCOPE = /^(?:eligible|listed|fact:.*)$/
/** At most so many: one question, one answer, not a list of everything. */
export const MOST = 8

/** The answers the graph gives to one intent, best first. */
export function answersTo(policy: Policy, understood: Understanding): AnswerItem[] {
  const items = mentioned(understood, 'item')
  const others = mentioned(understood, ...OTHERS)
  const general = () =>
    nearestFirst(
      policy,
      policy.duties.filter((duty) => duty.general),
      understood.text,
    )
  const dutiesFor = (id: string) =>
    nearestFirst(
      policy,
      policy.duties.filter((duty) => duty.of.indexOf(id) >= 0),
      understood.text,
    )
  const each = <T>(list: readonly T[], make: (one: T) => AnswerItem[]) =>
    ([] as AnswerItem[]).concat(...list.map(make))

  const clauses = (label: string) => {
    const answer = clauseAnswer(policy, label)
    return answer ? [answer] : []
  }

  switch (understood.intent) {
    case 'responsible': {
      const departments = officesAsked(understood)
      // Who accepts (验收) a thing that has an office of its own is asked of that office, not of the whole renovation.
      const targets = items.some((id) => dutiesFor(id).length)
        ? [...items, ...others.filter((id) => things(policy).get(id)!.thing !== 'step')]
        : [...items, ...others]
      // 居委会挨家问意见,哪个部门带着: who guides those that take a step is asked, not who they are.
      const guided =
        understood.asks.has('guide') ||
        (understood.asks.has('who-department') &&
          others.some((id) => things(policy).get(id)!.thing === 'step'))
      const guides = guided ? guidesOf(policy, departments) : []
      if (guides.length) return nearestFirst(policy, guides, understood.text)
      let exactly = false
      // Is it this office or that one (归商务还是归民政): those that have nothing to do with it are no answer.
      const either = targets.length > 0 && (/是不是|是否/.test(understood.text) || besideOr(understood))
      const duties = each(departments, (department) => {
        const own = policy.duties.filter((duty) => duty.department === department)
        const exact = own.filter((duty) => duty.of.some((id) => targets.indexOf(id) >= 0))
        if (exact.length) exactly = true
        return nearestFirst(policy, exact.length || either ? exact : own, understood.text)
      })
      // A long story that names nothing of the plan is a complaint; who leads the renovation is no answer to it.
      if (!targets.length)
        return duties.length
          ? duties
          : understood.asks.has('lead') || (understood.asks.has('subject') && brief(understood))
            ? general()
            : []
      // A department that is named and has just this to do: what others have to do with it was not asked.
      if (duties.length && targets.length && exactly) return duties
      return [
        ...duties,
        ...each(targets, (id) => {
          const { thing } = things(policy).get(id)!
          if (thing === 'item') return [...dutiesFor(id), itemAnswer(policy, id, !duties.length)]
          // Who takes part in a step stands in the step itself.
          return thing === 'step' && !understood.asks.has('who-department')
            ? [answerFor(policy, id), ...dutiesFor(id)]
            : [...dutiesFor(id), answerFor(policy, id)]
        }),
      ]
    }
    case 'eligible':
      // Nothing in the question is about what may be renovated; only nothing else fitted.
      if (!understood.years && !others.length && ![...understood.asks].some((list) => ABOUT_SCOPE.test(list)))
        return []
      return [...scope(policy, understood), ...each([...items, ...others], (id) => [answerFor(policy, id)])]
    case 'funding': {
      const sources = mentioned(understood, 'funding')
      const paid = policy.duties.filter(
        (duty) => duty.role === 'funds' && mentioned(understood, 'department').indexOf(duty.department) >= 0,
      )
      if (paid.length && !sources.length) return nearestFirst(policy, paid, understood.text)
      // Who registers or inspects the item has nothing to do with the money.
      if (sources.length)
        return [
          ...each(sources, (id) => [fundingAnswer(policy, id)]),
          ...each(items, (id) => {
            const item = itemAnswer(policy, id, false)
            return [{ ...item, departments: item.departments.filter(({ role }) => role !== 'approves') }]
          }),
        ]
      const forItems = ([] as string[]).concat(
        ...items.map((id) => policy.items.find((one) => one.id === id)!.funding as string[]),
      )
      if (!items.length && !understood.asks.has('sources') && !brief(understood)) return []
      const list = forItems.length ? forItems : policy.funding.map((one) => one.id)
      return [
        // Asked in general: first the clause that is about the money, then the sources one by one.
        ...(items.length ? [] : clauses(mainClause(policy, policy.funding))),
        ...each(list.slice(0, items.length ? 3 : MOST), (id) => [fundingAnswer(policy, id)]),
        ...each(items, (id) => [itemAnswer(policy, id, false)]),
      ]
    }
    case 'model': {
      const models = mentioned(understood, 'model')
      return each(models.length ? models : policy.models.map((one) => one.id), (id) => [
        answerFor(policy, id),
      ])
    }
    case 'management':
    case 'step':
    case 'goal': {
      const goals = policy.goals.map((goal) => answerFor(policy, goal.id))
      const first = policy.steps[0] ? [stepAnswer(policy, policy.steps[0].id)] : []
      const own = [
        ...each(others, (id) => [answerFor(policy, id)]),
        ...each(items, (id) => [itemAnswer(policy, id, false)]),
      ]
      // When something will be done is told only by the goals and the plan to be made.
      const general =
        understood.intent === 'goal' || understood.asks.has('when')
          ? [...goals, ...first]
          : own.length
            ? []
            : policy.steps.map((step) => stepAnswer(policy, step.id))
      return [...own, ...general]
    }
    case 'content': {
      const ids = mentioned(understood, 'item', ...OTHERS)
      if (ids.length) {
        const own = each(ids, (id) =>
          things(policy).get(id)!.thing === 'item'
            ? [itemAnswer(policy, id, false), ...dutiesFor(id)]
            : [answerFor(policy, id)],
        )
        // Who tells the year of the house wants to know as well whether it is old enough.
        return understood.years ? [own[0]!, ...scope(policy, understood), ...own.slice(1)] : own
      }
      if (understood.asks.has('content')) return each(itemClauses(policy), clauses)
      return each(understood.topics.aspect, (topic) => each(topic.related, clauses))
    }
    case null:
      return []
  }
}

/** Duties of departments towards these parties, where none of them is a department: 指导社区居民委员会…. */
function guidesOf(policy: Policy, parties: readonly string[]): Duty[] {
  const kind = (id: string) => policy.departments.find((one) => one.id === id)!.kind
  if (parties.some((id) => kind(id) === 'department')) return []
  const called = ([] as string[]).concat(
    ...parties.map((id) => [things(policy).get(id)!.name, ...aliasesOf(policy, id)]),
  )
  return policy.duties.filter(
    (duty) =>
      kind(duty.department) === 'department' &&
      citeAll(policy, duty.cite).some(({ quote }) => called.some((name) => quote.indexOf(name) >= 0)),
  )
}

/** Offices a question speaks of. One that is only guessed at (…的是住建局吗) is none where another is spoken of. */
function officesAsked(understood: Understanding): string[] {
  const { text, matches } = understood
  const all = mentioned(understood, 'department')
  const guessed = matches
    .filter(({ start, end }) => text.charAt(start - 1) === '是' && /^(?:部门)?[吗吧么]/.test(text.slice(end)))
    .map(({ meanings }) => meanings.map((one) => (one.kind === 'thing' ? one.id : '')))
  const told = all.filter((id) => !guessed.some((ids) => ids.indexOf(id) >= 0))
  return told.length ? told : all
}

/** Whether an office stands right beside 还是: 归商务还是归民政, but not 财政是牵头还是配合. */
function besideOr({ text, matches }: Understanding): boolean {
  return matches.some(
    ({ start, end, meanings }) =>
      meanings.some((one) => one.kind === 'thing' && one.thing === 'department') &&
      (/^.?.?还是/.test(text.slice(end)) || /还是.?$/.test(text.slice(0, start))),
  )
}

/** Short enough to be about the renovation as a whole, characters. */
function brief({ text }: Understanding): boolean {
  return text.length <= 18
}

/** The label of the clause these are cited from most. */
function mainClause(policy: Policy, list: readonly Thing[]): string {
  const labels = ([] as string[]).concat(
    ...list.map((one) => one.cite.map(([clause]) => policy.clauses[clause]!.label)),
  )
  const times = (label: string) => labels.filter((one) => one === label).length
  return labels.reduce((most, label) => (times(label) > times(most) ? label : most), labels[0] ?? '')
}

/** Labels of the clauses that list work items. */
function itemClauses(policy: Policy): string[] {
  const labels = policy.items.map((item) => policy.clauses[item.cite[0]![0]]!.label)
  return labels.filter((label, place) => labels.indexOf(label) === place)
}

/** Duties as answers, those first whose words the question uses, departments before companies. */
function nearestFirst(policy: Policy, list: readonly Duty[], text: string): AnswerItem[] {
  const score = (duty: Duty) => {
    let shared = 0
    for (let at = 0; at + 2 <= duty.name.length; at++)
      if (text.indexOf(duty.name.slice(at, at + 2)) >= 0) shared++
    const { kind } = policy.departments.find((one) => one.id === duty.department)!
    return shared * 2 + (kind === 'department' ? 1 : 0)
  }
  return list
    .map((duty, place) => ({ duty, place, score: score(duty) }))
    .sort((a, b) => b.score - a.score || a.place - b.place)
    .map(({ duty }) => dutyAnswer(policy, duty))
}

/** The scope: the criterion the question tells something about first. */
function scope(policy: Policy, understood: Understanding): AnswerItem[] {
  const told = (fact: string) => [...understood.asks].some((list) => list.startsWith(`fact:${fact}=`))
  const about = policy.criteria.filter(({ when }) => 'fact' in when && told(when.fact))
  const ordered = [...about, ...policy.criteria.filter((one) => about.indexOf(one) < 0)]
  const all = ordered.map((one) => plainAnswer(policy, things(policy).get(one.id)!))
  const step =
    understood.asks.has('listed') && policy.steps[0] ? [stepAnswer(policy, policy.steps[0].id)] : []
  return [...all.slice(0, Math.max(1, about.length)), ...step]
}
