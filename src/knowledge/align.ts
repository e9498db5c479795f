import { WALL, type Line } from './original.ts'

/** A difference may be so long on either side, and so much must agree after it, unless a sentence ends there. */
const REACH = 20
const AGREE = 5
/** Beyond the end of a sentence or of a quotation the page may well speak of something else. */
const AGREE_BEYOND = 12
const STOP = '。'.charCodeAt(0)
const QUOTE = 34
/** What a sentence begins after; a page may also lead over to a quotation. */
const SENTENCE = '。;:'
const LEAD = SENTENCE + ',"'

/** `size` units from i of the page and j of the document agree. */
export interface Run {
  i: number
  j: number
  size: number
}
export const sizeOf = (runs: readonly Run[]) => runs.reduce((sum, run) => sum + run.size, 0)

export function agree(page: Line, i: number, original: Line, j: number, size: number): boolean {
  for (let k = 0; k < size; k++)
    if (i + k >= page.length || j + k >= original.length || page.codes[i + k] !== original.codes[j + k])
      return false
  return true
}

/** From a seed as far as both agree, over small differences, to both sides. */
export function align(page: Line, i: number, original: Line, j: number, floor: number): Run[] {
  const same = (a: number, b: number) =>
    a >= floor && b >= 0 && a < page.length && b < original.length && page.codes[a] === original.codes[b]
  const runs: Run[] = []
  for (const step of [-1, 1] as const) {
    let [a, b] = step < 0 ? [i - 1, j - 1] : [i, j]
    for (;;) {
      let size = 0
      while (same(a + step * size, b + step * size)) size++
      if (size) {
        const low = step < 0 ? size - 1 : 0
        runs.push({ i: a - low, j: b - low, size })
        a += step * size
        b += step * size
      }
      const gap = bridge(a, b, step, same, page, original)
      if (!gap) break
      a += step * gap[0]
      b += step * gap[1]
      // The sentence begins with a difference.
      if (!same(a, b)) {
        runs.push({ i: a + 1, j: b + 1, size: 0 })
        break
      }
    }
  }
  return runs.sort((x, y) => x.i - y.i || x.j - y.j)
}

/** The smallest difference after which both agree again; null where there is none. */
function bridge(
  a: number,
  b: number,
  step: 1 | -1,
  same: (a: number, b: number) => boolean,
  page: Line,
  original: Line,
): readonly [number, number] | null {
  const wall = (x: number) => x < 0 || x >= original.length || original.codes[x] === WALL
  let reach = 0
  while (reach < REACH && !wall(b + step * reach)) reach++
  const pageEnd = toEnd(page, a, step)
  const documentEnd = toEnd(original, b, step)
  for (let sum = 1; sum <= 2 * REACH; sum++)
    for (let onPage = Math.max(0, sum - REACH); onPage <= Math.min(sum, REACH); onPage++) {
      const inDocument = sum - onPage
      if (inDocument > reach) continue
      const x = a + step * onPage
      const y = b + step * inDocument
      const beyond = onPage > pageEnd || inDocument > documentEnd
      const enough = beyond ? AGREE_BEYOND : AGREE
      let size = 0
      while (size < enough && same(x + step * size, y + step * size)) size++
      const ends = step > 0 && size > 0 && page.codes[x + size - 1] === STOP
      const begins = step < 0 && inDocument > 0 && isStart(page, x, LEAD) && isStart(original, y, SENTENCE)
      if (size === enough || (!beyond && (ends || begins))) return [onPage, inDocument]
    }
  return null
}

/** How far it is to where a sentence or a quotation ends, at most `REACH`. */
function toEnd(line: Line, from: number, step: 1 | -1): number {
  let far = 0
  for (; far < REACH; far++) {
    const code = line.codes[from + step * far]
    if (code === STOP || code === QUOTE) break
  }
  return far
}

/** Nothing of the sentence stands at x or before: who is named first must not be changed unseen. */
function isStart(line: Line, x: number, after: string): boolean {
  const code = line.codes[x]!
  return x < 0 || line.opens[x + 1] === 1 || code === WALL || after.indexOf(String.fromCharCode(code)) >= 0
}
