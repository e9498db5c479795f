import { citeAll, nameOf, things } from './cite.ts'
import { findThing } from './lookup.ts'
import type { DutyRow, DutyTable, PartyRole } from './results.ts'
import type { Duty, Policy } from './types.ts'

/** A name that is nothing in this policy. The message is Chinese and names what would be accepted. */
export class LookupError extends Error {
  override name = 'LookupError'
}

/**
 * The matrix of departments × work items, steps, funding sources and models; one row (`of`: a department), one column
 * (`for`: a thing), or a cell. Where the document names no department for the thing, `named` is false, `duties` is
 * empty and `general` holds who leads and who implements. Names, ids and aliases are accepted.
 */
export function duties(policy: Policy, query: { of?: string; for?: string } = {}): DutyTable {
  const department = query.of === undefined ? null : lookUp(policy, query.of, ['department'], '部门')
  const target =
    query.for === undefined
      ? null
      : lookUp(policy, query.for, ['item', 'step', 'funding', 'model'], '改造内容、步骤、资金或模式')
  const wanted = policy.duties.filter(
    (duty) =>
      (!department || duty.department === department.id) && (!target || duty.of.indexOf(target.id) >= 0),
  )
  const named = !target || policy.duties.some((duty) => duty.of.indexOf(target.id) >= 0)
  return {
    policy: policy.id,
    of: department ? department.name : null,
    for: target ? target.name : null,
    named,
    duties: wanted.map((duty) => row(policy, duty)),
    general: named ? [] : policy.duties.filter((duty) => duty.general).map((duty) => row(policy, duty)),
  }
}

/** Departments with their roles for one thing, each pair once, in the document's order. */
export function partiesFor(policy: Policy, id: string): PartyRole[] {
  return parties(
    policy,
    policy.duties.filter((duty) => duty.of.indexOf(id) >= 0),
  )
}

/** Who leads and who implements where no department is named. */
export function generalParties(policy: Policy): PartyRole[] {
  return parties(
    policy,
    policy.duties.filter((duty) => duty.general),
  )
}

export function parties(policy: Policy, list: readonly Duty[]): PartyRole[] {
  const result: PartyRole[] = []
  for (const duty of list) {
    const name = nameOf(policy, duty.department)
    if (!result.some((one) => one.name === name && one.role === duty.role))
      result.push({ name, role: duty.role })
  }
  return result
}

export function row(policy: Policy, duty: Duty): DutyRow {
  return {
    id: duty.id,
    department: nameOf(policy, duty.department),
    role: duty.role,
    about: duty.name,
    of: duty.of.map((id) => nameOf(policy, id)),
    citations: citeAll(policy, duty.cite),
  }
}

function lookUp(
  policy: Policy,
  words: string,
  kinds: ('department' | 'item' | 'step' | 'funding' | 'model')[],
  what: string,
) {
  const found = findThing(policy, words, kinds)
  if (found) return found
  const accepted = [...things(policy).values()].filter((one) => kinds.indexOf(one.thing as 'item') >= 0)
  throw new LookupError(
    `文件中没有名为“${words.slice(0, 40)}”的${what}。可用:${accepted.map((one) => one.name).join('、')}`,
  )
}
