import { useRef, useState } from 'preact/hooks'
import { clauseOf, displayLabel, type Citation } from '../knowledge/index.ts'
import { useGuide } from './context.ts'

let number = 0

/** Text with one stretch of it marked; as it is where the stretch does not occur. */
export function Marked({ text, quote }: { text: string; quote: string }) {
  const at = quote ? text.indexOf(quote) : -1
  if (at < 0) return <>{text}</>
  return (
    <>
      {text.slice(0, at)}
      <mark>{quote}</mark>
      {text.slice(at + quote.length)}
    </>
  )
}

/** What the document says: set apart by face and rule, with its label. The whole clause opens in place, the quotation marked. */
export function Quote({ citation }: { citation: Citation }) {
  const { policy, m, host, go } = useGuide()
  const [open, setOpen] = useState(false)
  const [id] = useState(() => `pg-clause-${++number}`)
  const toggle = useRef<HTMLButtonElement>(null)
  const clause = clauseOf(policy, citation.clause)
  const label = displayLabel(citation.clause)
  return (
    <figure
      class={open ? 'quote open' : 'quote'}
      part="quote"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return
        event.preventDefault()
        setOpen(false)
        toggle.current?.focus()
      }}
    >
      <blockquote lang="zh-CN" id={id}>
        {open && clause ? (
          clause.text.split('\n').map((paragraph) => (
            <p key={paragraph}>
              <Marked text={paragraph} quote={citation.quote} />
            </p>
          ))
        ) : (
          <p>「{citation.quote}」</p>
        )}
      </blockquote>
      <figcaption>
        <span class="label">{label}</span>
        <button
          type="button"
          class="link"
          ref={toggle}
          aria-expanded={open}
          aria-controls={id}
          aria-label={`${open ? m.clauseClose : m.clauseOpen}${m.colon}${label}`}
          onClick={() => {
            if (!open && host.tell?.('cite', { ...citation }) === false) return
            setOpen(!open)
          }}
        >
          {open ? m.clauseClose : m.clauseOpen}
        </button>
        {open && (
          <button
            type="button"
            class="link"
            onClick={() => go({ view: 'read', subject: citation.clause }, citation.quote)}
          >
            {m.inDocument}
          </button>
        )}
      </figcaption>
    </figure>
  )
}

export function Quotes({ citations }: { citations: readonly Citation[] }) {
  return (
    <>
      {citations.map((citation) => (
        <Quote key={citation.clause + citation.quote} citation={citation} />
      ))}
    </>
  )
}
