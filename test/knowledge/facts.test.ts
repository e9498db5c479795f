import { describe, expect, it } from 'vitest'
import { FactError, readFacts } from '../../src/knowledge/index.ts'
import { formsOf } from '../../src/knowledge/facts.ts'
import { plan } from './plan.ts'

const problems = (input: unknown): readonly string[] => {
  try {
    readFacts(plan, input)
  } catch (error) {
    expect(error).toBeInstanceOf(FactError)
    expect((error as FactError).message).toBe((error as FactError).problems.join('\n'))
    return (error as FactError).problems
  }
  return []
}

describe('facts from outside', () => {
  it('that are sound come back as they are, items as ids and each once', () => {
    const facts = { builtOn: '2005-12', land: 'other', rebuild: false, residential: true, pilot: 'unknown' }
    expect(readFacts(plan, facts)).toEqual(facts)
    expect(readFacts(plan, { items: ['elevator', '增设电梯', 'greening', 'elevator'] })).toEqual({
      items: ['elevator', 'greening'],
    })
    expect(readFacts(plan, { items: [] })).toEqual({ items: [] })
    expect(readFacts(plan, {})).toEqual({})
  })

  it('that are left open are left out; that they were asked for stays', () => {
    expect(readFacts(plan, { land: null, pilot: undefined, items: 'unknown', rebuild: 'unknown' })).toEqual({
      items: 'unknown',
      rebuild: 'unknown',
    })
  })

  it.each<[unknown, string]>([
    [null, '事实须是一个 JSON 对象,收到的是“null”。例:{"builtOn":"1998"}'],
    ['x', '事实须是一个 JSON 对象,收到的是“x”。例:{"builtOn":"1998"}'],
    [[1], '事实须是一个 JSON 对象,收到的是“[1]”。例:{"builtOn":"1998"}'],
    [undefined, '事实须是一个 JSON 对象,收到的是“undefined”。例:{"builtOn":"1998"}'],
    [{ rebuild: 1 }, '事实“rebuild”(拆除新建)的值“1”不对。可用:true、false,或 "unknown"'],
    [{ land: 'moon' }, '事实“land”(土地)的值“moon”不对。可用:"state-owned-urban"、"other",或 "unknown"'],
    [
      { land: ['other'] },
      '事实“land”(土地)的值“["other"]”不对。可用:"state-owned-urban"、"other",或 "unknown"',
    ],
    [
      { builtOn: 1998 },
      '事实“builtOn”(建成时间)的值“1998”不对。可用:"1998"、"2005-12"、"2005-12-31" 这样的日期,或 "unknown"',
    ],
    [
      { builtOn: '98' },
      '事实“builtOn”(建成时间)的值“98”不对。可用:"1998"、"2005-12"、"2005-12-31" 这样的日期,或 "unknown"',
    ],
    [{ items: 'elevator' }, '(改造内容)的值“elevator”不对。可用:改造内容的列表,如 ["增设电梯"],或 "unknown"'],
  ])('%j is refused with the name, the value and what would do', (input, message) => {
    expect(problems(input)).toHaveLength(1)
    expect(problems(input)[0]).toContain(message)
  })

  it('that name what is no work item, or a thing of another kind, are refused with all that would do', () => {
    const [line] = problems({ items: ['elevator', 'finance'] })
    expect(line).toBe(
      `事实“items”中的“finance”不是改造内容。可用:${plan.items.map((item) => item.name).join('、')}`,
    )
    expect(problems({ items: [7] })[0]).toContain('中的“7”不是改造内容')
  })

  it('of an unknown name are refused with all names there are; a long one is cut', () => {
    const [line] = problems({ ['x'.repeat(41)]: true })
    expect(line).toBe(
      `没有名为“${'x'.repeat(40)}…”的事实。可用:${plan.facts.map((fact) => fact.id).join('、')}`,
    )
    expect(problems({ ['x'.repeat(40)]: true })[0]).toContain(`“${'x'.repeat(40)}”的事实`)
  })

  it('that rules test have their forms; the list of items is none of them', () => {
    const forms = formsOf(plan)
    expect(Object.keys(forms)).toEqual(plan.facts.map((fact) => fact.id).filter((id) => id !== 'items'))
    expect(forms['builtOn']).toEqual({ kind: 'date' })
  })
})
