/**
 * Running text of a page in the form terms are looked for, with the way back to the text as it stands: width, case,
 * traditional characters and brackets folded, what has no width left out, line breaks and blanks inside a word as well.
 */
export interface Folded {
  /** UTF-16 units; only the first `length` count. `BREAK` and `BLANK` stand for what lies between words. */
  codes: Uint16Array
  /** Where each unit stands in the given text. */
  at: Uint32Array
  length: number
}

/** Put between texts that do not belong together: nothing that is found reaches across it. */
export const PARAGRAPH = '\u2029'
export const BREAK = 0
export const BLANK = 32
const NOTHING = 0xffff

const tables = new Map<string, Uint16Array>()
/** Characters of compatibility blocks that text copied from a PDF holds: radicals for characters. */
const isRadical = (code: number) => (code >= 0x2e80 && code <= 0x2fdf) || (code >= 0xf900 && code <= 0xfaff)
export const isHan = (code: number) => code >= 0x3400 && code <= 0x9fff

/** What becomes of each UTF-16 unit; what has no width becomes nothing. */
function tableOf([from, to]: readonly [string, string]): Uint16Array {
  const held = tables.get(from)
  if (held) return held
  const table = new Uint16Array(65536)
  for (let code = 0; code < 65536; code++) table[code] = code
  for (let code = 0xff01; code <= 0xff5e; code++) table[code] = code - 0xfee0
  for (let code = 65; code <= 90; code++) table[code] = table[code + 0xfee0] = code + 32
  const fill = (code: number, ...ranges: readonly (readonly [number, number])[]) => {
    for (const [first, last] of ranges) table.fill(code, first, last + 1)
  }
  const put = (characters: string, code: number) => {
    for (let place = 0; place < characters.length; place++) table[characters.charCodeAt(place)] = code
  }
  fill(BLANK, [9, 13], [0x85, 0x85], [0xa0, 0xa0], [0x1680, 0x1680], [0x2000, 0x200a], [0x2028, 0x2028])
  fill(BLANK, [0x202f, 0x202f], [0x205f, 0x205f], [0x3000, 0x3000])
  fill(BREAK, [0x2029, 0x2029])
  // Soft hyphens, joiners, marks of direction, variation selectors, byte order marks.
  fill(NOTHING, [0xad, 0xad], [0x34f, 0x34f], [0x61c, 0x61c], [0x180e, 0x180e], [0x200b, 0x200f])
  fill(NOTHING, [0x202a, 0x202e], [0x2060, 0x206f], [0xfe00, 0xfe0f], [0xfeff, 0xfeff])
  put('〔【〖［﹝[', 40)
  put('〕】〗］﹞]', 41)
  put('“”„‟「」『』＂〝〞', 34)
  put('‘’＇', 39)
  put('﹑､', 0x3001)
  put('｡．', 0x3002)
  put('—–―－', 45)
  for (let place = 0; place < from.length; place++)
    if (to.length === from.length) table[from.charCodeAt(place)] = to.charCodeAt(place)
  tables.set(from, table)
  return table
}

/** @param traditional two strings of the same length, as in `Vocabulary` */
export function fold(text: string, traditional: readonly [string, string]): Folded {
  const table = tableOf(traditional)
  const codes = new Uint16Array(text.length)
  const at = new Uint32Array(text.length)
  let length = 0
  /** A blank is pending: it is written once something follows that it parts from what went before. */
  let blank = false
  let wrapped = false
  for (let place = 0; place < text.length; place++) {
    const given = text.charCodeAt(place)
    let code = table[given]!
    if (code === NOTHING) continue
    if (code === BLANK) {
      blank = true
      wrapped = wrapped || given === 10 || given === 13
      continue
    }
    if (isRadical(code)) code = table[text[place]!.normalize('NFKC').charCodeAt(0)]!
    if (blank) {
      const before = length ? codes[length - 1]! : BREAK
      const inside = isHan(before) && isHan(code) && (wrapped || isSpaced(text, table, place, codes, length))
      if (!inside && before !== BREAK && code !== BREAK) {
        at[length] = place - 1
        codes[length++] = BLANK
      }
      blank = wrapped = false
    }
    at[length] = place
    codes[length++] = code
  }
  return { codes, at, length }
}

/** Words are at times set with a blank between all characters: 加 装 电 梯. Then both stand alone. */
function isSpaced(
  text: string,
  table: Uint16Array,
  place: number,
  codes: Uint16Array,
  length: number,
): boolean {
  const after = place + 1 < text.length ? table[text.charCodeAt(place + 1)]! : BREAK
  if (isHan(after)) return false
  // The one before stands alone if a blank before it was left out, or nothing of a word precedes it.
  return length < 2 || !isHan(codes[length - 2]!) || spacedBefore(text, table, place)
}

function spacedBefore(text: string, table: Uint16Array, place: number): boolean {
  let one = place - 1
  while (one >= 0 && table[text.charCodeAt(one)] === BLANK) one--
  return one > 0 && table[text.charCodeAt(one - 1)] === BLANK
}
