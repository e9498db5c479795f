import { useState } from 'preact/hooks'
import {
  assess,
  generalParties,
  next,
  type Assessment,
  type Facts,
  type Finding,
} from '../knowledge/index.ts'
import { Actions } from './actions.tsx'
import { useGuide } from './context.ts'
import { Mark, SHAPES } from './mark.tsx'
import { Parties } from './parties.tsx'
import { AnswersSoFar, Question } from './question.tsx'
import { Quotes } from './quote.tsx'
import { FundingList } from './funding.tsx'
import { Steps } from './steps.tsx'
import { eligibilityText } from './text.ts'
import { Title } from './title.tsx'

/** The checklist: one question at a time while an answer can still change the verdict, then the verdict with reasons. */
export function Eligible() {
  const { policy, host, m, state, set } = useGuide()
  const [editing, setEditing] = useState<string | null>(null)
  const [enough, setEnough] = useState(false)
  const result = assess(policy, state.facts, host.asOf)
  const asked = result.eligibility.findings.map((one) => one.fact)
  const fact = editing ?? (enough ? null : next(policy, 'eligibility', state.facts).fact)
  const question = policy.facts.find((one) => one.id === fact)
  const change = (id: string) => setEditing(id)
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
        <AnswersSoFar asked={asked} onChange={change} />
        {Object.keys(state.facts).length > 0 && (
          <p>
            <button type="button" class="link" onClick={() => setEnough(true)}>
              {m.showResult}
            </button>
          </p>
        )}
      </>
    )
  return (
    <Result
      result={result}
      facts={state.facts}
      asked={asked}
      onChange={(id) => {
        setEnough(false)
        setEditing(id)
      }}
    />
  )
}

function Result({
  result,
  asked,
  onChange,
}: {
  result: Assessment
  facts: Facts
  asked: string[]
  onChange: (fact: string) => void
}) {
  const { policy, m } = useGuide()
  const { eligibility } = result
  const { verdict } = eligibility
  const name = (id: string) => policy.facts.find((one) => one.id === id)?.name ?? id
  const models = result.models
  // One unmet condition decides; the others are worth a look, not the first place.
  const decides =
    verdict === 'ineligible'
      ? eligibility.findings.filter((one) => eligibility.deciding.indexOf(one.criterion) >= 0)
      : []
  return (
    <article class="result">
      <div class={`verdict ${verdict}`}>
        <Mark shape={SHAPES[verdict]!} large />
        <div>
          <Title topic={verdict}>{m.verdict[verdict]}</Title>
          <p>{m.verdictHint[verdict]}</p>
        </div>
      </div>

      <h3>{decides.length ? m.deciding : m.reasons}</h3>
      <Findings list={decides.length ? decides : eligibility.findings} />
      {decides.length > 0 && (
        <details>
          <summary>{m.otherReasons}</summary>
          <Findings list={eligibility.findings.filter((one) => decides.indexOf(one) < 0)} />
        </details>
      )}

      <h3>{m.couldChange}</h3>
      {verdict === 'undetermined' ? (
        <ul class="plain">
          {eligibility.ask.map((fact) => (
            <li key={fact}>
              <button type="button" class="link" onClick={() => onChange(fact)}>
                {name(fact)}
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <p>{m.couldChangeNone}</p>
      )}
      {verdict === 'ineligible' && eligibility.change.length > 0 && (
        <p>
          {m.reverse}
          {eligibility.change.map((one) => `${name(one.fact)}:${one.to}`).join(';')}
        </p>
      )}
      <AnswersSoFar asked={asked} onChange={onChange} />

      <h3>{m.goals}</h3>
      <ul class="findings">
        {result.goals.map((goal) => (
          <li key={goal.id}>
            <Mark shape={SHAPES[goal.applies] ?? 'open'} />
            <div>
              <p>
                <strong>{goal.name}</strong> <span class="role">{m.yes[goal.applies]}</span>
              </p>
              <p>
                {goal.overdue
                  ? `${m.due(goal.due)}。${m.overdue(goal.askAfterwards.join('、'))}`
                  : m.due(goal.due)}
              </p>
              {goal.note && <p class="quiet">{goal.note}</p>}
              <Quotes citations={goal.citations} />
            </div>
          </li>
        ))}
      </ul>

      <h3>{m.departments}</h3>
      <Parties list={generalParties(policy)} />

      <details>
        <summary>{m.funding}</summary>
        <FundingList list={result.funding} />
      </details>
      <details>
        <summary>{m.models}</summary>
        <ul class="findings">
          {models.map((one) => (
            <li key={one.id}>
              <Mark shape={SHAPES[one.verdict]!} />
              <div>
                <p>
                  <strong>{one.name}</strong> <span class="role">{m.applies[one.verdict]}</span>
                </p>
                {one.discretionary && <p class="quiet">{m.discretionary}</p>}
                <Quotes citations={one.citations} />
              </div>
            </li>
          ))}
        </ul>
      </details>

      <h3>{m.steps}</h3>
      <Steps />
      <Actions text={() => eligibilityText(policy, result, m)} />
    </article>
  )
}

function Findings({ list }: { list: readonly Finding[] }) {
  const { m } = useGuide()
  return (
    <ul class="findings">
      {list.map((one) => (
        <li key={one.criterion}>
          <Mark shape={SHAPES[one.truth]!} />
          <div>
            <p>
              <strong>{one.name}</strong> <span class="role">{m.truth[one.truth]}</span>
            </p>
            <Quotes citations={one.citations} />
          </div>
        </li>
      ))}
    </ul>
  )
}
