import type { Shown } from './card.ts'
import type { Mark, Marker } from './marker.ts'
import type { Card } from './messages.ts'
import { rectsOf } from './place.ts'

/** How long the pointer rests on a word before its card comes, and how long it may be away, in milliseconds. */
const DWELL = 250
const LEAVE = 300

interface Point {
  x: number
  y: number
  /** The innermost element there, in open shadow roots as well. */
  innermost: Node
  onCard: boolean
}

/** Hover, focus, touch and the keyboard's way from mark to mark. Nothing is taken from the page. */
export function listen(marker: Marker, cards: readonly Card[], card: Shown, signal: AbortSignal) {
  let timer = 0
  let last: Mark | undefined

  const show = (mark: Mark, focus = false, rect = rectsOf(mark)[0]) => {
    last = mark
    if (rect) card.show(cards[mark.card]!, rect, focus)
  }
  const later = (act: () => void, after: number) => {
    clearTimeout(timer)
    timer = window.setTimeout(act, after)
  }
  /** The mark under a point: looked for in the innermost element only. */
  const under = ({ x, y, innermost }: Point): [Mark, DOMRect] | undefined => {
    for (const node of innermost.childNodes)
      for (const mark of marker.at(node))
        for (const rect of rectsOf(mark))
          if (x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom) return [mark, rect]
    return undefined
  }
  let waiting: Point | null = null
  // An event knows its path only while it is under way.
  const pointOf = (event: PointerEvent): Point => ({
    x: event.clientX,
    y: event.clientY,
    innermost: event.composedPath()[0] as Node,
    onCard: card.holds(event),
  })
  const on = <K extends keyof DocumentEventMap>(kind: K, act: (event: DocumentEventMap[K]) => void) =>
    document.addEventListener(kind, act, { signal, passive: true, capture: true })

  on('pointermove', (event) => {
    if (event.pointerType === 'touch') return
    // Once a frame is enough.
    if (!waiting) requestAnimationFrame(hover)
    waiting = pointOf(event)
  })
  const hover = () => {
    const point = waiting
    waiting = null
    if (!point || signal.aborted) return
    const found = point.onCard ? undefined : under(point)
    if (point.onCard) clearTimeout(timer)
    else if (!found) later(hideUnfocused, LEAVE)
    else if (found[0] !== last || !card.shown()) later(() => show(found[0], false, found[1]), DWELL)
    else clearTimeout(timer)
  }
  const hideUnfocused = () => {
    if (!card.focused()) card.hide()
  }
  on('pointerdown', (event) => {
    clearTimeout(timer)
    if (!card.holds(event)) card.hide()
  })
  on('pointerup', (event) => {
    // A touch on what the page itself acts on is the page's.
    if (
      event.pointerType !== 'touch' ||
      (event.target as Element).closest?.('a,button,label,input,[onclick]')
    )
      return
    const found = under(pointOf(event))
    if (found) show(found[0], false, found[1])
  })
  on('focusin', (event) => {
    if (card.holds(event)) return
    const element = event.composedPath()[0] as Element
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    // A focused region may hold the whole page; a link or a button holds a few words.
    for (let looked = 0; looked < 20; looked++) {
      const node = walker.nextNode()
      if (!node) break
      const [mark] = marker.at(node)
      if (mark) return later(() => show(mark), DWELL)
    }
    later(() => card.hide(), 0)
  })
  on('keydown', (event) => {
    if (event.key === 'Escape') card.hide()
  })
  on('scroll', () => later(hideUnfocused, 0))

  /** The next mark in sight of the document's order; after the last one the first. */
  return function next(): void {
    const all = marker.all().filter((mark) => rectsOf(mark).length)
    all.sort((a, b) =>
      a.node === b.node ? a.start - b.start : a.node.compareDocumentPosition(b.node) & 4 ? -1 : 1,
    )
    const at = all.findIndex(({ node, start }) => node === last?.node && start === last.start)
    const mark = all[(at + 1) % all.length]
    if (!mark) return
    mark.node.parentElement?.scrollIntoView({ block: 'nearest' })
    show(mark, true)
  }
}
