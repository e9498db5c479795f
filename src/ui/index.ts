import { h, options, render } from 'preact'
import type { Policy } from '../knowledge/index.ts'
import { App } from './app.tsx'
import { Boundary } from './boundary.tsx'
import type { Host } from './host.ts'
import { messagesFor } from './messages.ts'

export type { Contact, Host, Squares } from './host.ts'
export { Mark, SHAPES } from './mark.tsx'
export { messagesFor } from './messages.ts'
export type { Messages } from './messages.ts'
export { styles } from './styles.ts'
export { groupOf } from './text.ts'
export type { Group } from './text.ts'

// Preact's own choice, queueMicrotask, came with Chromium 71, Firefox 69 and Safari 12.1.
const settled = Promise.resolve()
options.debounceRendering = (show) => void settled.then(show)

export interface Mounted {
  /** Shows the same interface with another policy, host or place. */
  update(change: { policy?: Policy; host?: Host; fragment?: string }): void
  unmount(): void
}

/** Puts the interface into an element or shadow root. Its styles are the shell's to put beside it: see `styles`. */
export function mount(root: Element | ShadowRoot, policy: Policy, host: Host): Mounted {
  let now = { policy, host, fragment: host.load?.() ?? '' }
  const show = () => render(h(Boundary, { words: messagesFor(now.host.locale).failed }, h(App, now)), root)
  // Keys typed inside are ours: a page's shortcuts would see them as typed on the page itself.
  const keep = (event: Event) => event.stopPropagation()
  const keys = ['keydown', 'keypress', 'keyup']
  for (const key of keys) root.addEventListener(key, keep)
  show()
  return {
    update(change) {
      now = { ...now, ...change }
      show()
    },
    unmount() {
      for (const key of keys) root.removeEventListener(key, keep)
      render(null, root)
    },
  }
}
