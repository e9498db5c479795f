/** Questions longer than this are cut: nobody explains more than this in one question. */
export const LONGEST_QUESTION = 400

/**
 * A question in the form the vocabulary is written in: compatibility forms folded (full width, ligatures), lower
 * case, traditional characters as their simplified ones, everything that is neither Han, letter nor digit one blank.
 * @param traditional two strings of the same length: the n-th character of the first becomes the n-th of the second.
 */
export function normalise(text: string, traditional: readonly [string, string]): string {
  const map = mapOf(traditional)
  let result = ''
  let gap = true
  // What stands in brackets inside a name belongs to it: 各县(市、区)政府.
  const whole = text
    .slice(0, LONGEST_QUESTION)
    .normalize('NFKC')
    .replace(/\(([^()]{1,5})\)/g, (_, inner: string) => inner.replace(/[、,]/g, ''))
  for (const given of whole.toLowerCase()) {
    if (/[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u00ad]/.test(given)) continue
    const one = map.get(given) ?? given
    if (/[0-9a-z\u3400-\u4dbf\u4e00-\u9fff〇]/.test(one)) {
      result += one
      gap = false
    } else if (!gap) {
      result += ' '
      gap = true
    }
  }
  return result.trim()
}

const maps = new WeakMap<readonly [string, string], Map<string, string>>()

function mapOf(traditional: readonly [string, string]): Map<string, string> {
  let map = maps.get(traditional)
  if (!map) {
    map = new Map()
    const to = traditional[1].split('')
    traditional[0].split('').forEach((from, i) => map!.set(from, to[i] ?? from))
    maps.set(traditional, map)
  }
  return map
}

const DIGITS = '零一二三四五六七八九'

/** A Chinese or Arabic numeral below 10,000: 三十 → 30, 九六 → 96, 二〇〇三 → 2003, 两 → 2. NaN when it is none. */
export function numeral(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  const plain = text
    .replace(/[〇○]/g, '零')
    .replace(/两/g, '二')
    .replace(/廿/g, '二十')
    .replace(/卅/g, '三十')
  if (/^[零一二三四五六七八九]+$/.test(plain))
    return Number(
      plain
        .split('')
        .map((digit) => DIGITS.indexOf(digit))
        .join(''),
    )
  const parts =
    /^(?:([一二三四五六七八九])百)?零?(?:([一二三四五六七八九])?十)?([一二三四五六七八九])?$/.exec(plain)
  if (!parts || !plain) return NaN
  const digit = (one: string | undefined) => (one ? DIGITS.indexOf(one) : 0)
  const tens = plain.indexOf('十') >= 0 ? digit(parts[2]) || 1 : 0
  return digit(parts[1]) * 100 + tens * 10 + digit(parts[3])
}
