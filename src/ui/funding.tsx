import { useState } from 'preact/hooks'
import { assess, displayLabel, next, type FundingResult } from '../knowledge/index.ts'
import { Actions } from './actions.tsx'
import { useGuide } from './context.ts'
import { Mark, SHAPES } from './mark.tsx'
import { AnswersSoFar, Question } from './question.tsx'
import { Quotes } from './quote.tsx'
import { fundingText } from './text.ts'
import { Title } from './title.tsx'

const ORDER = ['applies', 'undetermined', 'does-not-apply'] as const

/** Funding sources, grouped by whether they apply; each question asked only while its answer can change one of them. */
export function Funding() {
  const { policy, host, m, state, set } = useGuide()
  const [editing, setEditing] = useState<string | null>(null)
  const [started, setStarted] = useState(false)
  const result = assess(policy, state.facts, host.asOf)
  const open = next(policy, 'funding', state.facts)
  const fact = editing ?? (started ? open.fact : null)
  const question = policy.facts.find((one) => one.id === fact)
  const asked = [...new Set(result.funding.flatMap((one) => one.findings.map((finding) => finding.fact)))]
  if (question)
    return (
      <>
        <Question
          key={question.id}
          question={question}
          onAnswer={(value) => {
            setEditing(null)
            set({ facts: { ...state.facts, [question.id]: value } })
          }}
        />
        <AnswersSoFar asked={asked} onChange={setEditing} />
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
      </>
    )
  const scope = policy.criteria[0] ? policy.clauses[policy.criteria[0].cite[0]![0]]!.label : ''
  return (
    <article class="result">
      <Title topic="list">{m.doorFunding}</Title>
      <p>
        {m.fundingPremise}
        {displayLabel(scope)}
      </p>
      {open.fact && (
        <p>
          <button type="button" class="primary" onClick={() => setStarted(true)}>
            {m.stillNeeded} {open.remaining.length} 项
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
  const { policy, m } = useGuide()
  return (
    <>
      {ORDER.map((verdict) => {
        const group = list.filter((one) => one.verdict === verdict)
        if (!group.length) return null
        return (
          <section key={verdict}>
            <h3>{`${m.applies[verdict]}(${group.length})`}</h3>
            <ul class="findings">
              {group.map((one) => (
                <li key={one.id}>
                  <Mark shape={verdict === 'applies' && one.discretionary ? 'judged' : SHAPES[verdict]!} />
                  <div>
                    <p>
                      <strong>{one.name}</strong>
                    </p>
                    <p class="quiet">{`${m.covers}:${one.covers}`}</p>
                    {one.through.length > 0 && (
                      <p class="quiet">{`${m.through}:${one.through.join('、')}`}</p>
                    )}
                    {one.discretionary && <p class="quiet">{m.discretionary}</p>}
                    {verdict === 'undetermined' && (
                      <p class="quiet">{`${m.stillNeeded}:${one.ask.map((id) => policy.facts.find((fact) => fact.id === id)?.name ?? id).join('、')}`}</p>
                    )}
                    {one.note && <p class="quiet">{one.note}</p>}
                    <Quotes citations={one.citations} />
                  </div>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}
