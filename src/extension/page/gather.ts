/**
 * The text of a page as a person reads it, paragraph by paragraph, with the nodes it came from. Walks open shadow roots as
 * they are shown, slots included. No recursion: a page may be as deep as it likes.
 */
export type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement
export interface Run {
  text: string
  /** Where the text came from, and where each begins in it. */
  nodes: (Text | Field)[]
  starts: number[]
}

/** What does not part one paragraph from the next. Everything else does, as it does without a style sheet. */
const INLINE =
  /^(?:a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|font|i|ins|kbd|label|mark|q|ruby|s|samp|slot|small|span|strong|sub|sup|time|tt|u|var|wbr)$/
/** What is not text, or is none of the page's. */
const SKIPPED =
  /^(?:script|style|noscript|template|svg|math|canvas|video|audio|object|iframe|frame|rt|rp|head)$/
const FIELD = /^(?:input|textarea|select)$/

/**
 * @param skips elements to leave out with all they hold
 * @param read the text of a form field; absent: fields are left out
 */
export function* gather(
  root: Node,
  skips: (element: Element) => boolean,
  read?: (field: Field) => string,
): Generator<Run> {
  // null: a paragraph ends here.
  const stack: (Node | null)[] = [root]
  let run: Run = { text: '', nodes: [], starts: [] }
  const add = (node: Text | Field, text: string) => {
    if (!text) return
    run.nodes.push(node)
    run.starts.push(run.text.length)
    run.text += text
  }
  while (stack.length) {
    const node = stack.pop()!
    const element = node?.nodeType === 1 ? (node as Element) : null
    const name = element ? element.localName : ''
    if (SKIPPED.test(name)) continue
    const parts = !node || (element && !INLINE.test(name))
    if (parts && run.text) {
      yield run
      run = { text: '', nodes: [], starts: [] }
    }
    if (!node) continue
    if (node.nodeType === 3) add(node as Text, (node as Text).data)
    if (element && parts) stack.push(null)
    if (element && FIELD.test(name)) {
      if (read) add(element as Field, read(element as Field))
    } else if (!element || !skips(element)) {
      const slotted = name === 'slot' ? (element as HTMLSlotElement).assignedNodes() : []
      const below = element?.shadowRoot ? [element.shadowRoot] : slotted.length ? slotted : node.childNodes
      for (let place = below.length - 1; place >= 0; place--) stack.push(below[place]!)
    }
  }
  if (run.text) yield run
}
