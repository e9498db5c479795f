import { useState } from 'preact/hooks'
import { assess, displayLabel, next, type FundingResult } from '../knowledge/index.ts'
import { Actions } from './actions.tsx'
import { useGuide } from './context.ts'
import { Mark, SHAPES } from './mark.tsx'
import { AnswersSoFar, Question } from './question.tsx'
import { Quotes } from './quote.tsx'
import { fundingText, groupOf, type Group } from './text.ts'
import { Title } from './title.tsx'

const ORDER: readonly Group[] = ['applies', 'judged', 'undetermined', 'does-not-apply']

/** Funding sources, grouped by whether they apply; each question asked only while its answer can change one of them. */
export function Funding() {
  const { policy, host, m, state, go, set } = useGuide()
  const [editing, setEditing] = useState<string | null>(null)
  const [started, setStarted] = useState(false)
  const result = assess(policy, state.facts, host.asOf)
  const open = next(policy, 'funding', state.facts)
  const fact = editing ?? (started ? open.fact : null)
  const question = policy.facts.find((one) => one.id === fact)
  const facts = new Set<string>()
  for (const one of result.funding) for (const finding of one.findings) facts.add(finding.fact)
  const asked = [...facts]
  if (question)
    return (
      <>
        <Question
          key={question.id}
          question={question}
          about={m.doorFunding}
          left={editing ? 0 : open.remaining.length}
          onAnswer={(value) => {
            setEditing(null)
            set({ facts: { ...state.facts, [question.id]: value } })
          }}
        />
        <p>
          <button
            type="button"
            class="link"
            onClick={() => {
              setEditing(null)
              setStarted(false)
            }}
          >
            {m.showResult}
          </button>
        </p>
        <AnswersSoFar asked={asked} onChange={setEditing} />
      </>
    )
  const scope = policy.criteria[0] ? policy.clauses[policy.criteria[0].cite[0]![0]]!.label : ''
  return (
    <article class="result">
      <Title topic="list">{m.doorFunding}</Title>
      <p>
        {`${m.fundingPremise}${displayLabel(scope)}。`}{' '}
        <button type="button" class="link" onClick={() => go({ view: 'eligible', subject: '' })}>
          {m.seeEligible}
        </button>
      </p>
      {open.fact && (
        <p>
          <button type="button" class="primary" onClick={() => setStarted(true)}>
            {m.answerMore(open.remaining.length)}
          </button>
        </p>
      )}
      <AnswersSoFar asked={asked} onChange={setEditing} />
      <FundingList list={result.funding} />
      <Actions text={() => fundingText(policy, result, m)} />
    </article>
  )
}

export function FundingList({ list }: { list: readonly FundingResult[] }) {
  const { m } = useGuide()
  return (
    <>
      {ORDER.map((group) => {
        const members = list.filter((one) => groupOf(one) === group)
        if (!members.length) return null
        return (
          <section key={group}>
            <h3>{`${m.applies[group]}（${members.length}）`}</h3>
            <ul class="findings">
              {members.map((one) => (
                <Source key={one.id} source={one} group={group} />
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}

function Source({ source, group }: { source: FundingResult; group: Group }) {
  const { m } = useGuide()
  const words = source.judgements[0]
  return (
    <li>
      <Mark shape={SHAPES[group]!} />
      <div>
        <p>
          <strong>{source.name}</strong>
        </p>
        <p class="quiet">
          {`${m.covers}${m.colon}${source.covers}`}
          {source.through.length > 0 && (
            <>
              <br />
              {`${m.through}${m.colon}${source.through.join('、')}`}
            </>
          )}
        </p>
        {source.findings.length > 0 && (
          <ul class="conditions">
            {source.findings.map((one) => (
              <li key={one.criterion + one.fact}>
                <Mark shape={SHAPES[one.truth]!} />
                <span>{`${one.name} ${m.truth[one.truth]}`}</span>
              </li>
            ))}
          </ul>
        )}
        {source.discretionary && group !== 'does-not-apply' && (
          <p class="quiet">{words ? m.judged(words.words, words.by) : m.discretionary}</p>
        )}
        {source.note && <p class="quiet">{source.note}</p>}
        <Quotes citations={source.citations} />
      </div>
    </li>
  )
}
