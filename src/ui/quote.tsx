import { useState } from 'preact/hooks'
import { clauseOf, displayLabel, type Citation } from '../knowledge/index.ts'
import { useGuide } from './context.ts'

let number = 0

/** What the document says: set apart by face and rule, with its label. The whole clause opens in place, the quotation marked. */
export function Quote({ citation }: { citation: Citation }) {
  const { policy, m, host, go } = useGuide()
  const [open, setOpen] = useState(false)
  const [id] = useState(() => `pg-clause-${++number}`)
  const clause = clauseOf(policy, citation.clause)
  const label = displayLabel(citation.clause)
  const at = clause ? clause.text.indexOf(citation.quote) : -1
  return (
    <figure class="quote" part="quote">
      <blockquote lang="zh-CN">
        {open && clause && at >= 0 ? (
          <p id={id}>
            {clause.text.slice(0, at)}
            <mark>{citation.quote}</mark>
            {clause.text.slice(at + citation.quote.length)}
          </p>
        ) : (
          <p id={id}>「{citation.quote}」</p>
        )}
      </blockquote>
      <figcaption>
        <span class="label">{label}</span>
        <button
          type="button"
          class="link"
          aria-expanded={open}
          aria-controls={id}
          aria-label={`${open ? m.clauseClose : m.clauseOpen}:${label}`}
          onClick={() => {
            if (!open && host.tell?.('cite', { ...citation }) === false) return
            setOpen(!open)
          }}
        >
          {open ? m.clauseClose : m.clauseOpen}
        </button>
        {open && (
          <button type="button" class="link" onClick={() => go({ view: 'read', subject: citation.clause })}>
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
