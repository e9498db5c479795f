import {
  displayLabel,
  type Answer,
  type Assessment,
  type Citation,
  type DutyTable,
  type Finding,
  type NextQuestion,
  type PartyRole,
  type Policy,
  type Role,
} from '../knowledge/index.ts'
import type { Listed } from './list.ts'

/** Answers as lines for a person at a terminal, in Chinese. */

export const ROLE_WORDS: Record<Role, string> = {
  lead: '牵头',
  responsible: '负责',
  support: '配合、指导',
  funds: '出资、争取资金',
  approves: '审批、验收',
}
const COVERAGE = {
  stated: '文件有规定',
  partly: '文件只规定了一部分',
  silent: '文件没有规定',
  'off-topic': '与本文件无关',
}
const VERDICT = { eligible: '符合改造范围', ineligible: '不符合改造范围', undetermined: '还不能确定' }
const APPLIES = { applies: '适用', 'does-not-apply': '不适用', undetermined: '还不能确定' }
const TRUTH = { met: '符合', unmet: '不符合', unknown: '未知' }
const YES = { yes: '适用', no: '不适用', unknown: '还不能确定' }

const quotes = (citations: readonly Citation[], indent = '  ') =>
  citations.map((one) => `${indent}${displayLabel(one.clause)}「${one.quote}」`)
const who = (list: readonly PartyRole[]) =>
  list.map((one) => `${one.name}(${ROLE_WORDS[one.role]})`).join('、')
const factNames = (policy: Policy, ids: readonly string[]) =>
  ids.map((id) => policy.facts.find((fact) => fact.id === id)?.name ?? id).join('、')
const footer = (policy: Policy) => ['', `依据：${policy.title}(${policy.number})。内容以公布的文件为准。`]

export function printAnswer(policy: Policy, answer: Answer): string {
  const lines = [COVERAGE[answer.coverage]]
  if (answer.understood.length) lines.push(`您问的是：${answer.understood.join(' · ')}`)
  if (answer.silentOn.length) lines.push(`文件未作规定的：${answer.silentOn.join('、')}`)
  for (const one of answer.answers) {
    lines.push('', one.title)
    if (one.departments.length) lines.push(`  ${who(one.departments)}`)
    if (one.note) lines.push(`  ${one.note}`)
    lines.push(...quotes(one.citations))
  }
  if (answer.verdict) {
    lines.push('', `按已知情况：${VERDICT[answer.verdict]}`)
    if (answer.ask.length) lines.push(`  还需知道：${factNames(policy, answer.ask)}`)
  }
  if (answer.related.length) {
    lines.push('', '相近的条款：')
    for (const one of answer.related) lines.push(...quotes(one.citations))
  }
  return [...lines, ...footer(policy)].join('\n')
}

function printFindings(findings: readonly Finding[]): string[] {
  return findings.map((one) => `  ${TRUTH[one.truth]}  ${one.name}  ${quotes(one.citations, '').join('')}`)
}

export function printAssessment(policy: Policy, value: Assessment): string {
  const { eligibility } = value
  const lines = [
    `${VERDICT[eligibility.verdict]}(截至 ${value.asOf})`,
    ...printFindings(eligibility.findings),
  ]
  if (eligibility.ask.length) lines.push(`  还需知道：${factNames(policy, eligibility.ask)}`)
  lines.push('', '工作目标')
  for (const goal of value.goals) {
    const late = goal.overdue ? `,期限已过，请向${goal.askAfterwards.join('、')}了解` : ''
    lines.push(`  ${YES[goal.applies]}  ${goal.name}(${goal.due} 前${late})`)
  }
  lines.push('', '资金')
  for (const one of value.funding)
    lines.push(
      `  ${APPLIES[one.verdict]}  ${one.name}${one.discretionary ? '(须经决定，不等于一定能得到)' : ''}`,
    )
  lines.push('', '改造方式')
  for (const one of value.models) lines.push(`  ${APPLIES[one.verdict]}  ${one.name}`)
  lines.push('', '改造内容')
  for (const one of value.workItems)
    lines.push(
      `  ${one.name}${one.condition ? `(${one.condition})` : ''}  ${who(one.departments) || '文件未指定部门'}`,
    )
  lines.push('', '工作步骤')
  value.steps.forEach((step, place) =>
    lines.push(`  ${place + 1}. ${step.name}:${step.tasks.map((t) => t.name).join(';')}`),
  )
  return [...lines, ...footer(policy)].join('\n')
}

export function printNext(policy: Policy, value: NextQuestion): string {
  if (value.fact === null) return '没有需要再问的了：余下的情况不会改变结论。'
  const lines = [value.question!]
  if (value.help) lines.push(`  ${value.help}`)
  if (value.choices.length) lines.push(`  可答：${value.choices.map((one) => one.label).join('、')}、不清楚`)
  lines.push(...quotes(value.citations), `  尚待回答：${factNames(policy, value.remaining)}`)
  return lines.join('\n')
}

export function printDuties(policy: Policy, table: DutyTable): string {
  const lines: string[] = []
  if (!table.named) lines.push(`文件没有为“${table.for}”单独指定部门。总体牵头和组织实施的是：`)
  else if (!table.duties.length) lines.push(`文件没有规定${table.of}对“${table.for}”的职责。`)
  for (const one of table.named ? table.duties : table.general) {
    lines.push(
      `${one.department}  ${ROLE_WORDS[one.role]}  ${one.about}${one.of.length ? `(${one.of.join('、')})` : ''}`,
    )
    lines.push(...quotes(one.citations))
  }
  return [...lines, ...footer(policy)].join('\n')
}

export function printList(_policy: Policy, rows: readonly Listed[]): string {
  return rows.map((one) => [`${one.id}  ${one.name}`, ...quotes(one.citations)].join('\n')).join('\n')
}

/** The document as it reads, heading and text of every clause. */
export function printText(policy: Policy): string {
  return policy.clauses.map(({ heading, text }) => [heading, text].filter(Boolean).join('\n')).join('\n\n')
}
