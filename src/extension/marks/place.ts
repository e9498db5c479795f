import type { Mark } from './marker.ts'

/** Where a mark stands in the window, one rectangle a line; none while it is not shown. */
export function rectsOf({ node, start, end }: Pick<Mark, 'node' | 'start' | 'end'>): DOMRect[] {
  const range = document.createRange()
  if (!node.isConnected || end > node.length) return []
  range.setStart(node, start)
  range.setEnd(node, end)
  return [...range.getClientRects()]
}
