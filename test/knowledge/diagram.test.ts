import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compileRule,
  deciding,
  findings,
  relevant,
  smallestChange,
  verdict,
  type FactForm,
  type Rule,
} from '../../src/knowledge/criterion.ts'
import { tryMany } from '../property.ts'
import { FORMS, ruled } from './brute.ts'

const yes = (fact: string): Rule => ({ fact, id: fact, equals: true })
const range = (length: number) => Array.from({ length }, (_, at) => at)
const booleans = (names: readonly string[]): Record<string, FactForm> =>
  Object.fromEntries(names.map((name) => [name, { kind: 'boolean' }]))

describe('a compiled rule', () => {
  it('is the smallest diagram: no part twice, none that does not matter, none out of reach', () => {
    tryMany(
      fc.property(ruled, ({ rule }) => {
        const { nodes, root } = compileRule(rule, FORMS)
        const inner = nodes.slice(2)
        for (const { kids } of inner) expect(new Set(kids).size).toBeGreaterThan(1)
        expect(new Set(inner.map(({ variable, kids }) => `${variable}:${kids.join()}`)).size).toBe(
          inner.length,
        )
        const reached = new Set([root])
        for (let at = root; at > 1; at--)
          if (reached.has(at)) nodes[at]!.kids.forEach((kid) => reached.add(kid))
        expect(
          range(nodes.length)
            .slice(2)
            .filter((at) => !reached.has(at)),
        ).toEqual([])
        nodes.forEach(({ kids, variable }, at) =>
          kids.forEach((kid) => {
            expect(kid).toBeLessThan(at)
            expect(nodes[kid]!.variable).toBeGreaterThan(variable)
          }),
        )
      }),
      300,
    )
  })

  it('of something and its opposite is nothing to ask', () => {
    for (const [rule, root] of [
      [{ any: [yes('a'), { none: [yes('a')] }] }, 1],
      [{ all: [yes('a'), { none: [yes('a')] }] }, 0],
      [{ all: [] }, 1],
      [{ any: [] }, 0],
    ] as [Rule, number][])
      expect(compileRule(rule, FORMS)).toMatchObject({ root, nodes: { length: 2 } })
  })

  it('grows with its facts where they follow one another', () => {
    const names = range(200).map((n) => `f${n}`)
    const { nodes } = compileRule({ all: names.map(yes) }, booleans(names))
    expect(nodes).toHaveLength(202)
  })

  it('is refused where its facts hang together so closely that it would grow without bound', () => {
    const names = range(24).flatMap((n) => [`a${n}`, `b${n}`])
    const crosswise: Rule = {
      all: [
        { any: range(24).map((n) => yes(`a${n}`)) },
        ...range(24).map((n) => ({ any: [yes(`a${n}`), yes(`b${n}`)] })),
      ],
    }
    expect(() => compileRule(crosswise, booleans(names))).toThrow(RangeError)
    expect(() => compileRule(crosswise, booleans(names))).toThrow('hang together too closely')
  })

  it('whose smallest deciding set is hard to find gives one that decides, soon', () => {
    const names = range(40).flatMap((n) => [`a${n}`, `b${n}`, `c${n}`])
    const rule: Rule = {
      all: range(40).flatMap((n) => [
        { any: [yes(`a${n}`), yes(`b${n}`)] },
        { any: [yes(`b${n}`), yes(`c${n}`)] },
        { any: [yes(`a${n}`), yes(`c${n}`)] },
      ]),
    }
    const decision = compileRule(rule, booleans(names))
    const chosen = deciding(decision, Object.fromEntries(names.map((name) => [name, true])))
    expect(verdict(decision, Object.fromEntries(chosen.map((name) => [name, true])))).toBe('met')
    // Four such knots are no trouble, and two of three facts are enough for each.
    const few = names.slice(0, 12)
    const small = compileRule({ all: (rule as { all: Rule[] }).all.slice(0, 12) }, booleans(few))
    expect(deciding(small, Object.fromEntries(few.map((name) => [name, true])))).toHaveLength(8)
  })
})

describe('the deciding tests', () => {
  const before = (year: string): Rule => ({ fact: 'd', id: year, before: year })

  it('are fewer than the rule has, where one of a fact brings another with it', () => {
    const decision = compileRule({ all: [before('2005'), { any: [before('2000'), yes('a')] }] }, FORMS)
    expect(deciding(decision, { d: '1999', a: false })).toEqual(['2000'])
    expect(deciding(decision, { d: '2003', a: true })).toEqual(['2005', 'a'])
    expect(deciding(decision, { d: '1999', a: true })).toEqual(['2000'])
    expect(deciding(decision, { d: '2010' })).toEqual(['2005'])
  })

  it('are the first of several sets as small, in the order of the rule', () => {
    const either = compileRule({ any: [yes('b'), yes('a')] }, FORMS)
    expect(deciding(either, { a: true, b: true })).toEqual(['b'])
    const both = compileRule(
      { all: [yes('b'), { none: [{ fact: 'c', id: 'c', equals: 'x' }] }, yes('a')] },
      FORMS,
    )
    expect(deciding(both, { a: true, b: true, c: 'y' })).toEqual(['b', 'c', 'a'])
    expect(deciding(both, { a: false, b: false })).toEqual(['b'])
    expect(deciding(both, { a: true })).toEqual([])
  })

  it('of a rule that holds whatever one answers are none', () => {
    expect(deciding(compileRule({ any: [before('2000'), { none: [before('1990')] }] }, FORMS), {})).toEqual(
      [],
    )
  })
})

describe('values at the borders of classes', () => {
  const n = (test: object): Rule => ({ fact: 'n', id: 'n', ...test }) as Rule
  const d = (test: object): Rule => ({ fact: 'd', id: 'd', ...test }) as Rule

  it.each<[Rule, number, string]>([
    [n({ atLeast: 5 }), 5, 'met'],
    [n({ moreThan: 5 }), 5, 'unmet'],
    [n({ atMost: 5 }), 5, 'met'],
    [n({ lessThan: 5 }), 5, 'unmet'],
    [n({ equals: 5 }), 5, 'met'],
    [n({ equals: 5 }), 5.1, 'unmet'],
    [n({ equals: 5 }), 4.9, 'unmet'],
    [n({ oneOf: [1, 3] }), 2, 'unmet'],
    [n({ atLeast: 2000 }), 1998, 'unmet'],
    [n({ atLeast: 1e9 }), 1e9 - 1, 'unmet'],
    [n({ atLeast: 1e9 }), 1e9, 'met'],
    [n({ lessThan: -1e9 }), -1e9, 'unmet'],
    [n({ lessThan: -1e9 }), -1e9 - 1, 'met'],
  ])('of %j: %d is %s', (rule, value, expected) => {
    expect(verdict(compileRule(rule, FORMS), { n: value })).toBe(expected)
  })

  it.each<[Rule, string | null, string]>([
    [d({ onOrAfter: '1000' }), null, 'met'],
    [d({ after: '9999' }), null, 'unmet'],
    [d({ onOrAfter: '9999-12-31' }), null, 'unknown'],
    [d({ onOrAfter: '9999-12-31' }), '9999-12-31', 'met'],
    [d({ onOrAfter: '9999-12-31' }), '9999-12-30', 'unmet'],
    [d({ before: '1000-01-02' }), '1000-01-01', 'met'],
    [d({ before: '1000-01-02' }), null, 'unknown'],
  ])('of %j: %s is %s', (rule, value, expected) => {
    expect(verdict(compileRule(rule, FORMS), { d: value })).toBe(expected)
  })

  it('are told apart where two tests meet at one number', () => {
    for (const tests of [
      [{ moreThan: 5 }, { atLeast: 5 }, { equals: 5 }],
      [{ equals: 5 }, { atLeast: 5 }, { moreThan: 5 }],
      [{ atMost: 5 }, { moreThan: 5 }, { lessThan: 5 }],
    ]) {
      const rule = { any: tests.map((test, at) => ({ fact: 'n', id: `t${at}`, ...test })) } as Rule
      for (const value of [4, 5, 6])
        expect(findings(compileRule(rule, FORMS), { n: value }).map((one) => one.truth === 'met')).toEqual(
          tests.map((test) =>
            'moreThan' in test
              ? value > 5
              : 'atLeast' in test
                ? value >= 5
                : 'atMost' in test
                  ? value <= 5
                  : 'lessThan' in test
                    ? value < 5
                    : value === 5,
          ),
        )
    }
  })

  it('that two tests share are one border, so that nothing is asked for twice', () => {
    const rule: Rule = {
      any: [
        { fact: 'd', id: 'x', before: '2000' },
        { fact: 'd', id: 'y', onOrAfter: '2000' },
      ],
    }
    const decision = compileRule(rule, FORMS)
    expect(decision.variables[0]!.size).toBe(2)
    expect(verdict(decision, {})).toBe('met')
    expect(relevant(decision, {})).toEqual([])
  })

  it('stand in what would have to be otherwise, open where there is no end', () => {
    const change = (rule: Rule, known: object) => smallestChange(compileRule(rule, FORMS), known as never)
    expect(change(n({ atLeast: 5 }), { n: 1 })).toEqual([{ fact: 'n', to: { atLeast: 5 } }])
    expect(change(n({ atMost: 5 }), { n: 9 })).toEqual([{ fact: 'n', to: { atMost: 5 } }])
    expect(change(n({ lessThan: 5 }), { n: 9 })).toEqual([{ fact: 'n', to: { lessThan: 5 } }])
    expect(change(n({ equals: 5 }), { n: 9 })).toEqual([{ fact: 'n', to: { atLeast: 5, atMost: 5 } }])
    const between: Rule = {
      all: [
        { fact: 'd', id: 'x', onOrAfter: '1990' },
        { fact: 'd', id: 'y', before: '2000' },
      ],
    }
    expect(change(between, { d: '2005' })).toEqual([
      { fact: 'd', to: { from: '1990-01-01', to: '1999-12-31' } },
    ])
    const cut: Rule = { all: [{ any: [yes('a'), { fact: 'd', id: 'z', before: '1995' }] }, between] }
    expect(change(cut, { d: '2005', a: true })).toEqual([
      { fact: 'd', to: { from: '1990-01-01', to: '1999-12-31' } },
    ])
    expect(change(cut, { d: '2005', a: false })).toEqual([
      { fact: 'd', to: { from: '1990-01-01', to: '1994-12-31' } },
    ])
  })
})

describe('a test that does not fit is refused, and names its fact', () => {
  it.each<[Rule, object]>([
    [{ fact: 'e', id: 't', equals: true }, { fact: 'e' }],
    [{ fact: 'd', id: 't', equals: '2005' }, { fact: 'd' }],
    [
      { fact: 'c', id: 't', equals: '2005' },
      { fact: 'c', value: '2005' },
    ],
    [{ fact: 'c', id: 't', equals: ['x'] } as never, { fact: 'c', value: ['x'] }],
    [{ fact: 'toString', id: 't', equals: true }, { fact: 'toString' }],
  ])('%j', (rule, expected) => {
    let caught: unknown
    try {
      compileRule(rule, FORMS)
    } catch (error) {
      caught = error
    }
    expect(caught).toBeInstanceOf(Error)
    expect(caught).toMatchObject(expected)
  })
})
