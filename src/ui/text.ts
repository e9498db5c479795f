import {
  displayLabel,
  generalParties,
  type Answer,
  type Assessment,
  type Citation,
  type DutyRow,
  type Found,
  type FundingResult,
  type PartyRole,
  type Policy,
} from '../knowledge/index.ts'
import type { Messages } from './messages.ts'

/** An answer as it is copied: a title and lines, each with its quotations. Plain text and rich text are made from it. */
export interface Copied {
  title: string
  lines: { text: string; citations: readonly Citation[] }[]
  footer: string[]
}

function footer(policy: Policy, m: Messages, asOf?: string): string[] {
  return [m.from(policy.title, policy.number), ...(asOf ? [m.asOf(asOf)] : []), m.disclaimer]
}

function partiesText(list: readonly PartyRole[], m: Messages): string {
  return list.map((party) => `${party.name} ${m.roles[party.role]}`).join('、')
}

export type Group = FundingResult['verdict'] | 'judged'

/** What applies, and what may be sought but is decided by somebody, are not the same. */
export function groupOf(one: Pick<FundingResult, 'verdict' | 'discretionary'>): Group {
  return one.verdict === 'applies' && one.discretionary ? 'judged' : one.verdict
}

export function eligibilityText(policy: Policy, result: Assessment, m: Messages): Copied {
  const { eligibility } = result
  return {
    title: m.verdict[eligibility.verdict],
    lines: [
      ...eligibility.findings.map((one) => ({
        text: `${m.truth[one.truth]}${m.colon}${one.name}`,
        citations: one.citations,
      })),
      ...result.goals.map((goal) => ({
        text: `${m.yes[goal.applies]}${m.colon}${goal.name}，${m.due(goal.due)}${goal.overdue ? `。${m.overdue(goal.askAfterwards.join('、'))}` : ''}`,
        citations: goal.citations,
      })),
      {
        text: `${m.departments}${m.colon}${partiesText(generalParties(policy), m)}`,
        citations: [],
      },
    ],
    footer: footer(policy, m, result.asOf),
  }
}

export function fundingText(policy: Policy, result: Assessment, m: Messages): Copied {
  return {
    title: m.doorFunding,
    lines: result.funding.map((one) => ({
      text: `${m.applies[groupOf(one)]}${m.colon}${one.name}。${m.covers}${m.colon}${one.covers}${one.discretionary ? `。${m.discretionary}` : ''}`,
      citations: one.citations,
    })),
    footer: footer(policy, m, result.asOf),
  }
}

export function dutyText(
  policy: Policy,
  found: Found,
  rows: readonly DutyRow[],
  named: boolean,
  m: Messages,
): Copied {
  return {
    title: `${m.doorResponsible}${m.colon}${found.name}`,
    lines: [
      ...(named ? [] : [{ text: m.notNamed, citations: [] }]),
      ...rows.map((row) => ({
        text: `${row.department}（${m.roles[row.role]}）${m.colon}${row.about}`,
        citations: row.citations,
      })),
    ],
    footer: footer(policy, m),
  }
}

export function answerText(policy: Policy, answer: Answer, m: Messages): Copied {
  return {
    title: `${answer.question} ${m.coverage[answer.coverage]}`,
    lines: [
      ...answer.answers.map((one) => ({
        text: `${one.title}${one.departments.length ? `（${partiesText(one.departments, m)}）` : ''}`,
        citations: one.citations,
      })),
      ...(answer.silentOn.length
        ? [{ text: `${m.silentOn}${m.colon}${answer.silentOn.join('、')}`, citations: [] }]
        : []),
    ],
    footer: footer(policy, m),
  }
}

export function plainText({ title, lines, footer: end }: Copied): string {
  const said = lines.map(({ text, citations }) =>
    [text, ...citations.map((one) => `  ${displayLabel(one.clause)}「${one.quote}」`)].join('\n'),
  )
  return [title, '', ...said, '', ...end].join('\n')
}

/** The same as elements, for pasting into a word processor. Built, never parsed. */
export function richText({ title, lines, footer: end }: Copied, document: Document): HTMLElement {
  const root = document.createElement('div')
  const add = (parent: HTMLElement, name: string, text: string) => {
    const element = document.createElement(name)
    element.textContent = text
    parent.appendChild(element)
    return element
  }
  add(root, 'h3', title)
  const list = document.createElement('ul')
  root.appendChild(list)
  for (const { text, citations } of lines) {
    const item = add(list, 'li', text)
    for (const one of citations) add(item, 'blockquote', `${displayLabel(one.clause)}「${one.quote}」`)
  }
  for (const line of end) add(root, 'p', line)
  return root
}
