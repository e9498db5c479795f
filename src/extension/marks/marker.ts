import { fold, makeScanner } from '../../knowledge/index.ts'
import { gather, type Run } from '../page/gather.ts'
import type { Terms } from './messages.ts'
import type { Paint } from './paint.ts'

/** A marked word, or the part of one that stands in one text node. */
export interface Mark {
  node: Text
  start: number
  end: number
  /** Place of the card. */
  card: number
  range: StaticRange
}

export interface Marker {
  /** The marks in a text node. */
  at(node: Node): readonly Mark[]
  all(): Mark[]
  stop(): void
}

/** Editors are the person's own words, and marks in them would get in the way of the caret. */
const EDITOR =
  '[contenteditable]:not([contenteditable=false i]),[role=textbox],.CodeMirror,.monaco-editor,.ace_editor'
/** A page that changes all the time is looked at so often at most, in milliseconds. */
const PAUSE = 250
/** One turn of work, in milliseconds, however idle the browser says it is. */
const SLICE = 8
const MOST = 3000

/** Marks the terms in the document and follows its changes, in moments when the browser is idle. */
export function makeMarker({ words, traditional }: Terms, paint: Paint, alive: () => boolean): Marker {
  const scan = makeScanner(
    words.map(([word]) => word),
    traditional,
  )
  const marks = new Map<Node, Mark[]>()
  const dirty = new Set<Node>()
  let count = 0
  let timer = 0
  let work: Generator<Run> | null = null

  const observer = new MutationObserver((records) => {
    if (!alive()) return stop()
    for (const { type, target } of records) {
      // What has become an editor loses its marks.
      if (type === 'attributes') for (const node of marks.keys()) if (target.contains(node)) drop(node)
      dirty.add(target)
    }
    plan()
  })
  const observe = (node: Node) =>
    observer.observe(node, {
      subtree: true,
      childList: true,
      characterData: true,
      attributeFilter: ['contenteditable', 'role'],
    })
  const skips = (element: Element) => {
    if (element.shadowRoot) observe(element.shadowRoot)
    return element.matches(EDITOR)
  }
  const plan = () => {
    if (!timer && !work) timer = window.setTimeout(begin, PAUSE)
  }
  const begin = () => {
    timer = 0
    for (const node of marks.keys()) if (!node.isConnected) drop(node)
    const roots = dirty.size > 200 ? [document] : rootsOf(dirty)
    dirty.clear()
    work = all(roots)
    idle()
  }
  function* all(roots: readonly Node[]) {
    for (const root of roots) yield* gather(root, skips)
  }
  const idle = () => requestIdleCallback(go, { timeout: 1000 })
  const go = () => {
    if (!work) return
    if (!alive()) return stop()
    for (const end = performance.now() + SLICE; performance.now() < end;) {
      const next = work.next()
      if (next.done) {
        work = null
        paint.flush()
        if (dirty.size) plan()
        return
      }
      markRun(next.value)
    }
    idle()
  }
  const markRun = ({ text, nodes, starts }: Run) => {
    for (const node of nodes) drop(node)
    if (document.designMode === 'on') return
    for (const [start, end, word] of scan(fold(text, traditional))) {
      const card = words[word]![1]
      if (card < 0 || count >= MOST) continue
      nodes.forEach((node, place) => {
        const from = Math.max(start - starts[place]!, 0)
        const to = Math.min(end - starts[place]!, (node as Text).length)
        if (from < to) add(node as Text, from, to, card)
      })
    }
  }
  const add = (node: Text, start: number, end: number, card: number) => {
    const range = new StaticRange({
      startContainer: node,
      startOffset: start,
      endContainer: node,
      endOffset: end,
    })
    const mark = { node, start, end, card, range }
    const held = marks.get(node)
    if (held) held.push(mark)
    else marks.set(node, [mark])
    count++
    paint.add(mark)
  }
  const drop = (node: Node) => {
    for (const mark of marks.get(node) ?? []) {
      paint.remove(mark)
      count--
    }
    marks.delete(node)
  }
  const stop = () => {
    observer.disconnect()
    clearTimeout(timer)
    work = null
    marks.clear()
    paint.stop()
  }
  observe(document)
  dirty.add(document)
  begin()
  return { at: (node) => marks.get(node) ?? [], all: () => [...marks.values()].flat(), stop }
}

/** The paragraphs that changed, none inside another, none in an editor. */
function rootsOf(dirty: ReadonlySet<Node>): Node[] {
  const roots = new Set<Node>()
  for (const node of dirty) {
    let root = node.nodeType === 3 ? node.parentNode : node
    // A word may go on in the element around: 加装<b>电梯</b>.
    while (root instanceof Element && getComputedStyle(root).display.startsWith('inline'))
      root = root.parentNode
    if (root?.isConnected && !inEditor(root)) roots.add(root)
  }
  return [...roots].filter((root) => {
    for (let one = root.parentNode; one; one = one.parentNode) if (roots.has(one)) return false
    return true
  })
}

function inEditor(node: Node): boolean {
  const root = node.getRootNode()
  if (node instanceof Element && node.closest(EDITOR)) return true
  return root instanceof ShadowRoot && inEditor(root.host)
}
