import policy from 'virtual:policy'
import { describe, expect, it } from 'vitest'
import { makeTerms } from '../../src/extension/marks/terms.ts'
import { byDepartment, citationsOf, report } from '../../src/extension/page/report.ts'
import { clauseOf } from '../../src/knowledge/index.ts'

const at = (frame: number, text: string) => ({ tab: 1, frame, text })

describe('the report on a page', () => {
  const made = report(policy, [
    at(0, '请市场监管局研究加装电梯。楼顶漏水谁修？电梯。使用专项债券。'),
    at(7, '泰政办字〔2020〕43号 四、（三）。电梯'),
  ])

  it('counts places over all frames, the most mentioned first', () => {
    expect(made.items.map((one) => [one.id, one.places.length])).toEqual([
      ['elevator', 3],
      ['roof-waterproofing', 1],
    ])
    expect(made.items[0]!.places.map((one) => one.frame)).toEqual([0, 0, 7])
  })

  it('names who is responsible only where the document does, and who leads in general once', () => {
    const [elevator, roof] = made.items
    expect(byDepartment(elevator!.duties)).toEqual([{ department: '市场监管部门', roles: ['approves'] }])
    expect(roof!.duties).toEqual([])
    expect(made.general.map((one) => one.department)).toContain('市社区房屋安全管理工作领导小组')
    expect(report(policy, [at(0, '加装电梯')]).general).toEqual([])
  })

  it('says what a department does, and what a funding source pays for', () => {
    expect(made.departments[0]!.duties[0]!.about).toContain('加装电梯')
    expect(made.funding[0]).toMatchObject({ id: 'special-bond', through: ['财政部门'] })
  })

  it('cites the document to the letter', () => {
    const all = [...made.items, ...made.departments, ...made.funding].flatMap((one) =>
      citationsOf(one.duties),
    )
    expect(all.length).toBeGreaterThan(2)
    for (const { clause, quote } of all) expect(clauseOf(policy, clause)!.text).toContain(quote)
  })

  it('holds clauses in the order of the document, and where it is named', () => {
    expect(made.clauses.map((one) => one.label)).toEqual(['四(三)'])
    expect(made.document).toHaveLength(1)
  })

  it('puts wrong words before wrong marks', () => {
    const text = clauseOf(policy, '四(二)')!.text
    const [first, second] = text.split('。')
    const { differing } = report(policy, [
      at(0, `${first!.replace('，', '、')}。`),
      at(1, `${second!.replace('牵头', '配合')}。`),
    ])
    expect(differing.map((one) => one.differs)).toEqual(['words', 'marks'])
  })

  it('of nothing is empty', () => {
    expect(report(policy, [])).toMatchObject({ items: [], clauses: [], differing: [], characters: 0 })
  })
})

describe('what marked pages are handed', () => {
  const terms = makeTerms(policy)

  it('has a card for every word, with a line and a clause on each', () => {
    for (const [word, card] of terms.words) expect(card < terms.cards.length, word).toBe(true)
    for (const { name, lines, clause } of terms.cards) {
      expect(lines.length, name).toBeGreaterThan(0)
      expect(clause, name).not.toBe('')
    }
  })

  it('names departments only where the document does', () => {
    const card = (id: string) => terms.cards.find((one) => one.id === id)!
    expect(card('elevator')).toMatchObject({ lines: [['市场监管部门', 'approves']], clause: '四、（二）' })
    expect(card('roof-waterproofing').general).toBe(true)
    expect(card('special-bond').lines[0]).toEqual(['财政部门', 'funds'])
  })

  it('leaves out everyday words that need a page about the subject', () => {
    const words = terms.words.filter(([, card]) => card >= 0).map(([word]) => word)
    expect(words).toContain('加装电梯')
    for (const word of ['做饭', '银行', '大门', '小区居民', '其他部门', '属地'])
      expect(words).not.toContain(word)
  })
})
