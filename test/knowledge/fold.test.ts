import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, PARAGRAPH } from '../../src/knowledge/index.ts'
import { makeScanner } from '../../src/knowledge/scanner.ts'
import { tryMany } from '../property.ts'
import { plan } from './plan.ts'

const { traditional } = plan.words
/** A break between paragraphs as `|`. */
const folded = (text: string) => {
  const { codes, length } = fold(text, traditional)
  return String.fromCharCode(...codes.subarray(0, length)).replaceAll('\0', '|')
}
const placesOf = (text: string) => {
  const { at, length } = fold(text, traditional)
  return [...at.subarray(0, length)]
}

describe('a page’s text, folded', () => {
  it.each([
    ['ＡＢｃ１２％', 'abc12%'],
    ['Zz AZ', 'zz az'],
    ['〔2020〕【一】〖二〗［三］﹝四﹞[五]', '(2020)(一)(二)(三)(四)(五)'],
    ['“甲”„乙‟「丙」『丁』＂戊〝己〞', '"甲""乙""丙""丁""戊"己"'],
    ['‘甲’＇', "'甲''"],
    ['甲﹑乙､丙｡丁．', '甲、乙、丙。丁。'],
    ['一—二–三―四－五', '一-二-三-四-五'],
    ['加裝電梯', '加装电梯'],
    ['⼩区⽼旧', '小区老旧'],
    ['舊\uf9d8', folded('舊律')],
    ['\u2e9f', folded('\u2e9f'.normalize('NFKC'))],
    ['加\u200b装\u202e电\u00ad梯\ufeff', '加装电梯'],
    ['', ''],
  ])('%j is %j', (text, wanted) => {
    expect(folded(text)).toBe(wanted)
  })

  it.each([
    // White space within a line parts words, however much of it there is.
    ['加装 电梯', '加装 电梯'],
    ['加装\u3000 \t电梯', '加装 电梯'],
    ['  加装  ', '加装'],
    ['abc\n def', 'abc def'],
    ['加\u200b \u200b装电', '加 装电'],
    // A line may be broken within a word.
    ['加装\n电梯', '加装电梯'],
    ['加装\r电梯', '加装电梯'],
    ['加装 \n  电梯', '加装电梯'],
    ['加装\t电梯', '加装 电梯'],
    ['加装\nA梯', '加装 a梯'],
    ['A\n梯', 'a 梯'],
    // A line break before does not reach further.
    ['加\n装 电梯', '加装 电梯'],
    // Words set with a blank between all characters.
    ['加 装 电 梯', '加装电梯'],
    ['道 路 灯', '道路灯'],
    ['路 灯', '路灯'],
    ['a路 灯', 'a路灯'],
    ['路 灯a', '路灯a'],
    ['道路 灯', '道路 灯'],
    ['路 灯亮', '路 灯亮'],
    ['道路 灯 亮', '道路 灯亮'],
    ['加  装  电', '加装电'],
    // Nothing goes on over the end of a paragraph.
    [`加装 ${PARAGRAPH} 电梯`, '加装|电梯'],
    [`加${PARAGRAPH}装`, '加|装'],
    [`${PARAGRAPH}\n加`, '|加'],
    [`路 ${PARAGRAPH}灯`, '路|灯'],
  ])('%j parts its words as %j', (text, wanted) => {
    expect(folded(text)).toBe(wanted)
  })

  it.each([
    ['ａ\u200bｂ', [0, 2]],
    ['加 装', [0, 2]],
    ['加装  电梯', [0, 1, 3, 4, 5]],
    [' a\n\nb', [1, 3, 4]],
    ['a \u200bb', [0, 2, 3]],
    [`a ${PARAGRAPH}b`, [0, 2, 3]],
  ])('%j keeps where each character stood: %j', (text, wanted) => {
    expect(placesOf(text)).toEqual(wanted)
  })

  it('leaves out what Unicode says has no look of its own, letters of other scripts apart', () => {
    const letters = /[\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u3164\uffa0\ufff0-\ufff8]/
    const wrong = []
    for (let code = 0; code < 0xd800; code++) wrong.push(...check(code))
    for (let code = 0xe000; code < 0xffff; code++) wrong.push(...check(code))
    expect(wrong).toEqual([])

    function check(code: number): string[] {
      const one = String.fromCharCode(code)
      const nothing = /\p{Default_Ignorable_Code_Point}/u.test(one) && !letters.test(one)
      const blank = /\p{White_Space}/u.test(one) && one !== PARAGRAPH
      const wanted = nothing ? 'ab' : blank ? 'a b' : null
      const given = folded(`a${one}b`)
      const right = wanted === null ? given.length === 3 && given[1] !== ' ' : given === wanted
      return right ? [] : [`${code.toString(16)} ${JSON.stringify(given)}`]
    }
  })

  it('keeps every other character of the plane but for width, case, brackets and the characters of the policy', () => {
    const folding = /[\u2e80-\u2fdf\uf900-\ufaff〔〕【】〖〗［］﹝﹞[\]“”„‟「」『』＂〝〞‘’＇﹑､｡．—–―－]/
    const from = new Set(traditional[0])
    const changed = []
    for (let code = 33; code < 0xfe00; code++) {
      const one = String.fromCharCode(code)
      if (/\p{Default_Ignorable_Code_Point}|\p{White_Space}|\p{Surrogate}/u.test(one)) continue
      if (folding.test(one) || from.has(one) || /[A-Z]/.test(one)) continue
      if (folded(one) !== one) changed.push(one)
    }
    expect(changed).toEqual([])
    for (let place = 0; place < traditional[0].length; place++)
      expect(folded(traditional[0][place]!)).toBe(traditional[1][place])
    for (let code = 0xff01; code <= 0xff5e; code++) {
      const one = String.fromCharCode(code)
      if (!folding.test(one)) expect(folded(one)).toBe(folded(one.normalize('NFKC')))
    }
  })

  it('of two policies is folded with the characters of each', () => {
    expect(fold('甲乙', ['甲', '丙']).codes[0]).toBe('丙'.charCodeAt(0))
    expect(fold('甲乙', ['乙', '丁']).codes[0]).toBe('甲'.charCodeAt(0))
    expect(fold('甲乙', ['', '']).codes[1]).toBe('乙'.charCodeAt(0))
    // A pack whose two strings do not match has no traditional characters at all.
    expect(fold('子丑', ['子丑', '寅']).codes[0]).toBe('子'.charCodeAt(0))
  })
})

describe('a scanner', () => {
  const scan = (words: string[], text: string) => makeScanner(words, ['', ''])(fold(text, ['', '']))

  it('finds of the words that begin at one place the longest', () => {
    expect(scan(['电梯', '电梯井', '电梯井道'], '电梯井口电梯')).toEqual([
      [0, 3, 1],
      [4, 6, 0],
    ])
    expect(scan(['电梯井道', '电梯'], '电梯井')).toEqual([[0, 2, 1]])
  })

  it('looks for no word of one character, and for nothing beyond the end', () => {
    expect(scan(['电', ''], '电')).toEqual([])
    expect(scan(['电梯'], '电')).toEqual([])
    expect(scan(['电梯井'], '电梯')).toEqual([])
    expect(scan(['电梯'], '')).toEqual([])
  })

  it('tells the place in the text as it stands', () => {
    expect(scan(['电梯'], '电\u200b 梯，电梯')).toEqual([
      [0, 4, 0],
      [5, 7, 0],
    ])
  })

  it('finds what reading from left to right finds', () => {
    const letters = fc.constantFrom('a', 'b', 'c')
    const words = fc.uniqueArray(fc.string({ unit: letters, minLength: 2, maxLength: 5 }), { maxLength: 6 })
    const texts = fc.string({ unit: letters, maxLength: 30 })
    tryMany(
      fc.property(words, texts, (words, text) => {
        const wanted: [number, number, number][] = []
        for (let start = 0; start < text.length;) {
          const fits = words.filter((word) => text.startsWith(word, start))
          const longest = fits.sort((a, b) => b.length - a.length)[0]
          if (longest) wanted.push([start, start + longest.length, words.indexOf(longest)])
          start += longest ? longest.length : 1
        }
        expect(scan(words, text)).toEqual(wanted)
      }),
      300,
    )
  })
})
