import { useEffect, useState } from 'preact/hooks'
import { assess, generalParties, next, type Assessment, type Finding } from '../knowledge/index.ts'
import { Actions } from './actions.tsx'
import { useGuide } from './context.ts'
import { Mark, SHAPES } from './mark.tsx'
import { Parties } from './parties.tsx'
import { AnswersSoFar, Question } from './question.tsx'
import { Quotes } from './quote.tsx'
import { FundingList } from './funding.tsx'
import { Sheet } from './sheet.tsx'
import { Steps } from './steps.tsx'
import { eligibilityText, groupOf } from './text.ts'
import { Title } from './title.tsx'

/** The checklist: one question at a time while an answer can still change the verdict, then the verdict with reasons. */
export function Eligible() {
  const { policy, host, m, state, set } = useGuide()
  const [editing, setEditing] = useState<string | null>(null)
  const [enough, setEnough] = useState(false)
  const result = assess(policy, state.facts, host.asOf)
  const asked = result.eligibility.findings.map((one) => one.fact)
  const open = next(policy, 'eligibility', state.facts)
  const fact = editing ?? (enough ? null : open.fact)
  const question = policy.facts.find((one) => one.id === fact)
  if (question)
    return (
      <>
        <Question
          key={question.id}
          question={question}
          about={m.doorEligible}
          left={editing ? 0 : open.remaining.length}
          onAnswer={(value) => {
            setEditing(null)
            set({ facts: { ...state.facts, [question.id]: value } })
          }}
        />
        {asked.some((id) => state.facts[id] !== undefined) && (
          <p>
            <button
              type="button"
              class="link"
              onClick={() => {
                setEditing(null)
                setEnough(true)
              }}
            >
              {m.showResult}
            </button>
          </p>
        )}
        <AnswersSoFar asked={asked} onChange={setEditing} />
      </>
    )
  return (
    <Result
      result={result}
      asked={asked}
      onChange={(id) => {
        setEnough(false)
        setEditing(id)
      }}
      onRestart={() => {
        setEnough(false)
        set({ facts: {}, done: [] })
      }}
    />
  )
}

function Result({
  result,
  asked,
  onChange,
  onRestart,
}: {
  result: Assessment
  asked: string[]
  onChange: (fact: string) => void
  onRestart: () => void
}) {
  const { policy, host, m } = useGuide()
  const { eligibility } = result
  const { verdict } = eligibility
  const name = (id: string) => policy.facts.find((one) => one.id === id)?.name ?? id
  const models = result.models
  // One unmet condition decides; the others are worth a look, not the first place.
  const decides =
    verdict === 'ineligible'
      ? eligibility.findings.filter((one) => eligibility.deciding.indexOf(one.criterion) >= 0)
      : []
  useEffect(() => {
    host.tell?.('answer', { verdict, deciding: eligibility.deciding })
  }, [verdict])
  return (
    <article class="result has-sheet">
      <div class={`verdict ${verdict}`}>
        <Mark shape={SHAPES[verdict]!} large />
        <div>
          <Title topic={verdict}>{m.verdict[verdict]}</Title>
          <p>{m.verdictHint[verdict]}</p>
          <p class="quiet">{m.asOf(result.asOf)}</p>
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
          {eligibility.change.map((one) => `${name(one.fact)}${m.colon}${one.to}`).join('；')}
        </p>
      )}
      <AnswersSoFar asked={asked} onChange={onChange} />
      <p>
        <button type="button" class="link" onClick={onRestart}>
          {m.restart}
        </button>
      </p>

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
              <Mark shape={SHAPES[groupOf(one)]!} />
              <div>
                <p>
                  <strong>{one.name}</strong> <span class="role">{m.applies[groupOf(one)]}</span>
                </p>
                {groupOf(one) === 'undetermined' && one.discretionary && (
                  <p class="quiet">{m.discretionary}</p>
                )}
                <Quotes citations={one.citations} />
              </div>
            </li>
          ))}
        </ul>
      </details>

      <h3>{m.steps}</h3>
      <Steps />
      <Actions text={() => eligibilityText(policy, result, m)} />
      <Sheet result={result} />
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
