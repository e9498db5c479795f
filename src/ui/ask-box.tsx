import { useEffect, useRef, useState } from 'preact/hooks'
import { ask, displayLabel, suggest, type Policy } from '../knowledge/index.ts'
import { useGuide, type Guide } from './context.ts'
import type { Messages } from './messages.ts'

/** Typing pauses this long before anything is looked up, milliseconds. */
const PAUSE = 120
/** A blur closes the list only after a click on it has had its turn, milliseconds. */
const BLUR = 150
const MOST_RECENT = 5

/** A line of the list below the box. */
interface Option {
  id: string
  text: string
  /** What stands beside it, quietly. */
  small: string
  pick: (guide: Guide) => void
}

const toQuestion = (question: string) => (guide: Guide) => guide.go({ view: 'ask', subject: question })

/** What is already known while one types: the first answer, then names that fit. */
function optionsFor(policy: Policy, typed: string, asOf: string, m: Messages): Option[] {
  const text = typed.trim()
  if (text.length < 2) return []
  const names = suggest(policy, text).map(({ id, name, matched }) => ({
    id,
    text: name,
    small: matched ?? '',
    pick: (guide: Guide) => guide.go({ view: 'responsible', subject: id }),
  }))
  const { coverage, answers, silentOn } = ask(policy, text, asOf)
  const first = answers[0]
  const pick = toQuestion(text)
  const answer = first
    ? {
        text: first.title,
        small: `${m.answerNow} · ${first.citations[0] ? displayLabel(first.citations[0].clause) : ''}`,
      }
    : coverage === 'silent' && text.length > 3
      ? { text: `${m.coverage.silent}${m.colon}${silentOn[0] ?? ''}`, small: m.answerNow }
      : null
  return answer && !(names[0] && first && names[0].text === first.title)
    ? [{ id: 'answer', ...answer, pick }, ...names]
    : names
}

/** Questions asked before, where the host keeps them, and the way to forget them. */
function recentOptions({ host, m }: Guide): Option[] {
  const list = host.recent?.list().slice(0, MOST_RECENT) ?? []
  if (!list.length) return []
  return [
    ...list.map((question, place) => ({
      id: `recent-${place}`,
      text: question,
      small: place ? '' : m.recent,
      pick: toQuestion(question),
    })),
    { id: 'forget', text: m.forget, small: '', pick: () => host.recent?.clear() },
  ]
}

/**
 * The box for questions: a combobox whose list holds the first answer and names that fit. Nothing is looked up,
 * announced or sent while an input method composes; the Enter that ends a composition is the input method's, not ours.
 */
export function AskBox({ initial = '' }: { initial?: string }) {
  const guide = useGuide()
  const { policy, host, m, go, announce } = guide
  const [found, setFound] = useState<Option[]>([])
  const [active, setActive] = useState(-1)
  const input = useRef<HTMLInputElement>(null)
  const composing = useRef(false)
  const ended = useRef(0)
  const timer = useRef(0)

  useEffect(() => () => clearTimeout(timer.current), [])

  const show = (list: Option[]) => {
    setFound(list)
    setActive(-1)
  }
  const close = () => {
    clearTimeout(timer.current)
    show([])
  }
  const look = () => {
    clearTimeout(timer.current)
    timer.current = window.setTimeout(() => {
      if (composing.current) return
      const typed = input.current?.value ?? ''
      const list = typed ? optionsFor(policy, typed, host.asOf, m) : recentOptions(guide)
      show(list)
      if (list.length) announce(m.suggestionsCount(list.length))
    }, PAUSE)
  }
  const send = () => {
    const question = input.current?.value.trim() ?? ''
    close()
    if (question) go({ view: 'ask', subject: question })
    else input.current?.focus()
  }
  const pick = (option: Option) => {
    close()
    option.pick(guide)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // Some browsers end the composition before the key that ended it; such a key arrives within the same moment.
    if (
      event.isComposing ||
      composing.current ||
      event.keyCode === 229 ||
      event.timeStamp - ended.current < 30
    )
      return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!found.length) return look()
      event.preventDefault()
      // One place more than there are lines: the box itself.
      const places = found.length + 1
      const next = (active + (event.key === 'ArrowDown' ? 1 : -1) + places) % places
      setActive(next === found.length ? -1 : next)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const chosen = found[active]
      if (chosen) pick(chosen)
      else send()
    } else if (event.key === 'Escape' && found.length) {
      // Else a dialog around us would close with the list.
      event.preventDefault()
      event.stopPropagation()
      close()
    }
  }
  return (
    <form
      class="ask"
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <label for="pg-ask">{m.askLabel}</label>
      <div class="ask-row">
        <input
          id="pg-ask"
          ref={input}
          type="text"
          defaultValue={initial}
          maxLength={400}
          enterkeyhint="search"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={found.length > 0}
          aria-controls="pg-suggestions"
          {...(active >= 0 ? { 'aria-activedescendant': `pg-suggestion-${active}` } : {})}
          onCompositionStart={() => {
            composing.current = true
            clearTimeout(timer.current)
          }}
          onCompositionEnd={(event) => {
            composing.current = false
            ended.current = event.timeStamp
            look()
          }}
          onInput={(event) => {
            if (!(event as InputEvent).isComposing && !composing.current) look()
          }}
          onClick={() => {
            if (!input.current?.value && host.recent) look()
          }}
          onKeyDown={onKeyDown}
          onBlur={() => window.setTimeout(close, BLUR)}
        />
        <button type="submit" class="primary">
          {m.askButton}
        </button>
      </div>
      <ul
        id="pg-suggestions"
        role="listbox"
        aria-label={m.suggestions}
        class="suggestions"
        hidden={!found.length}
      >
        {found.map((one, place) => (
          <li
            key={one.id}
            id={`pg-suggestion-${place}`}
            role="option"
            aria-selected={place === active}
            onMouseDown={(event) => {
              event.preventDefault()
              pick(one)
            }}
          >
            <span>{one.text}</span>
            {one.small && <small>{one.small}</small>}
          </li>
        ))}
      </ul>
    </form>
  )
}
