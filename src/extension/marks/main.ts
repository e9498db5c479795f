import { makeCard } from './card.ts'
import { makeMarker } from './marker.ts'
import type { Answered, Asked, Told } from './messages.ts'
import { makePaint } from './paint.ts'
import { listen } from './pointer.ts'

/**
 * Runs in the pages of sites the person has allowed, and in no other. It asks the worker whether it may and with what
 * words; when the extension goes, or the permission, it takes everything away again.
 */
const scope = globalThis as { policyGuideMarks?: () => void }
// Injected twice, as after an update of the extension in some browsers: the later one stays.
scope.policyGuideMarks?.()

let next = () => {}
let leave = () => {}
/** False once the extension was updated, switched off or removed: then there is nobody to ask. */
const alive = () => {
  try {
    return chrome.runtime?.id !== undefined
  } catch {
    return false
  }
}
const send = (asked: Asked) => chrome.runtime.sendMessage<Asked, Answered>(asked)

function begin(answer: Answered): void {
  stop()
  if (!answer) return
  const ending = new AbortController()
  const card = makeCard(answer.look, (thing) => {
    if (alive()) void send({ marks: 'open', thing })
    else stop()
  })
  const marker = makeMarker(answer, makePaint(), () => alive() || (stop(), false))
  next = listen(marker, answer.cards, card, ending.signal)
  leave = () => {
    ending.abort()
    card.hide()
    marker.stop()
  }
  // A page that stands still notices nothing by itself; the person's next glance at it does.
  addEventListener('focus', () => void (alive() || stop()), { signal: ending.signal })
  document.addEventListener('pointerover', () => void (alive() || stop()), {
    signal: ending.signal,
    passive: true,
  })
}

function stop(): void {
  leave()
  leave = next = () => {}
}

function ask(): void {
  send({ marks: 'terms' }).then(begin, stop)
}

const hear = (told: Told) => {
  if (told === 'policy-guide:ask-again') ask()
  if (
    told === 'policy-guide:next' &&
    document.hasFocus() &&
    !/^i?frame$/i.test(document.activeElement?.tagName ?? '')
  )
    next()
}
chrome.runtime.onMessage.addListener(hear)
scope.policyGuideMarks = () => {
  stop()
  if (alive()) chrome.runtime.onMessage.removeListener(hear)
}
ask()
