import policy from 'virtual:policy'
import { describe, expect, it } from 'vitest'
import { suggestTerms } from '../../src/extension/omnibox/suggest.ts'
import { termsOf, type Terms } from '../../src/extension/omnibox/terms.ts'
import { ask } from '../../src/knowledge/index.ts'

const terms = termsOf(policy)
const CHINESE = { general: '总体：', markup: false }
const shown = (typed: string) => suggestTerms(terms, typed, CHINESE).map((one) => one.description)

describe('the terms of the address bar', () => {
  it('ask a question each that the document answers with the very thing', () => {
    for (const term of terms.terms) {
      const { coverage, answers } = ask(policy, term.ask, '2026-11-23')
      expect(coverage, term.ask).toBe('stated')
      const told = answers.flatMap((one) => [one.title, ...one.departments.map(({ name }) => name)])
      expect(told.join(), term.ask).toContain(term.name)
    }
  })

  it('name departments only where the document gives them the duty, and say so where it names none', () => {
    const byName = (name: string) => terms.terms.find((term) => term.name === name)!
    expect(byName('增设电梯')).toMatchObject({ by: '市场监管部门', clause: '四、（二）' })
    expect(byName('增设电梯').general).toBeUndefined()
    const named = new Set(policy.duties.flatMap((duty) => duty.of))
    for (const item of policy.items)
      expect(byName(item.name).general, item.name).toBe(named.has(item.id) ? undefined : true)
  })

  it('carry a clause each, and fit on a line', () => {
    for (const { name, by, clause } of terms.terms) {
      expect(clause, name).toMatch(/^[一二三四]、/)
      expect(by.length, name).toBeLessThan(60)
    }
  })
})

describe('what the address bar suggests', () => {
  it('gives department and clause from the first characters of a name or another name', () => {
    expect(shown('加装')[0]).toBe('增设电梯 (加装电梯) 市场监管部门 · 四、（二）')
    expect(shown('增设电')[0]).toBe('增设电梯 市场监管部门 · 四、（二）')
    expect(shown('体育部')[0]).toMatch(/^体育部门 .+ · 四、（二）$/)
  })

  it('finds the term inside a question in plain words', () => {
    expect(shown('我们小区楼顶漏水谁来管')[0]).toMatch(
      /^建筑物楼顶防水 \(楼顶漏水\) 总体：.+ · 二、（一）1\.$/,
    )
  })

  it('puts what is called so before what begins so, and that before what contains it', () => {
    const three: Terms = {
      traditional: ['', ''],
      terms: ['大停车位', '停车位甲', '停车位'].map((name) => ({
        name,
        ask: name,
        by: '',
        clause: '一、',
        words: [name],
        joint: [],
      })),
    }
    expect(suggestTerms(three, '停车位', CHINESE).map((one) => one.content)).toEqual([
      '停车位',
      '停车位甲',
      '大停车位',
    ])
  })

  it('reads full width and traditional characters', () => {
    expect(shown('增設電梯')).toEqual(shown('增设电梯'))
    expect(shown(' 增设　电梯？')).toEqual(shown('增设电梯'))
  })

  it('suggests nothing for nothing, for what is not here, and never more than five', () => {
    for (const typed of ['', '  ', '？！', '护照']) expect(shown(typed), typed).toEqual([])
    expect(shown('电')).toHaveLength(5)
  })

  it('offers no question twice', () => {
    for (const typed of ['电', '社会资本', '资金', '部门']) {
      const asked = suggestTerms(terms, typed, CHINESE).map((one) => one.content)
      expect(new Set(asked).size, typed).toBe(asked.length)
    }
  })

  it('is well-formed XML for Chromium whatever a policy calls its things, and plain text for Firefox', () => {
    const odd = `A&B<match>'"\u0007`
    const one: Terms = {
      traditional: ['', ''],
      terms: [{ name: odd, ask: 'x', by: '甲<乙', clause: '一、', words: [odd, 'ab&c'], joint: [] }],
    }
    const [rich] = suggestTerms(one, 'ab', { general: '', markup: true })
    // 'ab' is the beginning of the second word only, which is shown as well.
    expect(rich!.description).toBe(
      '<match>A&amp;B&lt;match&gt;&apos;&quot; </match> (ab&amp;c) <dim>甲&lt;乙 · 一、</dim>',
    )
    expect(suggestTerms(one, 'ab', CHINESE)[0]!.description).toBe(`${odd} (ab&c) 甲<乙 · 一、`)
  })

  it('takes less than 50 ms for the longest question', () => {
    const question = '老旧小区'.repeat(100)
    suggestTerms(terms, question, CHINESE)
    const started = performance.now()
    suggestTerms(terms, question, CHINESE)
    expect(performance.now() - started).toBeLessThan(50)
  })
})
