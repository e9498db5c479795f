import { useRef, useState } from 'preact/hooks'
import { choices, citeAll, parseDate, type FactQuestion, type Facts } from '../knowledge/index.ts'
import { useGuide } from './context.ts'
import { Quotes } from './quote.tsx'
import { Title } from './title.tsx'

type Value = string | boolean

/** One question: why it is asked, the choices, and always 不清楚. */
export function Question({
  question,
  about,
  left = 0,
  onAnswer,
}: {
  question: FactQuestion
  /** The guide it belongs to: 能不能改. */
  about: string
  /** How many questions may still come, this one included; 0: not told. */
  left?: number
  onAnswer: (value: Value) => void
}) {
  const { policy, m } = useGuide()
  return (
    <section class="question">
      <p class="quiet">{left ? `${about} · ${m.atMost(left)}` : about}</p>
      <Title topic={question.id}>{question.question}</Title>
      {question.help && <p>{question.help}</p>}
      {question.form.kind === 'date' ? (
        <DateField onAnswer={onAnswer} />
      ) : (
        <ul class="choices" aria-label={question.name}>
          {choices(question).map(({ value, label }) => (
            <li key={String(value)}>
              <button type="button" onClick={() => onAnswer(value)}>
                {label}
              </button>
            </li>
          ))}
        </ul>
      )}
      <p class="unsure">
        <button type="button" onClick={() => onAnswer('unknown')}>
          {m.unknown}
        </button>
      </p>
      <h3>{m.whyAsked}</h3>
      <Quotes citations={citeAll(policy, question.cite)} />
    </section>
  )
}

/** 1998, 1998年, 1998年5月, 1998.5, 1998/05/01 → the form the facts take; '' when it is no date. */
export function readDate(text: string): string {
  const parts =
    /^\s*(\d{4})\s*(?:[年./-]\s*(?:(\d{1,2})\s*(?:[月./-]\s*(?:(\d{1,2})\s*[日号]?)?)?)?)?\s*$/.exec(
      text.normalize('NFKC'),
    )
  if (!parts) return ''
  const two = (part: string | undefined) => (part ? `-${part.length < 2 ? '0' : ''}${part}` : '')
  const date = `${parts[1]}${two(parts[2])}${two(parts[3])}`
  return parseDate(date) ? date : ''
}

function DateField({ onAnswer }: { onAnswer: (value: Value) => void }) {
  const { m } = useGuide()
  const [wrong, setWrong] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  return (
    <form
      class="date"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const date = readDate(input.current?.value ?? '')
        setWrong(!date)
        if (date) onAnswer(date)
        else input.current?.focus()
      }}
    >
      <label for="pg-date">{m.dateHint}</label>
      <div class="ask-row">
        <input
          id="pg-date"
          ref={input}
          type="text"
          inputMode="text"
          autocomplete="off"
          maxLength={20}
          aria-invalid={wrong}
          {...(wrong ? { 'aria-describedby': 'pg-date-wrong' } : {})}
        />
        <button type="submit" class="primary">
          {m.next}
        </button>
      </div>
      {wrong && (
        <p id="pg-date-wrong" class="wrong" role="alert">
          {m.dateWrong}
        </p>
      )}
    </form>
  )
}

/** What was answered, each line changeable without losing the others. */
export function AnswersSoFar({
  asked,
  onChange,
}: {
  asked: readonly string[]
  onChange: (fact: string) => void
}) {
  const { policy, m, state } = useGuide()
  const list = policy.facts.filter(
    (fact) =>
      asked.indexOf(fact.id) >= 0 && state.facts[fact.id] !== undefined && state.facts[fact.id] !== null,
  )
  if (!list.length) return null
  return (
    <section class="so-far">
      <h3>{m.answersSoFar}</h3>
      <ul>
        {list.map((fact) => (
          <li key={fact.id}>
            <span>{fact.name}</span>
            <strong>{wordFor(fact, state.facts[fact.id], m.unknown)}</strong>
            <button
              type="button"
              class="link"
              aria-label={`${m.change}${m.colon}${fact.name}`}
              onClick={() => onChange(fact.id)}
            >
              {m.change}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function wordFor(fact: FactQuestion, value: Facts[string], unknown: string): string {
  if (value === 'unknown') return unknown
  return fact.labels[String(value)] ?? String(value)
}
