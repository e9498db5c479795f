import type { FactForm, FactValue, Known, Test } from './criterion.ts'
import { FIRST_DAY, formatDay, LAST_DAY, parseDate } from './dates.ts'

/**
 * The values of a fact, cut into the classes that the tests of one rule tell apart. Two values of one class
 * never differ in any test, so a decision over classes is a decision over all values.
 */

/** A place between two values: just below `at` (side 0) or just above it (side 1). Dates use side 0 only. */
type Cut = readonly [at: number, side: 0 | 1]

export interface Variable {
  fact: string
  form: FactForm
  /** Number of classes. */
  size: number
  /** Booleans and choices: the values of each class. Empty for dates and numbers. */
  groups: readonly (readonly FactValue[])[]
  /** Dates and numbers: class i runs from cuts[i] to cuts[i + 1]. Empty for booleans and choices. */
  cuts: readonly Cut[]
}

/** A test as it was read: the values that pass, or the stretches between cuts that pass. */
export interface Reading {
  id: string
  fact: string
  values: readonly FactValue[]
  spans: readonly (readonly [Cut, Cut])[]
}

const BOTTOM: Cut = [-Infinity, 0]
const TOP: Cut = [Infinity, 0]

/** Whether the operator bounds from above, and on which side of its operand it cuts. */
const EDGES: Readonly<Record<string, readonly [upper: boolean, side: 0 | 1]>> = {
  before: [true, 0],
  onOrBefore: [true, 1],
  onOrAfter: [false, 0],
  after: [false, 1],
  lessThan: [true, 0],
  atMost: [true, 1],
  atLeast: [false, 0],
  moreThan: [false, 1],
}

const OPERATORS: Readonly<Record<FactForm['kind'], readonly string[]>> = {
  boolean: ['equals'],
  choice: ['equals', 'oneOf'],
  date: ['before', 'onOrBefore', 'after', 'onOrAfter'],
  number: ['equals', 'oneOf', 'lessThan', 'atMost', 'atLeast', 'moreThan'],
}
const ALL_OPERATORS = ['equals', 'oneOf'].concat(Object.keys(EDGES))

function below(a: Cut, b: Cut): boolean {
  return a[0] < b[0] || (a[0] === b[0] && a[1] < b[1])
}

/**
 * Throws unless the value is of the fact's form: TypeError for the wrong type, RangeError for a value of the
 * right type that does not exist. The error carries `fact`, `value` and `accepted` (English words).
 */
function check(fact: string, form: FactForm, value: unknown): void {
  const { kind } = form
  const type = kind === 'boolean' || kind === 'number' ? kind : 'string'
  const fits = typeof value === type
  if (
    fits &&
    (kind === 'boolean' ||
      (kind === 'number' && Number.isFinite(value)) ||
      (kind === 'date' && parseDate(value as string)) ||
      (kind === 'choice' && form.options.includes(value as string)))
  )
    return
  const accepted =
    kind === 'boolean'
      ? 'true or false'
      : kind === 'number'
        ? 'a finite number'
        : kind === 'date'
          ? 'a date as YYYY, YYYY-MM or YYYY-MM-DD'
          : `one of ${form.options.map((option) => JSON.stringify(option)).join(', ')}`
  const shown = typeof value === 'number' ? String(value) : JSON.stringify(value)
  const message = `Fact "${fact}" does not accept ${shown}, but ${accepted}`
  throw Object.assign(fits ? new RangeError(message) : new TypeError(message), { fact, value, accepted })
}

function cutAt(form: FactForm, operand: unknown, side: 0 | 1): Cut {
  if (form.kind === 'number') return [operand as number, side]
  const days = parseDate(operand as string)!
  return [side ? days.to + 1 : days.from, 0]
}

/** Reads a test; throws RangeError or TypeError if its fact, operator or operand does not fit. */
export function readTest(test: Test, form: FactForm | undefined): Reading {
  const { id, fact } = test
  if (!form)
    throw Object.assign(new RangeError(`Test "${id}" asks for "${fact}", which is not a fact`), { fact })
  const given = Object.keys(test).filter((key) => ALL_OPERATORS.includes(key))
  const operator = given[0] ?? ''
  const accepted = OPERATORS[form.kind]
  if (given.length !== 1 || !accepted.includes(operator)) {
    const message = `Test "${id}" of "${fact}" (${form.kind}) needs exactly one of ${accepted.join(', ')}, not ${given.join(' and ') || 'none'}`
    throw Object.assign(new RangeError(message), { fact })
  }
  const operand: unknown = Object.entries(test).filter(([key]) => key === operator)[0]?.[1]
  const values: readonly unknown[] = operator === 'oneOf' && Array.isArray(operand) ? operand : [operand]
  for (const value of values) check(fact, form, value)
  const edge = EDGES[operator]
  const spans = edge
    ? [
        edge[0]
          ? ([BOTTOM, cutAt(form, operand, edge[1])] as const)
          : ([cutAt(form, operand, edge[1]), TOP] as const),
      ]
    : form.kind === 'number'
      ? values.map((value) => [cutAt(form, value, 0), cutAt(form, value, 1)] as const)
      : []
  return { id, fact, values: values as FactValue[], spans }
}

/** Cuts a fact's values into the classes these tests, all of that fact, tell apart. */
export function classify(fact: string, form: FactForm, readings: readonly Reading[]): Variable {
  if (form.kind === 'boolean' || form.kind === 'choice') {
    const groups = new Map<string, FactValue[]>()
    for (const value of form.kind === 'boolean' ? [false, true] : form.options) {
      const passed = readings.map((reading) => Number(reading.values.includes(value))).join('')
      groups.set(passed, (groups.get(passed) ?? []).concat([value]))
    }
    return { fact, form, size: groups.size, groups: [...groups.values()], cuts: [] }
  }
  const isDate = form.kind === 'date'
  const found: Cut[] = []
  for (const { spans } of readings) for (const [from, to] of spans) found.push(from, to)
  // A cut outside the calendar would leave a class without a day, and so a question without an answer.
  const inside = found.filter(([at]) => (isDate ? at > FIRST_DAY && at <= LAST_DAY : Number.isFinite(at)))
  inside.sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const first: Cut = isDate ? [FIRST_DAY, 0] : BOTTOM
  const cuts = [first].concat(inside.filter((cut, i) => i === 0 || below(inside[i - 1]!, cut)))
  return { fact, form, size: cuts.length, groups: [], cuts }
}

/** Whether the values of each class pass the test. */
export function passes({ values, spans }: Reading, { cuts, groups }: Variable): readonly boolean[] {
  return cuts.length
    ? cuts.map((cut) => spans.some(([from, to]) => !below(cut, from) && below(cut, to)))
    : groups.map((group) => values.includes(group[0]!))
}

/** Which classes the fact can still be in, as booleans by class. Throws as `check` does. */
function allowedClasses(variable: Variable, known: Known): readonly boolean[] {
  const { fact, form, cuts, groups, size } = variable
  const value = known[fact]
  const open = value === undefined || value === null || value === 'unknown'
  if (!open) check(fact, form, value)
  const days = form.kind === 'date' && !open ? parseDate(value as string) : null
  const classOf = (place: number) => cuts.filter((cut) => !below([place, 0], cut)).length - 1
  const from = open
    ? 0
    : cuts.length
      ? classOf(days ? days.from : (value as number))
      : groups.findIndex((g) => g.includes(value))
  const to = open ? size - 1 : days ? classOf(days.to) : from
  const allowed: boolean[] = []
  for (let i = 0; i < size; i++) allowed.push(i >= from && i <= to)
  return allowed
}

/** The same for every fact of a rule. Facts that no rule tests are not looked at. */
export function allow(variables: readonly Variable[], known: Known): readonly (readonly boolean[])[] {
  return variables.map((variable) => allowedClasses(variable, known))
}

/** A stretch of days, ends included, or of numbers; an end that is missing is open. */
export interface Stretch {
  from?: string
  to?: string
  atLeast?: number
  moreThan?: number
  atMost?: number
  lessThan?: number
}

/** Tells the values of class `at`, joined with the others in `same` (for dates and numbers, those that follow). */
export function describe(
  { form, cuts, groups }: Variable,
  at: number,
  same: (index: number) => boolean,
): boolean | readonly string[] | Stretch {
  if (form.kind === 'boolean') return groups[at]![0] === true
  if (form.kind === 'choice')
    return form.options.filter((option) => same(groups.findIndex((group) => group.includes(option))))
  let last = at
  while (last < cuts.length - 1 && same(last + 1)) last++
  const from = at > 0 ? cuts[at] : undefined
  const to = cuts[last + 1]
  const stretch: Stretch = {}
  if (form.kind === 'date') {
    if (from) stretch.from = formatDay(from[0])
    if (to) stretch.to = formatDay(to[0] - 1)
    return stretch
  }
  if (from) stretch[from[1] ? 'moreThan' : 'atLeast'] = from[0]
  if (to) stretch[to[1] ? 'atMost' : 'lessThan'] = to[0]
  return stretch
}
