import * as fc from 'fast-check'
import type { FactForm, Known, Rule, Test } from '../../src/knowledge/criterion.ts'

/**
 * Random rules over five facts, and the slow but obvious answers to compare with: every combination of
 * representative values is tried, and dates are compared as text.
 */

export const FORMS: Record<string, FactForm> = {
  a: { kind: 'boolean' },
  b: { kind: 'boolean' },
  c: { kind: 'choice', options: ['x', 'y', 'z'] },
  d: { kind: 'date' },
  n: { kind: 'number' },
}
export const FACTS = Object.keys(FORMS)

type Value = string | number | boolean

/** At least one value from every class that tests and known values below can make. */
const VALUES: Record<string, readonly Value[]> = {
  a: [false, true],
  b: [false, true],
  c: ['x', 'y', 'z'],
  d: [
    '1997-12-31',
    '1998-01-01',
    '1998-06-01',
    '1999-01-01',
    '2000-01-01',
    '2000-03-01',
    '2000-04-01',
    '2001-01-01',
    '2005-01-01',
    '2005-12-01',
    '2005-12-31',
    '2006-01-01',
    '2006-01-02',
  ],
  n: [-1, 0, 2, 5, 7, 10, 11],
}

const DATES = ['1998', '2000', '2000-03', '2005', '2005-12', '2005-12-31', '2006-01-01']
const date = fc.constantFrom(...DATES)
const number = fc.constantFrom(0, 5, 10)
const bool = fc.boolean()

const condition = fc.oneof(
  fc.record({ fact: fc.constant('a'), equals: bool }),
  fc.record({ fact: fc.constant('b'), equals: bool }),
  fc.record({ fact: fc.constant('c'), equals: fc.constantFrom('x', 'y', 'z') }),
  fc.record({ fact: fc.constant('c'), oneOf: fc.subarray(['x', 'y', 'z']) }),
  fc.record({ fact: fc.constant('d'), before: date }),
  fc.record({ fact: fc.constant('d'), onOrBefore: date }),
  fc.record({ fact: fc.constant('d'), after: date }),
  fc.record({ fact: fc.constant('d'), onOrAfter: date }),
  fc.record({ fact: fc.constant('n'), equals: number }),
  fc.record({ fact: fc.constant('n'), oneOf: fc.subarray([0, 5, 10]) }),
  fc.record({ fact: fc.constant('n'), atLeast: number }),
  fc.record({ fact: fc.constant('n'), atMost: number }),
  fc.record({ fact: fc.constant('n'), lessThan: number }),
  fc.record({ fact: fc.constant('n'), moreThan: number }),
)

type Shape = { all: Shape[] } | { any: Shape[] } | { none: Shape[] } | { fact: string }

function shapes(depth: number): fc.Arbitrary<Shape> {
  if (depth === 0) return condition
  const parts = fc.array(shapes(depth - 1), { maxLength: 3 })
  return fc.oneof(
    { arbitrary: condition, weight: 1 },
    { arbitrary: fc.record({ all: parts }), weight: 2 },
    { arbitrary: fc.record({ any: parts }), weight: 2 },
    { arbitrary: fc.record({ none: parts }), weight: 1 },
  )
}

/** Gives every test its id: t0, t1 … in order of appearance. */
function named(shape: Shape): { rule: Rule; tests: Test[] } {
  const tests: Test[] = []
  const name = (part: Shape): Rule => {
    if ('all' in part) return { all: part.all.map(name) }
    if ('any' in part) return { any: part.any.map(name) }
    if ('none' in part) return { none: part.none.map(name) }
    const test = { ...part, id: `t${tests.length}` } as Test
    tests.push(test)
    return test
  }
  return { rule: name(shape), tests }
}

export const ruled = shapes(3)
  .map(named)
  .filter(({ tests }) => tests.length <= 11)

const open = fc.constantFrom(undefined, null, 'unknown' as const)
function some<T>(values: fc.Arbitrary<T>) {
  return fc.oneof({ arbitrary: open, weight: 2 }, { arbitrary: values, weight: 3 })
}
export const knowns: fc.Arbitrary<Known> = fc.record({
  a: some(bool),
  b: some(bool),
  c: some(fc.constantFrom('x', 'y', 'z')),
  d: some(fc.constantFrom(...DATES, '1997-12-31', '1999', '2001')),
  n: some(fc.constantFrom(-1, 0, 2, 5, 7, 10, 11)),
})

export type Point = Record<string, Value>

export const POINTS: readonly Point[] = FACTS.reduce<Point[]>(
  (points, fact) => points.flatMap((point) => VALUES[fact]!.map((value) => ({ ...point, [fact]: value }))),
  [{}],
)

export function testHolds(test: Test, point: Point): boolean {
  const value = point[test.fact]!
  const against = (text: string) => {
    const cut = String(value).slice(0, text.length)
    return cut < text ? -1 : cut > text ? 1 : 0
  }
  if ('equals' in test) return value === test.equals
  if ('oneOf' in test) return test.oneOf.some((one) => one === value)
  if ('before' in test) return against(test.before) < 0
  if ('onOrBefore' in test) return against(test.onOrBefore) <= 0
  if ('after' in test) return against(test.after) > 0
  if ('onOrAfter' in test) return against(test.onOrAfter) >= 0
  if ('atLeast' in test) return Number(value) >= test.atLeast
  if ('atMost' in test) return Number(value) <= test.atMost
  if ('lessThan' in test) return Number(value) < test.lessThan
  return Number(value) > test.moreThan
}

export function holds(rule: Rule, point: Point): boolean {
  if ('all' in rule) return rule.all.every((part) => holds(part, point))
  if ('any' in rule) return rule.any.some((part) => holds(part, point))
  if ('none' in rule) return !rule.none.some((part) => holds(part, point))
  return 'judgement' in rule || testHolds(rule, point)
}

/** Whether the value agrees with what is known of the fact. */
export function agrees(fact: string, value: Value, known: Known): boolean {
  const told = known[fact]
  if (told === undefined || told === null || told === 'unknown') return true
  return fact === 'd' ? String(value).startsWith(String(told)) : value === told
}

export function completions(known: Known): Point[] {
  return POINTS.filter((point) => FACTS.every((fact) => agrees(fact, point[fact]!, known)))
}

/** Truth of something over some points: three-valued. */
export function over(points: readonly Point[], isTrue: (point: Point) => boolean) {
  const seen = new Set(points.map(isTrue))
  return seen.size > 1 ? 'unknown' : seen.has(true) ? 'met' : 'unmet'
}
