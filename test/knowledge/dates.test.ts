import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FIRST_DAY, formatDay, LAST_DAY, parseDate } from '../../src/knowledge/dates.ts'
import { tryMany } from '../property.ts'

const DAY = 86_400_000
const day = fc.integer({ min: FIRST_DAY, max: LAST_DAY })

describe('parseDate', () => {
  it('counts a day as the calendar of the platform does in UTC', () => {
    tryMany(
      fc.property(day, (n) => {
        const text = new Date(n * DAY).toISOString().slice(0, 10)
        expect(parseDate(text)).toEqual({ from: n, to: n })
        expect(formatDay(n)).toBe(text)
      }),
      1000,
    )
  })

  it('counts the first and the last day of every month there is', () => {
    for (let year = 1000; year <= 9999; year++)
      for (let month = 0; month < 12; month++) {
        const first = Date.UTC(year, month, 1) / DAY
        const last = Date.UTC(year, month + 1, 1) / DAY - 1
        const text = `${year}-${String(month + 1).padStart(2, '0')}`
        if (formatDay(first) !== `${text}-01` || parseDate(formatDay(last))?.to !== last)
          expect.fail(`${text}: ${formatDay(first)} to ${formatDay(last)}`)
        if (parseDate(text)?.to !== last) expect.fail(`${text} ends otherwise`)
      }
  })

  it('takes a year or a month for all its days', () => {
    tryMany(
      fc.property(day, (n) => {
        const date = new Date(n * DAY)
        const text = date.toISOString()
        const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()]
        expect(parseDate(text.slice(0, 4))).toEqual({
          from: Date.UTC(year, 0, 1) / DAY,
          to: Date.UTC(year + 1, 0, 1) / DAY - 1,
        })
        expect(parseDate(text.slice(0, 7))).toEqual({
          from: Date.UTC(year, month, 1) / DAY,
          to: Date.UTC(year, month + 1, 1) / DAY - 1,
        })
      }),
      1000,
    )
  })

  it('knows leap days', () => {
    for (const text of ['2000-02-29', '2024-02-29', '1996-02-29']) expect(parseDate(text)).not.toBeNull()
    for (const text of ['1900-02-29', '2023-02-29', '2100-02-29', '2024-02-30']) {
      expect(parseDate(text)).toBeNull()
    }
  })

  it('reads the first and the last day there is', () => {
    expect(parseDate('1000')!.from).toBe(FIRST_DAY)
    expect(parseDate('9999')!.to).toBe(LAST_DAY)
    expect(formatDay(FIRST_DAY)).toBe('1000-01-01')
    expect(formatDay(LAST_DAY)).toBe('9999-12-31')
    expect(formatDay(0)).toBe('1970-01-01')
  })

  it.each([
    '',
    '98',
    '0999',
    '10000',
    '2005-1',
    '2005-00',
    '2005-13',
    '2005-01-00',
    '2005-04-31',
    '2005-12-32',
    '2005-12-31T00:00',
    ' 2005',
    '2005\n',
    '2005/12',
    '2005年',
    'unknown',
  ])('refuses %j', (text) => {
    expect(parseDate(text)).toBeNull()
  })
})
