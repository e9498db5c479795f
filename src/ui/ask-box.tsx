import { useEffect, useRef, useState } from 'preact/hooks'
import { suggest, type Suggestion } from '../knowledge/index.ts'
import { useGuide } from './context.ts'

/** Typing pauses this long before suggestions are looked up, milliseconds. */
const PAUSE = 120

/**
 * The box for questions: a combobox whose list holds names that fit. Nothing is looked up, announced or sent while an
 * input method composes; the Enter that ends a composition is the input method's, not ours.
 */
export function AskBox({ initial = '' }: { initial?: string }) {
  const { policy, m, go, announce } = useGuide()
  const [found, setFound] = useState<Suggestion[]>([])
  const [active, setActive] = useState(-1)
  const input = useRef<HTMLInputElement>(null)
  const composing = useRef(false)
  const ended = useRef(0)
  const timer = useRef(0)

  useEffect(() => () => clearTimeout(timer.current), [])

  const close = () => {
    clearTimeout(timer.current)
    setFound([])
    setActive(-1)
  }
  const look = () => {
    clearTimeout(timer.current)
    timer.current = window.setTimeout(() => {
      if (composing.current) return
      const list = suggest(policy, input.current?.value ?? '')
      setFound(list)
      setActive(-1)
      if (list.length) announce(m.suggestionsCount(list.length))
    }, PAUSE)
  }
  const send = () => {
    const question = input.current?.value.trim() ?? ''
    close()
    if (question) go({ view: 'ask', subject: question })
    else input.current?.focus()
  }
  const pick = ({ id }: Suggestion) => {
    close()
    go({ view: 'responsible', subject: id })
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
      if (!found.length) return
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setActive(
        (active + step + found.length + 1) % (found.length + 1) === found.length
          ? -1
          : (active + step + found.length + 1) % (found.length + 1),
      )
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const chosen = found[active]
      if (chosen) pick(chosen)
      else send()
    } else if (event.key === 'Escape' && found.length) {
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
          onKeyDown={onKeyDown}
          onBlur={() => window.setTimeout(close, 150)}
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
            <span>{one.name}</span>
            {one.matched && <small>{one.matched}</small>}
          </li>
        ))}
      </ul>
    </form>
  )
}
