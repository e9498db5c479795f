import { gather, type Field, type Run } from './gather.ts'
import type { PageText, Shown } from './messages.ts'

/**
 * Runs in a page's frames, in a world of its own, when the person asks what the page mentions: reads the text once, and
 * afterwards scrolls to places in it. Nothing is watched and nothing in the page is changed.
 */
const LONGEST = 2_000_000
const PARAGRAPH = '\u2029'
const NAME = 'policy-guide-place'
/** How long a place stands out, in milliseconds. */
const LINGER = 4000

/** What was read, by where it begins. Weak: what a page throws away is not kept for us. */
let nodes: WeakRef<Text | Field>[] = []
let starts: number[] = []
let whole = ''
let fading = 0

function read(): PageText {
  nodes = []
  starts = []
  const parts: string[] = []
  let length = 0
  for (const run of gather(document, isHidden, fieldText)) {
    if (length > LONGEST) break
    // The blanks between tags.
    if (!/\S/.test(run.text)) continue
    keep(run, length)
    parts.push(run.text)
    length += run.text.length + 1
  }
  whole = parts.join(PARAGRAPH).slice(0, LONGEST)
  const frames = Array.from(document.querySelectorAll<HTMLElement>('iframe, frame')).filter(
    (frame) => frame.clientWidth > 30 && frame.clientHeight > 30,
  )
  return {
    text: whole,
    cut: length > LONGEST + 1,
    title: document.title,
    origin: location.origin,
    frames: frames.length,
  }
}

function keep(run: Run, from: number): void {
  run.nodes.forEach((node, place) => {
    nodes.push(new WeakRef(node))
    starts.push(from + run.starts[place]!)
  })
}

function isHidden(element: Element): boolean {
  return !element.checkVisibility() && getComputedStyle(element).display === 'none'
}

/** What a person sees in a field; '' for what is secret, hidden or no text. */
function fieldText(field: Field): string {
  if (/password|one-time|cc-/.test(field.autocomplete) || isHidden(field)) return ''
  if ('selectedOptions' in field) return Array.from(field.selectedOptions, (option) => option.text).join(' ')
  // Passwords are at times kept from the browser by a text field that shows discs.
  if (
    (getComputedStyle(field) as { webkitTextSecurity?: string }).webkitTextSecurity?.match(
      /disc|circle|square/,
    )
  )
    return ''
  return field.localName === 'textarea' || /^(?:text|search|url|tel|email|number)$/.test(field.type)
    ? field.value
    : ''
}

/** The place in `nodes` of the one that holds an offset. */
function holder(offset: number): number {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** Scrolls to [start, end) of what was read and lets it stand out for a while. */
function show(start: number, end: number): Shown {
  const first = holder(start)
  const last = holder(end - 1)
  const from = nodes[first]?.deref()
  const to = nodes[last]?.deref()
  if (!from?.isConnected || !to?.isConnected) return 'gone'
  if (from.nodeType !== 3) return showField(from as Field)
  if (to.nodeType !== 3) return 'gone'
  const range = document.createRange()
  try {
    range.setStart(from, start - starts[first]!)
    range.setEnd(to, end - starts[last]!)
  } catch {
    return 'gone'
  }
  // What was read between paragraphs is ours, not the page's.
  const bare = (text: string) => text.replaceAll(PARAGRAPH, '')
  if (bare(range.toString()) !== bare(whole.slice(start, end)) && first === last) return 'gone'
  if (!range.getClientRects().length) return 'hidden'
  scroll(from.parentElement ?? document.documentElement, range)
  clearTimeout(fading)
  if (typeof Highlight === 'function' && CSS.highlights) {
    CSS.highlights.set(NAME, new Highlight(range))
    fading = window.setTimeout(() => CSS.highlights.delete(NAME), LINGER)
  }
  return 'shown'
}

function scroll(element: Element, range?: Range): void {
  // Nothing moves smoothly in a tab that stands behind another: it would not move at all.
  const still = document.hidden || matchMedia('(prefers-reduced-motion: reduce)').matches
  const behavior = still ? 'auto' : 'smooth'
  const tall = element.getBoundingClientRect().height > innerHeight
  element.scrollIntoView({
    block: tall ? 'nearest' : 'center',
    inline: 'nearest',
    behavior: tall ? 'auto' : behavior,
  })
  if (!range || !tall) return
  const { top } = range.getBoundingClientRect()
  window.scrollBy({ top: top - innerHeight / 2, behavior })
}

function showField(field: Field): Shown {
  if (!field.getClientRects().length) return 'hidden'
  scroll(field)
  const mark = { outline: '3px solid #c98a00', outlineOffset: '2px' }
  field.animate([mark, mark], LINGER)
  return 'shown'
}

Object.assign(globalThis, { policyGuidePage: { read, show } })
