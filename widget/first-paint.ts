import type { Messages } from '../src/ui/index.ts'

/** What the first screen says of the policy. */
export interface PolicyHead {
  shortTitle: string
  number: string
  issuer: string
  issuedOn: string
}

/** What a person has already done on the first screen. */
export interface Begun {
  /** A door that was opened, or a question that was sent. */
  go: { view: 'responsible' | 'eligible' | 'funding' | 'read' | 'ask'; subject?: string } | null
  typed: string
  focused: boolean
}

/**
 * The home screen before anything can answer, in the very places it will stand in. Calls back once with what the
 * person has begun, never while an input method composes.
 * @returns a function that takes the screen away as soon as it may and then calls `ready`
 */
export function firstPaint(
  root: ShadowRoot,
  head: PolicyHead,
  { m, classes }: { m: Messages; classes: string },
  ready: (begun: Begun) => void,
): () => void {
  const begun: Begun = { go: null, typed: '', focused: false }
  const make = (name: string, parent: Node, text = '', className = '') => {
    const element = document.createElement(name)
    if (text) element.textContent = text
    if (className) element.className = className
    parent.appendChild(element)
    return element
  }
  const box = make('section', root, '', classes)
  box.setAttribute('part', 'guide')
  box.setAttribute('aria-label', m.name)
  make('strong', make('div', box, '', 'head'), m.name, 'name')
  const body = make('div', box, '', 'body')
  make('h2', body, head.shortTitle)
  make('p', body, `${head.number} · ${m.issued(head.issuer, head.issuedOn)}`, 'quiet')

  const form = make('form', body, '', 'ask')
  const label = make('label', form, m.askLabel) as HTMLLabelElement
  label.htmlFor = 'pg-ask'
  const row = make('div', form, '', 'ask-row')
  const input = make('input', row) as HTMLInputElement
  input.id = 'pg-ask'
  input.type = 'text'
  input.maxLength = 400
  input.autocomplete = 'off'
  const button = make('button', row, m.askButton, 'primary') as HTMLButtonElement
  button.type = 'submit'
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const subject = input.value.trim()
    if (subject) begun.go = { view: 'ask', subject }
  })

  make('h3', body, m.doors)
  const doors = make('ul', body, '', 'doors')
  for (const [view, name, hint] of [
    ['responsible', m.doorResponsible, m.doorResponsibleHint],
    ['eligible', m.doorEligible, m.doorEligibleHint],
    ['funding', m.doorFunding, m.doorFundingHint],
  ] as const) {
    const door = make('button', make('li', doors)) as HTMLButtonElement
    door.type = 'button'
    make('strong', door, name)
    make('span', door, hint)
    door.addEventListener('click', () => (begun.go = { view }))
  }

  let composing = false
  let waiting = false
  const leave = () => {
    begun.typed = input.value
    begun.focused = root.activeElement === input
    box.remove()
    ready(begun)
  }
  input.addEventListener('compositionstart', () => (composing = true))
  input.addEventListener('compositionend', () => {
    composing = false
    // The text of the composition arrives with the event after this one.
    if (waiting) setTimeout(leave)
  })
  return () => {
    if (composing) waiting = true
    else leave()
  }
}
