/**
 * Civil days counted from 1970-01-01 = 0 in the Gregorian calendar. Own arithmetic, because `Date` brings
 * time zones and corrects impossible days instead of refusing them.
 */

/** First and last day, both included, that a date of some precision can mean. */
export interface DayRange {
  from: number
  to: number
}

/** Counts years from March, so that the leap day is the last of its year. */
function dayNumber(year: number, month: number, day: number): number {
  const y = month < 3 ? year - 1 : year
  const leapDays = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400)
  return 365 * y + leapDays + Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 719469
}

/**
 * `2005`, `2005-12` or `2005-12-31` as the days it can mean; null if it is no such date.
 * Years run from 1000 to 9999.
 */
export function parseDate(text: string): DayRange | null {
  const match = /^([1-9]\d{3})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text)
  if (!match) return null
  const year = Number(match[1])
  const month = Number(match[2] ?? 1)
  const day = Number(match[3] ?? 1)
  if (month < 1 || month > 12) return null
  // A thirteenth month is the next January.
  const endOfMonth = dayNumber(year, month + 1, 1) - 1
  const from = dayNumber(year, month, day)
  if (day < 1 || from > endOfMonth) return null
  if (match[3]) return { from, to: from }
  return { from, to: match[2] ? endOfMonth : dayNumber(year + 1, 1, 1) - 1 }
}

/** The days a date can fall on at all: 1000-01-01 to 9999-12-31. */
export const FIRST_DAY = dayNumber(1000, 1, 1)
export const LAST_DAY = dayNumber(9999, 12, 31)

/** `YYYY-MM-DD` of a day between FIRST_DAY and LAST_DAY. */
export function formatDay(day: number): string {
  let year = 1970 + Math.floor(day / 365.2425)
  if (day < dayNumber(year, 1, 1)) year--
  if (day >= dayNumber(year + 1, 1, 1)) year++
  let month = 12
  while (day < dayNumber(year, month, 1)) month--
  const two = (n: number) => String(n).padStart(2, '0')
  return `${year}-${two(month)}-${two(day - dayNumber(year, month, 1) + 1)}`
}
