import {
  citeAll,
  displayLabel,
  generalParties,
  type Assessment,
  type Citation,
  type Finding,
} from '../knowledge/index.ts'
import { useGuide } from './context.ts'
import { Mark, SHAPES } from './mark.tsx'
import { wordFor } from './question.tsx'
import { groupOf, type Group } from './text.ts'

const GROUPS: readonly Group[] = ['applies', 'judged', 'undetermined']

/**
 * What an official hands over: verdict, reasons, departments, funding and the steps on one A4 sheet. Only printed;
 * on the screen the same is told at more length.
 */
export function Sheet({ result }: { result: Assessment }) {
  const { policy, host, m, state } = useGuide()
  const { verdict, findings } = result.eligibility
  const labels = (citations: readonly Citation[]) =>
    citations
      .map((one) => displayLabel(one.clause))
      .filter((label, place, all) => all.indexOf(label) === place)
      .join(' ')
  const answered = policy.facts.filter((fact) => state.facts[fact.id] !== undefined)
  const contact = (name: string) => {
    const one =
      host.contacts && Object.prototype.hasOwnProperty.call(host.contacts, name) ? host.contacts[name] : null
    return one ? [one.phone, one.address, one.hours].filter(Boolean).join(' ') : ''
  }
  const models = result.models.filter((one) => one.verdict !== 'does-not-apply')
  return (
    <div class="sheet" aria-hidden="true">
      <h2>
        <Mark shape={SHAPES[verdict]!} /> {m.verdict[verdict]}
      </h2>
      <p>
        {m.asOf(result.asOf)}
        {answered.map((fact) => `　${fact.name}${m.colon}${wordFor(fact, state.facts[fact.id], m.unknown)}`)}
      </p>

      <h3>{m.reasons}</h3>
      <ul class="columns">
        {findings.map((one: Finding) => (
          <li key={one.criterion}>
            <Mark shape={SHAPES[one.truth]!} /> {one.name} {m.truth[one.truth]}
          </li>
        ))}
      </ul>
      {byClause(quotedOnce(findings)).map(([clause, quotes]) => (
        <blockquote key={clause}>
          {displayLabel(clause)}
          {quotes.map((quote) => `「${quote}」`)}
        </blockquote>
      ))}

      <h3>{m.goals}</h3>
      {result.goals.map((goal) => (
        <p key={goal.id}>
          <Mark shape={SHAPES[goal.applies] ?? 'open'} /> {goal.name} {m.yes[goal.applies]} {m.due(goal.due)}{' '}
          {labels(goal.citations)}
          {goal.overdue && `。${m.overdue(goal.askAfterwards.join('、'))}`}
        </p>
      ))}

      <h3>{m.departments}</h3>
      <p>
        {generalParties(policy)
          .map(({ name, role }) => `${name}（${m.roles[role]}）${contact(name)}`)
          .join('；')}{' '}
        {labels(
          policy.duties
            .filter((duty) => duty.general)
            .reduce((all, duty) => all.concat(citeAll(policy, duty.cite)), [] as Citation[]),
        )}
      </p>

      <h3>{m.funding}</h3>
      {GROUPS.map((group) => {
        const list = result.funding.filter((one) => groupOf(one) === group)
        return (
          list.length > 0 && (
            <p key={group}>
              <strong>{`${m.applies[group]}${m.colon}`}</strong>
              {list.map((one) => `${one.name} ${labels(one.citations)}`).join('；')}
            </p>
          )
        )
      })}
      {models.length > 0 && (
        <>
          <h3>{m.models}</h3>
          <p>
            {models
              .map((one) => `${one.name}（${m.applies[groupOf(one)]}）${labels(one.citations)}`)
              .join('；')}
          </p>
        </>
      )}

      <h3>{m.steps}</h3>
      {policy.steps.map((step, at) => (
        <p key={step.id}>
          <strong>{`${at + 1}. ${step.name} `}</strong>
          {step.tasks.map((task, place) => {
            const done = state.done && state.done.indexOf(`${step.id}-${place}`) >= 0
            return `${done ? '☑' : '☐'} ${task.name}　`
          })}
        </p>
      ))}
    </div>
  )
}

/** The findings' quotations, those that lie inside another left out. */
function quotedOnce(findings: readonly Finding[]): Citation[] {
  const all = findings.reduce((list, one) => list.concat(one.citations), [] as Citation[])
  return all.filter(
    (one, place) =>
      !all.some(
        (other, at) =>
          other.clause === one.clause &&
          other.quote.indexOf(one.quote) >= 0 &&
          (other.quote.length > one.quote.length || at < place),
      ),
  )
}

function byClause(citations: readonly Citation[]): [clause: string, quotes: string[]][] {
  const groups = new Map<string, string[]>()
  for (const { clause, quote } of citations) groups.set(clause, (groups.get(clause) ?? []).concat(quote))
  return [...groups]
}
