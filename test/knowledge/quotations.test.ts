import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PARAGRAPH, quotations, type Policy } from '../../src/knowledge/index.ts'
import { tryMany } from '../property.ts'
import { plan } from './plan.ts'

/** Characters that each stand once, so that nothing agrees by chance. */
const row = (from: number, count: number) =>
  Array.from({ length: count }, (_, place) => String.fromCharCode(from + place)).join('')
const TEXT = row(0x5000, 200)
const cut = (from: number, to: number) => TEXT.slice(from, to)
/** Not of the document. */
const other = (count: number) => row(0x7000, count)

const withTexts = (...texts: string[]): Policy => ({
  ...plan,
  clauses: texts.map((text, place) => ({ label: `第${place + 1}条`, level: 3, heading: '', text })),
})
const one = withTexts(TEXT)
/** As a person reads it: what agrees, [-what only the page has-], [+what only the document has+]. */
const shown = (page: string, policy = one) =>
  quotations(policy, page).map(({ pieces }) =>
    pieces
      .map(({ kind, text }) => ({ same: text, page: `[-${text}-]`, document: `[+${text}+]` })[kind])
      .join(''),
  )

describe('a quotation', () => {
  it('begins with ten characters in a row and has sixteen in all', () => {
    expect(shown(cut(30, 45))).toEqual([])
    expect(shown(cut(30, 46))).toEqual([cut(30, 46)])
    expect(shown(cut(30, 39) + other(1) + cut(40, 49))).toEqual([])
    expect(shown(cut(30, 40) + other(1) + cut(41, 46))).toEqual([])
    expect(shown(cut(30, 40) + other(1) + cut(41, 47))).toEqual([
      `${cut(30, 40)}[-${other(1)}-][+${cut(40, 41)}+]${cut(41, 47)}`,
    ])
  })

  it('is told by its place in the page, white space and all, with the words of the document', () => {
    const page = `${other(3)} ${cut(30, 40)}\n${cut(40, 60)} ${other(2)}`
    expect(quotations(one, page)).toEqual([
      {
        start: 4,
        end: 35,
        clause: '第1条',
        quote: cut(30, 60),
        differs: 'same',
        pieces: [{ kind: 'same', text: cut(30, 60) }],
      },
    ])
  })

  it('goes on over a difference of up to twenty characters on either side', () => {
    const added = (count: number) => cut(0, 20) + other(count) + cut(20, 40)
    expect(shown(added(20))).toEqual([`${cut(0, 20)}[-${other(20)}-]${cut(20, 40)}`])
    expect(shown(added(21))).toEqual([cut(0, 20), cut(20, 40)])
    const left = (count: number) => cut(0, 20) + cut(20 + count, 60)
    expect(shown(left(20))).toEqual([`${cut(0, 20)}[+${cut(20, 40)}+]${cut(40, 60)}`])
    expect(shown(left(21))).toEqual([cut(0, 20), cut(41, 60)])
    const changed = (count: number) => cut(0, 20) + other(count) + cut(20 + count, 60)
    expect(shown(changed(20))).toEqual([`${cut(0, 20)}[-${other(20)}-][+${cut(20, 40)}+]${cut(40, 60)}`])
    expect(shown(changed(21))).toEqual([cut(0, 20), cut(41, 60)])
  })

  it('goes on backwards over the same differences', () => {
    // The seed stands in what follows: before it there are fewer than ten characters in a row.
    const before = (count: number, size: number) => cut(40 - size, 40) + other(count) + cut(40, 60)
    expect(shown(before(20, 5))).toEqual([`${cut(35, 40)}[-${other(20)}-]${cut(40, 60)}`])
    expect(shown(before(21, 5))).toEqual([cut(40, 60)])
    expect(shown(before(3, 4))).toEqual([cut(40, 60)])
    const left = (count: number) => cut(75 - count, 80 - count) + cut(80, 100)
    expect(shown(left(20))).toEqual([`${cut(55, 60)}[+${cut(60, 80)}+]${cut(80, 100)}`])
    expect(shown(left(21))).toEqual([cut(80, 100)])
  })

  it('needs five characters that agree after a difference', () => {
    const page = (count: number) => cut(0, 20) + other(2) + cut(22, 22 + count)
    expect(shown(page(5))).toEqual([`${cut(0, 20)}[-${other(2)}-][+${cut(20, 22)}+]${cut(22, 27)}`])
    expect(shown(page(4))).toEqual([cut(0, 20)])
  })

  it('takes the smallest difference, of the same size that with less of the page', () => {
    expect(shown(cut(0, 20) + cut(21, 40))).toEqual([`${cut(0, 20)}[+${cut(20, 21)}+]${cut(21, 40)}`])
    const twice = `${cut(0, 20)}甲${cut(60, 70)}乙${cut(60, 70)}丙`
    expect(shown(cut(0, 20) + cut(60, 70), withTexts(twice))).toEqual([`${cut(0, 20)}[+甲+]${cut(60, 70)}`])
    // One character more on the page, or one and two others changed for it: the first.
    expect(shown(`${cut(0, 20)}子${cut(20, 40)}`)).toEqual([`${cut(0, 20)}[-子-]${cut(20, 40)}`])
  })

  it('goes on over several differences', () => {
    const page = `${cut(0, 12)}甲${cut(13, 20)}${cut(21, 30)}乙${cut(30, 40)}`
    expect(shown(page)).toEqual([
      `${cut(0, 12)}[-甲-][+${cut(12, 13)}+]${cut(13, 20)}[+${cut(20, 21)}+]${cut(21, 30)}[-乙-]${cut(30, 40)}`,
    ])
  })

  describe('at the end of a sentence', () => {
    const sentences = withTexts(`${cut(0, 20)}。${cut(20, 40)}。${cut(40, 60)}`)

    it('needs less to agree where the page ends its sentence as well', () => {
      expect(shown(`${cut(0, 17)}甲${cut(18, 20)}。${other(30)}`, sentences)).toEqual([
        `${cut(0, 17)}[-甲-][+${cut(17, 18)}+]${cut(18, 20)}。`,
      ])
      expect(shown(`${cut(0, 17)}甲。${other(30)}`, sentences)).toEqual([
        `${cut(0, 17)}[-甲-][+${cut(17, 20)}+]。`,
      ])
      expect(shown(`${cut(0, 17)}甲，${other(30)}`, sentences)).toEqual([cut(0, 17)])
    })

    it('needs twelve to agree beyond it', () => {
      const whole = `${cut(0, 20)}。`
      expect(shown(`${whole}甲${cut(22, 33)}`, sentences)).toEqual([
        `${whole}[-甲-][+${cut(20, 22)}+]${cut(22, 33)}`,
      ])
      // The difference holds the end of a sentence, of the page's or of the document's.
      const over = (count: number) => `${cut(0, 18)}甲。乙${cut(20, 20 + count)}`
      expect(shown(over(12))[0]).toBe(`${cut(0, 18)}[-甲。乙-][+${cut(18, 20)}+]${cut(20, 32)}`)
      expect(shown(over(11))[0]).toBe(cut(0, 18))
      // Of both: two differences with the stop between them.
      expect(shown(over(12), sentences)[0]).toBe(
        `${cut(0, 18)}[-甲-][+${cut(18, 20)}+]。[-乙-]${cut(20, 32)}`,
      )
      const within = (count: number) => `${cut(0, 18)}甲${cut(20, 20 + count)}`
      expect(shown(within(12), sentences)[0]).toBe(`${cut(0, 18)}[-甲-][+${cut(18, 20)}。+]${cut(20, 32)}`)
      expect(shown(within(11), sentences)[0]).toBe(cut(0, 18))
    })

    it('needs twelve to agree beyond the quotation mark the page closes with', () => {
      const over = (count: number) => `“${cut(0, 18)}”的${cut(18, 18 + count)}`
      expect(shown(over(12))[0]).toBe(`${cut(0, 18)}[-”的-]${cut(18, 30)}`)
      expect(shown(over(11))[0]).toBe(cut(0, 18))
    })
  })

  describe('whose sentence begins with a difference', () => {
    const duty = `甲部门${cut(0, 20)}。乙丙部门${cut(20, 40)}`
    const policy = withTexts(duty)

    it('shows it, so that who is named first is not changed unseen', () => {
      expect(shown(`丁部门${cut(0, 20)}`, policy)).toEqual([`[-丁-][+甲+]部门${cut(0, 20)}`])
      expect(shown(`${other(30)}。丁${cut(20, 40)}`, policy)).toEqual([`。[-丁-][+乙丙部门+]${cut(20, 40)}`])
      expect(shown(`${other(30)}${PARAGRAPH}丁${cut(20, 40)}`, policy)[0]).toBe(
        `[-丁-][+乙丙部门+]${cut(20, 40)}`,
      )
      expect(shown(cut(20, 40), policy)[0]).toBe(`[+乙丙部门+]${cut(20, 40)}`)
    })

    it.each(['；', '：', '，', '“'])('and the page may lead over to it with %s', (mark) => {
      expect(shown(`${other(30)}${mark}丁${cut(20, 40)}`, policy)[0]).toBe(`[-丁-][+乙丙部门+]${cut(20, 40)}`)
    })

    it('does not, where the page’s sentence began before or the document’s does', () => {
      expect(shown(`${other(30)}丁${cut(20, 40)}`, policy)).toEqual([cut(20, 40)])
      expect(shown(`${other(30)}。丁${cut(25, 45)}`)).toEqual([cut(25, 45)])
      const comma = withTexts(`${cut(60, 90)}，乙丙${cut(20, 40)}`)
      expect(shown(`。丁${cut(20, 40)}`, comma)).toEqual([cut(20, 40)])
    })
  })

  it('does not reach from one clause into the next, nor over a difference', () => {
    const two = withTexts(cut(0, 30), cut(30, 60))
    expect(shown(cut(0, 60), two)).toEqual([cut(0, 30), cut(30, 60)])
    expect(quotations(two, cut(0, 60)).map(({ clause }) => clause)).toEqual(['第1条', '第2条'])
    expect(shown(`${cut(0, 28)}甲${cut(30, 60)}`, two)).toEqual([cut(0, 28), cut(30, 60)])
    expect(shown(`${cut(2, 30)}甲${cut(32, 60)}`, two)[1]).toBe(cut(32, 60))
  })

  it('that stands in the document twice is that which agrees most', () => {
    const twice = withTexts(`${cut(0, 20)}${cut(60, 70)}`, `${cut(0, 20)}${cut(80, 99)}`)
    expect(quotations(twice, cut(0, 20) + cut(80, 99)).map(({ clause }) => clause)).toEqual(['第2条'])
    expect(quotations(twice, cut(0, 20) + cut(60, 70)).map(({ clause }) => clause)).toEqual(['第1条'])
    expect(quotations(twice, cut(0, 20)).map(({ clause }) => clause)).toEqual(['第1条'])
  })

  it('that a page holds twice is found twice, and no part of the page belongs to two', () => {
    expect(shown(cut(0, 20) + cut(0, 20))).toEqual([cut(0, 20), cut(0, 20)])
    expect(shown(cut(60, 80) + cut(30, 50))).toEqual([cut(60, 80), cut(30, 50)])
    const found = quotations(one, cut(100, 140) + cut(110, 160))
    expect(found.map(({ quote }) => quote)).toEqual([cut(100, 140), cut(110, 160)])
    expect(found[1]!.start).toBe(found[0]!.end)
  })

  it('is listed two hundred times and no more', () => {
    expect(quotations(one, `${cut(0, 16)}甲`.repeat(200))).toHaveLength(200)
    expect(quotations(one, `${cut(0, 16)}甲`.repeat(201))).toHaveLength(200)
  })

  it.each([
    ['、', '，', 'marks'],
    ['、', '', 'marks'],
    ['、', '甲', 'words'],
    ['、', '7', 'words'],
    ['、', 'x', 'words'],
    ['、', '＊', 'marks'],
    ['3', '4', 'words'],
    ['甲', '，', 'words'],
    ['0', '', 'words'],
    ['9', '', 'words'],
    ['a', '', 'words'],
    ['z', '', 'words'],
    [':', '', 'marks'],
    ['/', '', 'marks'],
    ['{', '', 'marks'],
    ['`', '', 'marks'],
  ])('in which %j became %j differs in %s', (was, became, differs) => {
    const policy = withTexts(cut(0, 20) + was + cut(20, 40))
    expect(quotations(policy, cut(0, 20) + became + cut(20, 40))[0]!.differs).toBe(differs)
  })

  it('in which both marks and words differ differs in words, in whichever order', () => {
    const policy = withTexts(`${cut(0, 20)}、${cut(20, 40)}甲${cut(40, 60)}`)
    const page = (mark: string, word: string) => `${cut(0, 20)}${mark}${cut(20, 40)}${word}${cut(40, 60)}`
    expect(quotations(policy, page('，', '乙'))[0]!.differs).toBe('words')
    expect(quotations(policy, page('，', '甲'))[0]!.differs).toBe('marks')
    expect(quotations(policy, page('、', '乙'))[0]!.differs).toBe('words')
  })
})

describe('what a page has of a clause', () => {
  it('is found whole, whatever stands around it, wherever it begins', () => {
    const texts = plan.clauses.filter(({ text }) => text.length > 60)
    const stretch = fc
      .constantFrom(...texts)
      .chain(({ label, text }) =>
        fc
          .tuple(fc.nat(text.length - 20), fc.integer({ min: 20, max: 200 }))
          .map(([from, size]) => ({ label, words: text.slice(from, from + size).trim() })),
      )
      .filter(({ words }) => words.replace(/\s/g, '').length >= 16)
    tryMany(
      fc.property(stretch, ({ words }) => {
        const page = `${other(25)}${words}${row(0x7100, 25)}`
        const found = quotations(plan, page)
        expect(found.map(({ start, end, differs }) => [start, end, differs])).toEqual([
          [25, 25 + words.length, 'same'],
        ])
        expect(found[0]!.quote).toBe(words)
      }),
      200,
    )
  })
})
