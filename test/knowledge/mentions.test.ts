import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, mentions, PARAGRAPH, quotations, termsOf } from '../../src/knowledge/index.ts'
import { tryMany } from '../property.ts'
import { plan } from './plan.ts'

const said = (text: string) =>
  mentions(plan, text).map((one) => `${one.id} ${text.slice(one.start, one.end)}`)
const clause = (label: string) => plan.clauses.find((one) => one.label === label)!.text

describe('what a page mentions', () => {
  it('is found by name and by other names, with its place', () => {
    expect(said('请住建局、市场监管部门研究加装电梯，使用专项债券。')).toEqual([
      'housing 住建局',
      'market-supervision 市场监管部门',
      'elevator 加装电梯',
      'special-bond 专项债券',
    ])
  })

  it('is found in full width, traditional characters, with invisible characters and set with blanks', () => {
    expect(said('加裝電梯')).toEqual(['elevator 加裝電梯'])
    expect(said('加\u200b装\u202e电\u00ad梯')).toEqual(['elevator 加\u200b装\u202e电\u00ad梯'])
    expect(said('加 装 电 梯')).toEqual(['elevator 加 装 电 梯'])
    expect(said('既有住宅加装\n    电梯')).toEqual(['elevator 加装\n    电梯'])
    expect(said('⼩区加装电梯').length).toBe(1)
  })

  it('does not reach across paragraphs, columns or words', () => {
    expect(said(`加装${PARAGRAPH}电梯`)).toEqual(['elevator 电梯'])
    expect(said('小区道路 灯不亮了')).not.toContain('street-lights 路 灯')
  })

  it('is not found inside a word for another matter', () => {
    expect(said('加装电梯。电动自行车上牌')).toEqual(['elevator 加装电梯'])
  })

  it('holds short everyday words only beside a term of the plan', () => {
    expect(said('请一位月嫂做饭。')).toEqual([])
    expect(said('老旧小区增设电梯，院里请月嫂。')).toEqual(['elevator 增设电梯', 'housekeeping 月嫂'])
  })

  it('holds labels and headings only where the document is named', () => {
    expect(said('见四、（二）和强化责任分工')).toEqual([])
    expect(said('按泰政办字[2020]43号，见四、（二）和强化责任分工，二（一）2 3').slice(1)).toEqual([
      '四(二) 四、（二）',
      '四(二) 强化责任分工',
      '二(一)2 二（一）2',
    ])
  })

  it('names only things of the plan', () => {
    const ids = new Set(
      [plan.items, plan.departments, plan.funding]
        .flat()
        .map((one) => one.id)
        .concat(plan.clauses.map((one) => one.label)),
    )
    expect(
      termsOf(plan).filter(({ id, kind }) => kind !== 'policy' && kind !== 'other' && !ids.has(id)),
    ).toEqual([])
  })

  it('finds every sure term wherever it stands, whatever surrounds it', () => {
    const sure = termsOf(plan).filter(({ trust, kind }) => trust === 'sure' && kind !== 'policy')
    tryMany(
      fc.property(fc.constantFrom(...sure), fc.string(), fc.string(), ({ word, id }, before, after) => {
        const text = `${before}${PARAGRAPH}${word}${PARAGRAPH}${after}`
        const start = before.length + 1
        expect(mentions(plan, text)).toContainEqual(
          expect.objectContaining({ id, start, end: start + word.length }),
        )
      }),
    )
  })

  it('are places within the text, in order, whatever it holds', () => {
    const scraps = fc.constantFrom(
      '电梯',
      '加 装',
      '\u200f',
      '\ud800',
      '四、（二）',
      plan.number,
      '\n',
      '老旧小区',
      '\0',
    )
    const texts = fc.array(fc.oneof(scraps, fc.string({ unit: 'binary' }))).map((parts) => parts.join(''))
    tryMany(
      fc.property(texts, (text) => {
        let last = 0
        for (const { start, end } of mentions(plan, text)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          last = start
        }
        expect(fold(text, plan.words.traditional).length).toBeLessThanOrEqual(text.length)
      }),
    )
  })
})

describe('quotations of the document in a page', () => {
  const sentence = '市场监管部门负责老旧小区既有住宅加装电梯的安装告知、监督检验、使用登记等工作。'
  const one = (text: string) => {
    const found = quotations(plan, text)
    expect(found).toHaveLength(1)
    return found[0]!
  }
  const shown = (text: string) =>
    one(text)
      .pieces.map(({ kind, text }) => ({ same: text, page: `[-${text}-]`, document: `[+${text}+]` })[kind])
      .join('')

  it('agree to the letter, white space, width and form of brackets aside', () => {
    expect(one(`来信说：“${sentence}”请核实。`)).toMatchObject({
      clause: '四(二)',
      quote: sentence,
      differs: 'same',
    })
    expect(one(sentence.replace(/(.{7})/g, '$1\n  '))).toMatchObject({ quote: sentence, differs: 'same' })
    expect(one('各县(市,区)政府、功能区管委全面负责辖区内老旧小区改造的组织领导').clause).toBe('四(一)')
  })

  it('are shown with what was changed, left out and added', () => {
    expect(shown(sentence.replace('市场监管', '住房城乡建设').replace('使用登记', '使用备案'))).toBe(
      '[-住房城乡建设-][+市场监管+]部门负责老旧小区既有住宅加装电梯的安装告知、监督检验、使用[-备案-][+登记+]等工作。',
    )
    expect(shown(sentence.replace('监督检验、', ''))).toContain('安装告知、[+监督检验、+]使用登记')
    expect(shown(sentence.replace('加装电梯', '加装电梯和扶手'))).toContain('加装电梯[-和扶手-]的安装告知')
    expect(shown(clause('一(一)').replace('2005年', '2000年'))).toContain('200[-0-][+5+]年12月31日前')
  })

  it('tell a change of punctuation from a change of words', () => {
    expect(one(sentence.replace('、', '，')).differs).toBe('marks')
    expect(one(sentence.replace('登记', '备案')).differs).toBe('words')
  })

  it('are not seen in a few words that happen to agree', () => {
    expect(quotations(plan, '市社区房屋安全管理工作领导小组')).toEqual([])
    expect(quotations(plan, '加强组织领导，确保老旧小区改造工作顺利实施')).toEqual([])
  })

  it('do not run from one clause into the next', () => {
    const whole = quotations(plan, plan.clauses.map((part) => part.text).join('\n'))
    const long = plan.clauses.filter((part) => part.text.length > 30)
    expect(whole.map((part) => part.clause)).toEqual(expect.arrayContaining(long.map((part) => part.label)))
    expect(whole.every((part) => part.differs === 'same')).toBe(true)
  })

  it('give back the document’s words and the page’s, whatever was done to a clause', () => {
    const text = clause('四(三)')
    const edits = fc.array(
      fc.record({
        at: fc.nat(text.length - 1),
        drop: fc.nat(6),
        put: fc.oneof(fc.constant(''), fc.string({ unit: fc.constantFrom('甲', '乙', '，', ' ', '丁') })),
      }),
      { maxLength: 4 },
    )
    tryMany(
      fc.property(edits, (list) => {
        let page = text
        for (const { at, drop, put } of list) page = page.slice(0, at) + put + page.slice(at + drop)
        for (const { start, end, pieces, quote, clause: label, differs } of quotations(plan, page)) {
          // White space and which side a quotation mark opens to do not matter.
          const tight = (words: string) => words.replace(/\s/g, '').replace(/[“”]/g, '"')
          const join = (kind: string) =>
            pieces.filter((piece) => piece.kind !== kind).map((piece) => piece.text)
          expect(clause(label)).toContain(quote)
          expect(tight(join('page').join(''))).toBe(tight(quote))
          expect(tight(join('document').join(''))).toBe(tight(page.slice(start, end)))
          expect(differs === 'same').toBe(pieces.length === 1)
        }
      }),
    )
  })
})
