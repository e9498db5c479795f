import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toColumns } from '../../src/compile/columns.ts'
import { fromColumns } from '../../src/knowledge/columns.ts'
import { plan } from '../knowledge/plan.ts'
import { tryMany } from '../property.ts'

type Made = Parameters<typeof fromColumns>[0]
const there = (value: unknown) => toColumns(value as never) as Made

describe('lists by column', () => {
  it('name each key once and leave out what is not there', () => {
    expect(there([{ a: 1, b: [2] }, { a: 3 }])).toEqual({
      $: ['a', 'b'],
      rows: [
        [1, 3],
        [[2], null],
      ],
    })
  })

  it('leave alone what is no list of objects, or has but one', () => {
    for (const value of [1, 'a', [], [1, 'a'], [{ a: 1 }], [{ a: 1 }, 2], [{}, {}], { a: [{ b: 1 }] }])
      expect(there(value)).toEqual(value)
  })

  it('come back as they were, nested as they may be', () => {
    const keys = fc.string().filter((key) => key !== '$' && key !== '__proto__')
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.boolean(),
        fc.integer(),
        fc.string(),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.array(fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('value')), { maxLength: 4 }),
        fc.dictionary(keys, tie('value'), { maxKeys: 4, noNullPrototype: true }),
      ),
    }))
    tryMany(
      fc.property(value, (one) => {
        expect(fromColumns(there(one))).toEqual(one)
      }),
      300,
    )
    expect(fromColumns(there(plan))).toEqual(plan)
  })

  it.each([
    [null],
    [[null, { a: 1 }]],
    [[{ a: null }, {}]],
    [{ $: 1 }],
    [[{ $: 1 }, { a: 1 }]],
    [JSON.parse('{"__proto__": 1}')],
    [JSON.parse('[{"__proto__": 1}, {}]')],
  ])('are not made of %j, which would not come back', (value) => {
    expect(() => there(value)).toThrow(RangeError)
  })
})
