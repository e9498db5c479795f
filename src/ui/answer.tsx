import { ask, type AnswerItem } from '../knowledge/index.ts'
import { useEffect } from 'preact/hooks'
import { Actions } from './actions.tsx'
import { AskBox } from './ask-box.tsx'
import { useGuide } from './context.ts'
import { Mark, SHAPES } from './mark.tsx'
import { Parties } from './parties.tsx'
import { wordFor } from './question.tsx'
import { Quotes } from './quote.tsx'
import { answerText } from './text.ts'
import { Title } from './title.tsx'

/** An answer to a question in plain words: what was understood, whether the document says it, by which clause. */
export function PlainAnswer() {
  const { policy, host, m, state, go, announce } = useGuide()
  const question = state.subject ?? ''
  const answer = ask(policy, question, host.asOf)
  const [first, ...rest] = answer.answers
  useEffect(() => {
    announce(`${m.coverage[answer.coverage]}。${m.answersCount(answer.answers.length)}`)
    host.recent?.add(question)
    host.tell?.('answer', { question, coverage: answer.coverage, intent: answer.intent })
  }, [question])
  const told = policy.facts.filter((fact) => Object.prototype.hasOwnProperty.call(answer.facts, fact.id))
  return (
    <article class="result">
      <AskBox key={question} initial={question} />
      <div class={`verdict ${answer.coverage}`}>
        <Mark shape={SHAPES[answer.coverage]!} large />
        <div>
          <Title>{m.coverage[answer.coverage]}</Title>
          {m.coverageHint[answer.coverage] && <p>{m.coverageHint[answer.coverage]}</p>}
        </div>
      </div>
      {answer.understood.length > 0 && (
        <p class="quiet">
          {m.understood}
          {m.colon}
          {answer.understood.join(' · ')}
        </p>
      )}
      {answer.silentOn.length > 0 && answer.coverage !== 'off-topic' && (
        <p>
          {m.silentOn}
          {m.colon}
          <strong>{answer.silentOn.join('、')}</strong>
        </p>
      )}
      {first && <One item={first} first />}
      {answer.verdict && (
        <section class="guide-link">
          <p>
            <Mark shape={SHAPES[answer.verdict]!} /> {m.verdict[answer.verdict]}
            {told.length > 0 &&
              ` · ${m.toldFacts}${m.colon}${told.map((fact) => `${fact.name} ${wordFor(fact, answer.facts[fact.id], m.unknown)}`).join('、')}`}
          </p>
          <p>
            <button
              type="button"
              class="primary"
              onClick={() =>
                go({ view: 'eligible', subject: '', facts: { ...state.facts, ...answer.facts } })
              }
            >
              {m.continueGuide}
            </button>
          </p>
        </section>
      )}
      {rest.length > 0 && rest.map((item) => <One key={item.id} item={item} />)}
      {answer.related.length > 0 && (
        <section class="related">
          <h3>{m.related}</h3>
          {answer.related.map((item) => (
            <Quotes key={item.id} citations={item.citations} />
          ))}
        </section>
      )}
      {answer.coverage !== 'off-topic' && <Actions text={() => answerText(policy, answer, m)} />}
    </article>
  )
}

function One({ item, first = false }: { item: AnswerItem; first?: boolean }) {
  const { go } = useGuide()
  const opens =
    item.kind === 'item' || item.kind === 'funding' || item.kind === 'step' || item.kind === 'model'
  return (
    <section class={first ? 'answer first' : 'answer'}>
      <h3>
        {opens ? (
          <button
            type="button"
            class="link strong"
            onClick={() => go({ view: 'responsible', subject: item.id })}
          >
            {item.title}
          </button>
        ) : (
          item.title
        )}
      </h3>
      <Parties list={item.departments} />
      {item.note && <p>{item.note}</p>}
      <Quotes citations={item.citations} />
    </section>
  )
}
