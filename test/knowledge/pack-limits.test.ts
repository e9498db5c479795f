import { describe, expect, it } from 'vitest'
import { LIMITS, readPack } from '../../src/knowledge/index.ts'
import { plan as policy } from './plan.ts'
import { changed, judge, text, type Draft } from './spoil.ts'

const told = (change: (draft: Draft) => void) => judge(changed(change))
const test = { fact: 'builtOn', id: 't', before: '2006' }
const nested = (depth: number) => {
  let rule: unknown = test
  for (let at = 0; at < depth; at++) rule = { all: [rule] }
  return rule
}

describe('a pack at the bounds of what it may hold', () => {
  it('may have a text of exactly as many units as one may have, and no unit more', () => {
    expect(told((p) => (p.items[0].note = '长'.repeat(LIMITS.string)))).toBe('')
    expect(told((p) => (p.items[0].note = '长'.repeat(LIMITS.string + 1)))).toContain(
      'items[0].note 应为文字',
    )
  })

  it('may be written in exactly as many units as it may have, and no unit more', () => {
    const padded = (length: number) => text.replace('{', `{${' '.repeat(length - text.length)}`)
    expect(judge(padded(LIMITS.text))).toBe('')
    expect(judge(padded(LIMITS.text + 1))).toContain('数据包过大')
  })

  it.each<[string, unknown]>([
    ['is empty', ''],
    ['is a unit too long', 'i'.repeat(81)],
    ['is a key of every object', 'valueOf'],
  ])('refuses an id that %s', (_, id) => {
    expect(told((p) => (p.items[0].id = id))).toContain('items[0].id 应为编号')
  })

  it('takes an id of eighty units', () => {
    const id = 'i'.repeat(80)
    const renamed = text.split(`"${policy.items[0]!.id}"`).join(`"${id}"`)
    expect(judge(renamed)).toBe('')
  })

  it.each<[string, unknown]>([
    ['a number below nothing', -1],
    ['a part of a number', 0.5],
    ['a number in quotes', '0'],
    ['no number', NaN],
    ['nothing', null],
  ])('refuses %s where a place in the text is told', (_, value) => {
    expect(told((p) => (p.items[0].cite[0][0] = value))).toContain('items[0].cite[0][0] 应为非负整数')
  })

  it('refuses a quotation of no characters, and one of more than a clause, a start and an end', () => {
    expect(told((p) => (p.items[0].cite[0][2] = p.items[0].cite[0][1]))).toContain('应为一段引文')
    expect(told((p) => p.items[0].cite[0].push(9))).toContain('应为一段引文')
  })

  it('takes a quotation up to the last character of its clause, and none beyond', () => {
    const end = (more: number) => (p: Draft) => {
      const [clause] = p.items[0].cite[0]
      p.items[0].cite[0] = [clause, 0, p.clauses[clause].text.length + more]
    }
    expect(told(end(0))).toBe('')
    expect(told(end(1))).toContain('条款之内的一段')
  })

  it.each<[string, unknown]>([
    ['yes', 'yes'],
    ['a number', 1],
  ])('refuses %s where only true and false are meant', (_, value) => {
    expect(told((p) => (p.funding[0].discretionary = value))).toContain('discretionary 应为是或否')
  })

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a list', []],
    ['a text', '表'],
  ])('refuses %s where a table or an object is meant', (_, value) => {
    expect(told((p) => (p.words.lists = value))).toContain('words.lists 应为对照表')
    expect(told((p) => (p.words = value))).toContain('words 应为对象')
  })

  it('refuses a table of more entries than a list may have', () => {
    const lists = (entries: number) =>
      told((p) => {
        p.words.lists = Object.fromEntries(Array.from({ length: entries }, (_, at) => [`w${at}`, '']))
      })
    expect(lists(LIMITS.entries)).toBe('')
    expect(lists(LIMITS.entries + 1)).toContain(`words.lists 应为至多 ${LIMITS.entries} 项的对照表`)
  })

  it.each<[string, unknown]>([
    ['a list', []],
    ['nothing', null],
    ['an object', {}],
  ])('refuses %s where a fact is compared with something', (_, value) => {
    expect(told((p) => (p.criteria[0].when = { ...test, before: value }))).toContain('before 应为文字')
  })

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a text', 'builtOn'],
    ['a number', 1],
  ])('refuses %s for a rule', (_, value) => {
    expect(told((p) => (p.criteria[0].when = value))).toContain('criteria[0].when 应为规则')
    expect(told((p) => (p.criteria[0].when = { all: [value] }))).toContain('criteria[0].when.all[0] 应为规则')
  })

  it('takes a rule as deep as may be, and none deeper', () => {
    expect(told((p) => (p.criteria[0].when = nested(LIMITS.depth)))).toBe('')
    expect(told((p) => (p.criteria[0].when = nested(LIMITS.depth + 1)))).toContain('应为规则')
  })

  it('takes a rule of as many parts as may be, and none of more', () => {
    const parts = (count: number) =>
      told((p) => {
        p.criteria[0].when = {
          all: Array.from({ length: count - 1 }, (_, at) => ({ ...test, id: `t${at}` })),
        }
      })
    expect(parts(LIMITS.tests)).toBe('')
    expect(parts(LIMITS.tests + 1)).toContain('应为规则')
  })

  it('takes as many criteria and rules as may be, and none more', () => {
    const criteria = (count: number) =>
      told((p) => {
        const [first] = p.criteria
        p.criteria = Array.from({ length: count }, (_, at) => ({
          ...first,
          id: `criterion-${at}`,
          when: { ...test, id: `t${at}` },
        }))
      })
    expect(criteria(30)).toBe('')
    expect(criteria(31)).toContain('criteria 应为至多 30 项')
    const models = (count: number) =>
      told((p) => {
        const others = p.criteria.length + p.goals.length + p.funding.length
        const [first] = p.models
        p.models = Array.from({ length: count - others }, (_, at) => ({ ...first, id: `model-${at}` }))
        p.duties = p.duties.map((duty: Draft) => ({ ...duty, of: [] }))
        p.words.aliases = {}
      })
    expect(models(300)).toBe('')
    expect(models(301)).toContain('规则 应为至多 300 条')
  })

  it('is told to be in another encoding wherever that shows, at its start as well', () => {
    expect(judge(`\ufffd${text}`)).toContain('编码不对')
    expect(judge(text.replace('"id"', '"id\ufffd"'))).toContain('编码不对')
  })

  it('may begin with a byte order mark; one in a text belongs to the text', () => {
    expect(readPack(`\ufeff${text}`)).toEqual(JSON.parse(text))
    const marked: Draft = JSON.parse(text)
    marked.items[0].note = '前\ufeff后'
    const read = readPack(JSON.stringify(marked))
    expect(read.items[0]!.note).toBe('前\ufeff后')
  })

  it('refuses a party of a task that nobody is, and a judgement by nobody', () => {
    expect(told((p) => (p.steps[0].tasks[0].parties = ['nobody']))).toContain('应为已有的编号')
    expect(told((p) => (p.criteria[0].when = { judgement: '认定', id: 'j', by: 'nobody' }))).toContain(
      '应为已有的编号',
    )
  })

  it('refuses a quotation beside the text in a task and in a rule', () => {
    expect(told((p) => (p.steps[0].tasks[0].cite = [[0, 0, 999_999]]))).toContain('条款之内的一段')
    expect(told((p) => (p.criteria[0].when.cite = [[0, 0, 999_999]]))).toContain('条款之内的一段')
  })

  it('shows no more of a value and of its place than fits in a message', () => {
    expect(told((p) => (p.issuedOn = '日'.repeat(40)))).toContain(`现为“"${'日'.repeat(40)}"”`)
    expect(told((p) => (p.issuedOn = '日'.repeat(41)))).toContain(`现为“"${'日'.repeat(40)}…"”`)
    expect(told((p) => (p.issuedOn = Symbol('日')))).toContain('现为“symbol”')
    expect(told((p) => (p.issuedOn = () => '日'))).toContain('现为“function”')
    const place = (length: number) => told((p) => (p.words.lists = { ['k'.repeat(length)]: 7 }))
    expect(place(68)).toContain(`数据包的 words.lists.${'k'.repeat(68)} 应为`)
    expect(place(69)).toContain(`数据包的 words.lists.${'k'.repeat(68)}… 应为`)
  })
})
