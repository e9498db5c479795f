import { citeAll, clauseOf, nameOf, things } from './cite.ts'
import type { Found } from './cite.ts'
import { generalParties, parties, partiesFor } from './duties.ts'
import type { AnswerItem, PartyRole } from './results.ts'
import type { Duty, Policy } from './types.ts'

/** Answers made from the graph: each says one thing, and cites it. */

/** A duty: who does what. The document itself gives it, so its department stands under `departments`. */
export function dutyAnswer(policy: Policy, duty: Duty): AnswerItem {
  const name = nameOf(policy, duty.department)
  return {
    kind: 'duty',
    id: duty.id,
    title: `${name}:${duty.name}`,
    ...(duty.note === undefined ? {} : { note: duty.note }),
    departments: [{ name, role: duty.role }],
    citations: citeAll(policy, duty.cite),
  }
}

/** A work item, with the departments named for it, or a plain word that none is. */
export function itemAnswer(policy: Policy, id: string, withGeneral: boolean): AnswerItem {
  const item = policy.items.find((one) => one.id === id)!
  const named = partiesFor(policy, id)
  const general = named.length || !withGeneral ? [] : generalParties(policy)
  const notes = [
    item.condition ? `文件的限定：${item.condition}。` : '',
    general.length ? '文件没有为这一项单独指定部门，这里列出的是总体牵头和组织实施的单位。' : '',
    item.note ?? '',
  ]
  const note = notes.join('')
  return {
    kind: 'item',
    id,
    title: item.name,
    ...(note ? { note } : {}),
    departments: named.length ? named : general,
    citations: citeAll(policy, item.cite).concat(
      general.length
        ? ([] as AnswerItem['citations']).concat(
            ...policy.duties.filter((duty) => duty.general).map((duty) => citeAll(policy, duty.cite)),
          )
        : [],
    ),
  }
}

/** A funding source, with whom it comes through. */
export function fundingAnswer(policy: Policy, id: string): AnswerItem {
  const one = policy.funding.find((funding) => funding.id === id)!
  const through = partiesFor(policy, id)
  for (const department of one.through) {
    const name = nameOf(policy, department)
    if (!through.some((held) => held.name === name)) through.push({ name, role: 'funds' })
  }
  const note = [
    `用于：${one.covers}。`,
    one.discretionary ? '是否能得到由有关方面决定，不等于一定能得到。' : '',
    one.note ?? '',
  ].join('')
  return {
    kind: 'funding',
    id,
    title: one.name,
    note,
    departments: through,
    citations: citeAll(policy, one.cite),
  }
}

/** A thing that is said as it stands: a goal, a model, a statement, a criterion. */
export function plainAnswer(policy: Policy, found: Found): AnswerItem {
  const departments: PartyRole[] =
    found.thing === 'model' || found.thing === 'goal' ? partiesFor(policy, found.id) : []
  return {
    kind: found.thing === 'department' || found.thing === 'duty' ? 'duty' : found.thing,
    id: found.id,
    title: found.name,
    ...(found.note === undefined ? {} : { note: found.note }),
    departments,
    citations: citeAll(policy, found.cite),
  }
}

/** A step; `words` picks the tasks that the question speaks of, else all are cited. */
export function stepAnswer(policy: Policy, id: string): AnswerItem {
  const step = policy.steps.find((one) => one.id === id)!
  return {
    kind: 'step',
    id,
    title: step.name,
    departments: parties(
      policy,
      policy.duties.filter((duty) => duty.of.indexOf(id) >= 0 && step.parties.indexOf(duty.department) >= 0),
    ),
    citations: citeAll(policy, step.cite),
  }
}

/** Any thing by id. */
export function answerFor(policy: Policy, id: string): AnswerItem {
  const found = things(policy).get(id)!
  if (found.thing === 'item') return itemAnswer(policy, id, false)
  if (found.thing === 'funding') return fundingAnswer(policy, id)
  if (found.thing === 'step') return stepAnswer(policy, id)
  if (found.thing === 'duty')
    return dutyAnswer(
      policy,
      policy.duties.find((one) => one.id === id)!,
    )
  return plainAnswer(policy, found)
}

/** A clause nearby, quoted by its first sentence; absent when the label is none of this policy. */
export function clauseAnswer(policy: Policy, label: string): AnswerItem | null {
  const clause = clauseOf(policy, label)
  if (!clause || !clause.text) return null
  const stop = clause.text.indexOf('。')
  const end = stop < 0 ? clause.text.length : stop + 1
  return {
    kind: 'clause',
    id: label,
    title: clause.heading.replace(/^[（(]?[一二三四五六七八九十\d]+[）)、.．]\s*/, '').replace(/。$/, ''),
    departments: [],
    citations: [{ clause: label, quote: clause.text.slice(0, end) }],
  }
}
