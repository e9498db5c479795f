import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FactError } from '../../src/knowledge/index.ts'
import { assess, duties, LookupError, next, readFacts, type Facts } from '../../src/knowledge/index.ts'
import { plan } from './plan.ts'
import { tryMany } from '../property.ts'

const DAY = '2026-11-23'
const eligible = {
  builtOn: '1998',
  land: 'state-owned-urban',
  residential: true,
  neglected: true,
  utilitiesIncomplete: true,
  servicesIncomplete: true,
  residentsWilling: true,
  rebuild: false,
}

describe('assess', () => {
  it('is undetermined and asks for everything while nothing is known', () => {
    const { eligibility } = assess(plan, {}, DAY)
    expect(eligibility.verdict).toBe('undetermined')
    expect(eligibility.ask.slice().sort()).toEqual(Object.keys(eligible).sort())
  })

  it('asks nothing more once decided', () => {
    expect(assess(plan, eligible, DAY).eligibility).toMatchObject({ verdict: 'eligible', ask: [] })
    expect(assess(plan, { builtOn: '2006' }, DAY).eligibility).toMatchObject({
      verdict: 'ineligible',
      deciding: ['built-before'],
      ask: [],
      change: [{ fact: 'builtOn', to: '2005-12-31 及以前' }],
    })
  })

  it('keeps a decided verdict whatever else is answered', () => {
    tryMany(
      fc.property(fc.subarray(Object.keys(eligible)), fc.subarray(Object.keys(eligible)), (some, more) => {
        const pick = (names: string[]): Facts =>
          Object.fromEntries(
            names.map((name) => [name, (eligible as Record<string, string | boolean>)[name]!]),
          )
        const first = assess(plan, { ...pick(some), land: 'other' }, DAY).eligibility.verdict
        const second = assess(plan, { ...pick(more), ...pick(some), land: 'other' }, DAY).eligibility.verdict
        expect([first, second]).toEqual(['ineligible', 'ineligible'])
      }),
    )
  })

  it('says that the term has passed on the day after it, and whom to ask', () => {
    expect(assess(plan, {}, '2025-12-31').goals.map((goal) => goal.overdue)).toEqual([false, false])
    expect(assess(plan, {}, '2026-01-01').goals.map((goal) => [goal.overdue, goal.askAfterwards])).toEqual([
      [true, ['住房城乡建设部门']],
      [true, ['住房城乡建设部门']],
    ])
  })

  it('names who leads and implements where the document names no department, and only there', () => {
    for (const item of assess(plan, {}, DAY).workItems)
      expect(item.general.length > 0, item.name).toBe(item.departments.length === 0)
  })

  it('marks what is left to a judgement', () => {
    const funding = assess(plan, { inProvincialRepository: true, pilot: '4+N' }, DAY).funding.find(
      (one) => one.id === 'provincial-award',
    )!
    expect(funding).toMatchObject({ verdict: 'applies', discretionary: true })
    expect(funding.judgements.map((one) => one.words)).toEqual(['择优'])
  })

  it('refuses a day that is none', () => {
    expect(() => assess(plan, {}, '2026-02-30')).toThrow(RangeError)
    expect(() => assess(plan, {}, '2026')).toThrow(RangeError)
  })
})

describe('next', () => {
  it('does not ask again what was answered with unknown, though it stays open', () => {
    const facts = { ...eligible, residentsWilling: 'unknown' }
    expect(next(plan, 'eligibility', facts).fact).toBeNull()
    expect(assess(plan, facts, DAY).eligibility.ask).toEqual(['residentsWilling'])
  })

  it('comes to an end along every path of answers', () => {
    tryMany(
      fc.property(
        fc.constantFrom('eligibility' as const, 'funding' as const, 'models' as const),
        fc.infiniteStream(fc.nat(2)),
        (goal, stream) => {
          let facts: Facts = {}
          for (let step = 0; step <= plan.facts.length; step++) {
            const question = next(plan, goal, facts)
            if (question.fact === null) return
            expect(facts[question.fact]).toBeUndefined()
            const values: (string | boolean)[] =
              question.form === 'date'
                ? ['1998', '2010', 'unknown']
                : [...question.choices.map((one) => one.value), 'unknown']
            facts = { ...facts, [question.fact]: values[stream.next().value! % values.length]! }
          }
          throw new Error('asked more than there are facts')
        },
      ),
    )
  })
})

describe('duties', () => {
  it('finds a row and a column by the names people use', () => {
    expect(duties(plan, { for: '加装电梯' }).duties.map((row) => row.department)).toEqual(['市场监管部门'])
    expect(duties(plan, { of: '住建局' }).duties.length).toBe(3)
  })

  it('says that no department is named and who leads', () => {
    const table = duties(plan, { for: '路灯' })
    expect(table).toMatchObject({ named: false, duties: [] })
    expect(table.general.map((row) => row.role)).toContain('lead')
  })

  it('refuses a name that is nothing in the plan', () => {
    expect(() => duties(plan, { of: '天文台' })).toThrow(LookupError)
  })
})

describe('readFacts', () => {
  it.each([
    [[], '事实须是一个 JSON 对象'],
    [{ builton: '1998' }, '没有名为“builton”的事实'],
    [{ builtOn: '1998-13' }, '事实“builtOn”(建成时间)的值“1998-13”不对'],
    [{ land: true }, '事实“land”(土地)的值“true”不对'],
    [{ rebuild: 'no' }, '事实“rebuild”(拆除新建)的值“no”不对'],
    [{ items: ['造船'] }, '事实“items”中的“造船”不是改造内容'],
  ])('refuses %j and says what would do', (input, message) => {
    expect(() => readFacts(plan, input)).toThrow(message)
  })

  it('tells every problem at once', () => {
    try {
      readFacts(plan, { a: 1, b: 2 })
      expect.unreachable()
    } catch (error) {
      expect((error as FactError).problems.length).toBe(2)
    }
  })

  it('reads items by name and alias, and leaves null out', () => {
    expect(readFacts(plan, { items: ['加装电梯', '增设电梯', '路灯'], land: null })).toEqual({
      items: ['elevator', 'street-lights'],
    })
  })
})
