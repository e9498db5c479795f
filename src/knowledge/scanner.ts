import { fold, type Folded } from './fold.ts'

/** A word found: [start, end) of the text it was looked for in, and the place of the word in the list. */
export type Hit = readonly [start: number, end: number, word: number]

/** Looks for words in folded text; from left to right, of several that begin at one place the longest. */
export type Scanner = (folded: Folded) => Hit[]

/**
 * One pass over the text whatever it holds: at each place a table of first characters, then of first pairs, then the few
 * words that begin so.
 * @param words found as they are written here, folded like the text
 */
export function makeScanner(words: readonly string[], traditional: readonly [string, string]): Scanner {
  const firsts = new Uint8Array(65536)
  const pairs = new Map<number, (readonly [codes: Uint16Array, word: number])[]>()
  words.forEach((word, place) => {
    const { codes, length } = fold(word, traditional)
    if (length < 2) return
    firsts[codes[0]!] = 1
    const pair = codes[0]! * 65536 + codes[1]!
    const entry = [codes.slice(0, length), place] as const
    const held = pairs.get(pair)
    if (held) held.push(entry)
    else pairs.set(pair, [entry])
  })
  pairs.forEach((held) => held.sort((a, b) => b[0].length - a[0].length))
  return ({ codes, at, length }) => {
    const hits: Hit[] = []
    for (let start = 0; start + 1 < length; start++) {
      if (!firsts[codes[start]!]) continue
      const held = pairs.get(codes[start]! * 65536 + codes[start + 1]!)
      if (!held) continue
      for (const [word, place] of held) {
        let same = 2
        while (same < word.length && start + same < length && codes[start + same] === word[same]) same++
        if (same < word.length) continue
        hits.push([at[start]!, at[start + same - 1]! + 1, place])
        start += same - 1
        break
      }
    }
    return hits
  }
}
