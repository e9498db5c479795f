import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compileRule,
  relevant,
  type Decision,
  type FactValue,
  type Known,
} from '../../src/knowledge/criterion.ts'
import { formatDay, parseDate } from '../../src/knowledge/dates.ts'
import { tryMany } from '../property.ts'
import { FORMS, knowns, over, completions, ruled, holds, type Point } from './brute.ts'

type Variable = Decision['variables'][number]

/** One value of each class a fact can still be in. */
function classesOf(variable: Variable, known: Known): FactValue[] {
  const { fact, form, groups, cuts } = variable
  const told = known[fact]
  const open = told === undefined || told === null || told === 'unknown'
  if (!cuts.length) return groups.filter((group) => open || group.includes(told)).map((group) => group[0]!)
  // Operands are whole numbers, so a quarter above one lies inside the class above it.
  const places = cuts.map(([at, side], place) => (at === -Infinity ? -100 : place === 0 ? at : at + side / 4))
  const value = (place: number) => (form.kind === 'date' ? formatDay(place) : place)
  if (open) return places.map(value)
  const days = form.kind === 'date' ? parseDate(String(told))! : { from: Number(told), to: Number(told) }
  return places
    .filter((place, at) => place <= days.to && (places[at + 1] === undefined || places[at + 1]! > days.from))
    .map(value)
}

/** How facts are to be asked for, reckoned over every combination of classes. */
function byTheBook(decision: Decision, isTrue: (point: Point) => boolean, known: Known): string[] {
  const { variables } = decision
  const values = variables.map((variable) => classesOf(variable, known))
  const points = values.reduce<Point[]>(
    (all, own, at) =>
      all.flatMap((point) => own.map((value) => ({ ...point, [variables[at]!.fact]: value as string }))),
    [{}],
  )
  const truths = points.map((point) => ({ point, value: isTrue(point) }))
  const share = (some: typeof truths) => some.filter(({ value }) => value).length / some.length
  if (share(truths) === 0 || share(truths) === 1) return []
  return variables
    .map(({ fact }, place) => {
      const shares = values[place]!.map((value) => share(truths.filter(({ point }) => point[fact] === value)))
      const settled = shares.filter((one) => one === 0 || one === 1).length / shares.length
      const moves = Math.round((Math.max(...shares) - Math.min(...shares)) * 1e6)
      return { fact, place, settled, moves }
    })
    .sort((a, b) => b.settled - a.settled || b.moves - a.moves || a.place - b.place)
    .map(({ fact }) => fact)
}

describe('facts worth asking for', () => {
  it('stand in the order of what settles the verdict, then of what moves it, then of the rule', () => {
    tryMany(
      fc.property(ruled, knowns, ({ rule }, known) => {
        const decision = compileRule(rule, FORMS)
        const asked = relevant(decision, known)
        const expected = byTheBook(decision, (point) => holds(rule, point), known)
        expect(asked).toEqual(expected.filter((fact) => asked.includes(fact)))
        if (over(completions(known), (point) => holds(rule, point)) !== 'unknown') expect(asked).toEqual([])
      }),
      300,
    )
  })
})
