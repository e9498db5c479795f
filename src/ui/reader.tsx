import { useEffect, useRef } from 'preact/hooks'
import { displayLabel, things, type Clause } from '../knowledge/index.ts'
import { useGuide } from './context.ts'
import { Marked } from './quote.tsx'
import { Title } from './title.tsx'

/** The document as a document; beside each clause, quietly, what was read from it. */
export function Reader() {
  const { policy, m, state, quote, go } = useGuide()
  const wanted = useRef<HTMLElement>(null)
  useEffect(() => {
    const section = wanted.current
    const target = section?.querySelector('mark') ?? section
    target?.scrollIntoView({ block: target === section ? 'start' : 'center' })
  }, [state.subject, quote])
  return (
    <div class="reader">
      <Title topic="read">{policy.title}</Title>
      <p class="quiet">{`${policy.number} · ${m.issued(policy.issuer, policy.issuedOn)}`}</p>
      <details class="contents">
        <summary>{m.contents}</summary>
        <ul>
          {policy.clauses
            .filter((clause) => clause.level > 1)
            .map((clause) => (
              <li key={clause.label} class={`level-${clause.level}`}>
                <button
                  type="button"
                  class="link"
                  onClick={() => go({ view: 'read', subject: clause.label })}
                >
                  {clause.heading}
                </button>
              </li>
            ))}
        </ul>
      </details>
      {policy.clauses.map((clause, index) => (
        <section
          key={clause.label}
          ref={clause.label === state.subject ? wanted : null}
          class={clause.label === state.subject ? 'wanted' : ''}
          lang="zh-CN"
        >
          <Heading clause={clause} />
          {clause.text.split('\n').map(
            (paragraph) =>
              paragraph && (
                <p key={paragraph}>
                  <Marked text={paragraph} quote={clause.label === state.subject ? quote : ''} />
                </p>
              ),
          )}
          <Notes index={index} />
        </section>
      ))}
    </div>
  )
}

function Heading({ clause }: { clause: Clause }) {
  if (!clause.heading) return null
  const text = clause.heading.replace(/。$/, '')
  return clause.level <= 2 ? <h3>{text}</h3> : clause.level === 3 ? <h4>{text}</h4> : <h5>{text}</h5>
}

const NOTED = ['item', 'funding', 'step', 'model', 'department'] as const

function Notes({ index }: { index: number }) {
  const { policy, m, go } = useGuide()
  const list = [...things(policy).values()].filter(
    (one) =>
      (NOTED as readonly string[]).indexOf(one.thing) >= 0 && one.cite.some((span) => span[0] === index),
  )
  if (!list.length) return null
  return (
    <details class="notes">
      <summary>{m.notes(displayLabel(policy.clauses[index]!.label), list.length)}</summary>
      <ul class="chips">
        {list.map((one) => (
          <li key={one.id}>
            <button type="button" onClick={() => go({ view: 'responsible', subject: one.id })}>
              {one.name}
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}
