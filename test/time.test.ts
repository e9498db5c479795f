import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { run } from '../src/cli/run.ts'
import { ask, assess, FactError, readFacts } from '../src/knowledge/index.ts'
import { FIRST_DAY, formatDay, LAST_DAY } from '../src/knowledge/dates.ts'
import { yearsIn } from '../src/knowledge/years.ts'
import { plan } from './knowledge/plan.ts'
import { tryMany } from './property.ts'

const zone = process.env['TZ']
afterEach(() => {
  if (zone === undefined) delete process.env['TZ']
  else process.env['TZ'] = zone
})
/** Zones at both ends of the day, with half hours, and with summer time that begins at midnight. */
const ZONES = [
  'UTC',
  'Asia/Shanghai',
  'Pacific/Kiritimati',
  'Pacific/Niue',
  'Asia/Kathmandu',
  'America/Santiago',
  'Australia/Lord_Howe',
]
const today = async (now: string) => {
  const { out } = await run(['assess', '--facts', '{}', '--json'], new Date(now))
  return (JSON.parse(out) as { asOf: string }).asOf
}

describe('the day of today', () => {
  it('is the one of the place, on both sides of midnight', async () => {
    const days: Record<string, string> = {}
    for (const one of ['Pacific/Kiritimati', 'Asia/Shanghai', 'Pacific/Niue']) {
      process.env['TZ'] = one
      days[one] = await today('2025-12-31T20:00:00Z')
    }
    expect(days).toEqual({
      'Pacific/Kiritimati': '2026-01-01',
      'Asia/Shanghai': '2026-01-01',
      'Pacific/Niue': '2025-12-31',
    })
  })

  it('is a day on the leap day, and where summer time has no midnight', async () => {
    process.env['TZ'] = 'Asia/Shanghai'
    expect(await today('2028-02-28T16:00:00Z')).toBe('2028-02-29')
    process.env['TZ'] = 'America/Santiago'
    expect(await today('2026-09-06T04:00:00Z')).toBe('2026-09-06')
  })

  it.each(['1970-01-01T12:00:00Z', '1601-01-01T12:00:00Z', '9999-12-30T12:00:00Z'])(
    'of a clock that is wrong (%s) is answered from as it stands, and said',
    async (now) => {
      process.env['TZ'] = 'UTC'
      expect(await today(now)).toBe(now.slice(0, 10))
      const { status, out } = await run(['ask', '96年的楼能改吗'], new Date(now))
      expect(status).toBe(0)
      expect(out).not.toBe('')
    },
  )
})

describe('the same question on the same day', () => {
  it('has the same answer in every zone', () => {
    const answers = ZONES.map((one) => {
      process.env['TZ'] = one
      return JSON.stringify([
        ask(plan, '楼龄三十年的小区能改吗', '2028-02-29'),
        assess(plan, { builtOn: '2005-12-31' }, '2025-12-31'),
      ])
    })
    expect(new Set(answers).size).toBe(1)
  })

  it('has an answer whatever the day, and facts that can be read', () => {
    const day = fc.integer({ min: FIRST_DAY, max: LAST_DAY }).map(formatDay)
    const told = fc.constantFrom(
      '96年建的',
      '03年的小区',
      '三十多年的楼',
      '快二十年的小区',
      '去年建的楼',
      '2005年以后建的',
      '上世纪八十年代的楼',
    )
    tryMany(
      fc.property(day, told, (asOf, words) => {
        const { facts } = ask(plan, `${words}能改吗`, asOf)
        expect(() => readFacts(plan, facts)).not.toThrow()
        const goals = assess(plan, facts, asOf).goals
        for (const goal of goals) expect(goal.overdue).toBe(asOf > goal.due)
      }),
    )
  })
})

describe('the leap day', () => {
  it('is a day of completion in leap years alone', () => {
    expect(readFacts(plan, { builtOn: '2000-02-29' })).toEqual({ builtOn: '2000-02-29' })
    for (const none of ['1900-02-29', '2001-02-29', '2000-02-30'])
      expect(() => readFacts(plan, { builtOn: none })).toThrow(FactError)
  })

  it('is a last day of a term: in time on it, late on the day after', () => {
    const leap = { ...plan, goals: plan.goals.map((goal) => ({ ...goal, due: '2028-02-29' })) }
    const late = (day: string) => assess(leap, {}, day).goals.map((goal) => goal.overdue)
    expect(late('2028-02-29')).toEqual([false, false])
    expect(late('2028-03-01')).toEqual([true, true])
    expect(() => late('2027-02-29')).toThrow(RangeError)
  })

  it('is the last day of its month where a rule counts to the month', () => {
    const rule = { fact: 'builtOn', id: 'built-before', onOrBefore: '2004-02' } as const
    const policy = {
      ...plan,
      criteria: [{ ...plan.criteria.find((one) => one.id === 'built-before')!, when: rule }],
    }
    const verdict = (builtOn: string) => assess(policy, { builtOn }, '2026-11-23').eligibility.verdict
    expect(['2004-02-29', '2004-03-01', '2004-02', '2004'].map(verdict)).toEqual([
      'eligible',
      'ineligible',
      'eligible',
      'undetermined',
    ])
  })
})

describe('an age', () => {
  it('is counted from the year of the day, to a year more or less, on its last day as on its first', () => {
    for (const thisYear of [2024, 2025, 2028])
      expect(yearsIn('楼龄30年', thisYear)).toEqual({
        from: thisYear - 31,
        to: thisYear - 29,
        year: thisYear - 30,
      })
    const first = ask(plan, '楼龄30年能改吗', '2028-01-01').facts
    expect(ask(plan, '楼龄30年能改吗', '2028-12-31').facts).toEqual(first)
  })

  it('names no year before all dates, whatever the clock says', () => {
    expect(yearsIn('楼龄30年', 1030)).toBeNull()
    expect(yearsIn('楼龄30年', 1031)).toEqual({ from: 1000, to: 1002, year: 1001 })
  })
})
