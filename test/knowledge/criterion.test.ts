import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compileRule,
  deciding,
  findings,
  relevant,
  smallestChange,
  truth,
  verdict,
  type FactForm,
  type FactValue,
  type Known,
  type Rule,
  type Test,
} from '../../src/knowledge/criterion.ts'
import { agrees, completions, FACTS, FORMS, holds, knowns, over, POINTS, ruled, testHolds } from './brute.ts'
import { tryMany } from '../property.ts'

const RUNS = 300

describe('over random rules and partly known facts, as brute force has it', () => {
  it('the verdict holds for every completion, or is unknown', () => {
    tryMany(
      fc.property(ruled, knowns, ({ rule }, known) => {
        expect(verdict(compileRule(rule, FORMS), known)).toBe(
          over(completions(known), (point) => holds(rule, point)),
        )
      }),
      1000,
    )
  })

  it('every test has its own truth', () => {
    tryMany(
      fc.property(ruled, knowns, ({ rule, tests }, known) => {
        const points = completions(known)
        const expected = tests.map((test) => ({
          id: test.id,
          fact: test.fact,
          truth: over(points, (point) => testHolds(test, point)),
        }))
        expect(findings(compileRule(rule, FORMS), known)).toEqual(expected)
        for (const test of tests.slice(0, 2)) {
          expect(truth(test, known, FORMS)).toBe(over(points, (point) => testHolds(test, point)))
        }
      }),
      RUNS,
    )
  })

  it('a fact is asked for exactly when some completion of the others lets it change the verdict', () => {
    tryMany(
      fc.property(ruled, knowns, ({ rule }, known) => {
        const points = completions(known).map((point) => ({ point, value: holds(rule, point) }))
        const expected = FACTS.filter((fact) => {
          const others = new Map<string, boolean>()
          return points.some(({ point, value }) => {
            const key = FACTS.map((other) => (other === fact ? '' : point[other])).join()
            const seen = others.get(key)
            others.set(key, value)
            return seen !== undefined && seen !== value
          })
        })
        expect(relevant(compileRule(rule, FORMS), known).slice().sort()).toEqual(expected)
      }),
      RUNS,
    )
  })

  it('the deciding tests force the verdict, and no smaller set of tests does', () => {
    tryMany(
      fc.property(ruled, knowns, ({ rule, tests }, known) => {
        const decision = compileRule(rule, FORMS)
        const ids = deciding(decision, known)
        const result = verdict(decision, known)
        if (result === 'unknown') {
          expect(ids).toEqual([])
          return
        }
        const points = completions(known)
        const usable = tests.filter((test) => over(points, (p) => testHolds(test, p)) !== 'unknown')
        const chosen = ids.map((id) => usable.findIndex((test) => test.id === id))
        expect(chosen).toEqual(chosen.filter((at) => at >= 0).sort((x, y) => x - y))
        // A point that reverses the verdict, as the set of usable tests it breaks.
        const reversals = POINTS.filter((point) => holds(rule, point) !== (result === 'met')).map((point) =>
          usable.reduce(
            (bits, test, at) => bits | (testHolds(test, point) === testHolds(test, points[0]!) ? 0 : 1 << at),
            0,
          ),
        )
        const distinct = Array.from(new Set(reversals))
        const forces = (set: number) => distinct.every((broken) => broken & set)
        expect(forces(chosen.reduce((bits, at) => bits | (1 << at), 0))).toBe(true)
        for (let set = 0; set < 1 << usable.length; set++) {
          const size = set.toString(2).replace(/0/g, '').length
          if (size < ids.length) expect(forces(set)).toBe(false)
        }
      }),
      RUNS,
    )
  })

  it('the smallest change reverses the verdict and no smaller one does', () => {
    tryMany(
      fc.property(ruled, knowns, ({ rule }, known) => {
        const decision = compileRule(rule, FORMS)
        const change = smallestChange(decision, known)
        const result = verdict(decision, known)
        if (result === 'unknown') {
          expect(change).toEqual([])
          return
        }
        const costs = POINTS.filter((point) => holds(rule, point) !== (result === 'met')).map(
          (point) => FACTS.filter((fact) => !agrees(fact, point[fact]!, known)).length,
        )
        if (!costs.length) {
          expect(change).toBeNull()
          return
        }
        expect(change).toHaveLength(Math.min(...costs))
        // Every value it names will do, whichever is tried: both ends of a stretch, each option.
        for (const pick of [0, -1]) {
          const changed: Record<string, FactValue | null | undefined> = { ...known }
          for (const { fact, to } of change!) changed[fact] = valuesIn(to).slice(pick)[0]!
          for (const { fact } of change!) expect(changed[fact]).not.toEqual(known[fact])
          expect(verdict(decision, changed)).not.toBe(result)
        }
      }),
      RUNS,
    )
  })

  it('more answers never turn a decided verdict over', () => {
    tryMany(
      fc.property(ruled, knowns, fc.nat(), fc.subarray(FACTS), ({ rule }, known, at, told) => {
        const decision = compileRule(rule, FORMS)
        const result = verdict(decision, known)
        const points = completions(known)
        const point = points[at % points.length]!
        const more: Record<string, FactValue | null | undefined> = { ...known }
        for (const fact of told) more[fact] = point[fact]
        if (result !== 'unknown') expect(verdict(decision, more)).toBe(result)
        for (const fact of relevant(decision, more)) expect(relevant(decision, known)).toContain(fact)
      }),
      RUNS,
    )
  })

  it('the facts of the deciding tests alone give the same verdict', () => {
    tryMany(
      fc.property(ruled, knowns, ({ rule, tests }, known) => {
        const decision = compileRule(rule, FORMS)
        const result = verdict(decision, known)
        if (result === 'unknown') return
        const ids = deciding(decision, known)
        const kept: Record<string, FactValue | null | undefined> = {}
        for (const test of tests) if (ids.includes(test.id)) kept[test.fact] = known[test.fact]
        expect(verdict(decision, kept)).toBe(result)
        expect(deciding(decision, kept)).toHaveLength(ids.length)
      }),
      RUNS,
    )
  })

  it('the order of answers does not matter, and answering what is asked leads to a verdict', () => {
    tryMany(
      fc.property(ruled, fc.nat(), fc.array(fc.nat(), { minLength: 5 }), ({ rule }, at, turns) => {
        const decision = compileRule(rule, FORMS)
        const point = POINTS[at % POINTS.length]!
        const known: Record<string, FactValue> = {}
        for (let turn = 0, asked = relevant(decision, known); asked.length; turn++) {
          const fact = asked[turns[turn]! % asked.length]!
          known[fact] = point[fact]!
          asked = relevant(decision, known)
        }
        const result = verdict(decision, known)
        expect(result).toBe(holds(rule, point) ? 'met' : 'unmet')
        const backwards: Known = Object.fromEntries(Object.entries(known).reverse())
        expect(verdict(decision, backwards)).toBe(result)
        expect(deciding(decision, backwards)).toEqual(deciding(decision, known))
        expect(smallestChange(decision, backwards)).toEqual(smallestChange(decision, known))
      }),
      RUNS,
    )
  })
})

/** Values of a change, its ends first and last. */
function valuesIn(to: NonNullable<ReturnType<typeof smallestChange>>[number]['to']): FactValue[] {
  if (typeof to === 'boolean') return [to]
  if (!(
    'from' in to ||
    'to' in to ||
    'atLeast' in to ||
    'moreThan' in to ||
    'atMost' in to ||
    'lessThan' in to
  ))
    return Array.from(to as readonly string[])
  if ('from' in to || 'to' in to) return [to.from ?? to.to!, to.to ?? to.from!]
  const low = to.atLeast ?? (to.moreThan === undefined ? undefined : to.moreThan + 0.25)
  const high = to.atMost ?? (to.lessThan === undefined ? undefined : to.lessThan - 0.25)
  return [low ?? high!, high ?? low!]
}

const BUILT: Rule = { fact: 'd', id: 'built', onOrBefore: '2005-12-31' }

describe('dates of a lower precision', () => {
  const d2000: Test = { fact: 'd', id: 'early', before: '2000' }

  it.each([
    [d2000, '1999', 'met'],
    [d2000, '2000', 'unmet'],
    [{ fact: 'd', id: 't', before: '2000-07' }, '2000', 'unknown'],
    [{ fact: 'd', id: 't', onOrBefore: '2005' }, '2005', 'met'],
    [{ fact: 'd', id: 't', onOrBefore: '2005-12-31' }, '2005', 'met'],
    [{ fact: 'd', id: 't', onOrBefore: '2005-12-30' }, '2005-12', 'unknown'],
    [{ fact: 'd', id: 't', after: '2005' }, '2005-12-31', 'unmet'],
    [{ fact: 'd', id: 't', after: '2005' }, '2006-01-01', 'met'],
    [{ fact: 'd', id: 't', onOrAfter: '2005-02' }, '2005', 'unknown'],
    [{ fact: 'd', id: 't', before: '1000' }, '1000', 'unmet'],
    [{ fact: 'd', id: 't', before: '1000' }, null, 'unmet'],
    [{ fact: 'd', id: 't', onOrBefore: '9999' }, null, 'met'],
  ] as [Test, string | null, string][])('%j of %j is %s', (test, value, expected) => {
    expect(truth(test, { d: value }, FORMS)).toBe(expected)
  })

  it('are asked for again only where the precision matters', () => {
    const decision = compileRule({ all: [{ fact: 'd', id: 't', before: '2000-07' }] }, FORMS)
    expect(relevant(decision, { d: '2000' })).toEqual(['d'])
    expect(relevant(decision, { d: '1999' })).toEqual([])
  })

  it('two tests of one date are not independent', () => {
    const decision = compileRule({ any: [{ none: [d2000] }, BUILT] }, FORMS)
    expect(verdict(decision, {})).toBe('met')
    expect(deciding(decision, {})).toEqual([])
    expect(smallestChange(decision, {})).toBeNull()
  })
})

describe('relevant', () => {
  it('puts first what settles the verdict at once, then what moves it most, then the order of the rule', () => {
    const rule: Rule = {
      any: [
        { all: [yes('a'), yes('b')] },
        { all: [yes('a'), { fact: 'c', id: 'c', equals: 'x' }] },
        { fact: 'd', id: 'd', before: '2000' },
      ],
    }
    expect(relevant(compileRule(rule, FORMS), {})).toEqual(['d', 'a', 'b', 'c'])
    expect(relevant(compileRule({ all: [yes('b'), yes('a')] }, FORMS), {})).toEqual(['b', 'a'])
    // No one answer settles this; that of a moves it from one in eight to seven in eight.
    const others: Rule[] = [yes('b'), { fact: 'c', id: 'c', equals: 'x' }, { fact: 'n', id: 'n', atLeast: 5 }]
    const moved: Rule = { any: [{ all: others }, { all: [yes('a'), { any: others }] }] }
    expect(relevant(compileRule(moved, FORMS), {})).toEqual(['a', 'b', 'c', 'n'])
    expect(relevant(compileRule(moved, FORMS), { b: false })).toEqual(['a', 'c', 'n'])
  })
})

describe('a judgement', () => {
  const judged: Rule = { all: [yes('a'), { judgement: '择优', id: 'chosen' }] }

  it('counts as granted, and the rule as discretionary', () => {
    const decision = compileRule(judged, FORMS)
    expect(decision.discretionary).toBe(true)
    expect(verdict(decision, { a: true })).toBe('met')
    expect(verdict(decision, { a: false })).toBe('unmet')
    expect(deciding(decision, { a: true })).toEqual(['a'])
    expect(compileRule(yes('a'), FORMS).discretionary).toBe(false)
  })

  it('may stand under two nones and not under one', () => {
    expect(verdict(compileRule({ none: [{ none: [judged] }] }, FORMS), { a: true })).toBe('met')
    expect(() => compileRule({ none: [judged] }, FORMS)).toThrow(RangeError)
    expect(() => compileRule({ none: [judged] }, FORMS)).toThrow('Judgement "chosen"')
  })
})

describe('smallestChange', () => {
  it('tells the values that would do', () => {
    const rule: Rule = {
      all: [BUILT, { none: [{ fact: 'c', id: 'c', equals: 'x' }] }, { fact: 'n', id: 'n', moreThan: 5 }],
    }
    const decision = compileRule(rule, FORMS)
    expect(smallestChange(decision, { d: '2010', c: 'x', n: 5 })).toEqual([
      { fact: 'd', to: { to: '2005-12-31' } },
      { fact: 'c', to: ['y', 'z'] },
      { fact: 'n', to: { moreThan: 5 } },
    ])
    expect(smallestChange(compileRule(BUILT, FORMS), { d: '2001' })).toEqual([
      { fact: 'd', to: { from: '2006-01-01' } },
    ])
    expect(smallestChange(compileRule(yes('a'), FORMS), { a: true })).toEqual([{ fact: 'a', to: false }])
  })

  it('joins neighbouring stretches that do equally well', () => {
    const rule: Rule = {
      any: [{ all: [yes('a'), { fact: 'd', id: 'early', before: '2000' }] }, BUILT],
    }
    expect(smallestChange(compileRule(rule, FORMS), { a: true, d: '2010' })).toEqual([
      { fact: 'd', to: { to: '2005-12-31' } },
    ])
  })
})

function yes(fact: string): Test {
  return { fact, id: fact, equals: true }
}

describe('sixty facts', () => {
  const names = Array.from({ length: 60 }, (_, i) => `f${i}`)
  const forms: Record<string, FactForm> = {}
  for (const name of names) forms[name] = { kind: 'boolean' }
  const all = (value: boolean, but: readonly string[] = []) =>
    Object.fromEntries(names.map((name) => [name, but.includes(name) ? !value : value]))
  const clauses = names.filter((_, i) => i % 3 === 0).map((_, i) => names.slice(3 * i, 3 * i + 3).map(yes))

  it('as one conjunction make one node each', () => {
    const decision = compileRule({ all: names.map(yes) }, forms)
    expect(decision.nodes).toHaveLength(62)
    expect(relevant(decision, {})).toEqual(names)
    expect(deciding(decision, all(true))).toEqual(names)
    expect(deciding(decision, all(false))).toEqual(['f0'])
    expect(smallestChange(decision, all(false))).toHaveLength(60)
  })

  it('as a conjunction of alternatives stay as small', () => {
    const decision = compileRule({ all: clauses.map((any) => ({ any })) }, forms)
    expect(decision.nodes).toHaveLength(62)
    expect(deciding(decision, all(true))).toEqual(names.filter((_, i) => i % 3 === 0))
    expect(deciding(decision, all(false))).toEqual(['f0', 'f1', 'f2'])
    expect(deciding(decision, all(true, ['f0', 'f9', 'f10', 'f11']))).toEqual(['f9', 'f10', 'f11'])
    expect(relevant(decision, all(true, []))).toEqual([])
  })

  it('as alternatives of unequal length find the shortest without trying all combinations', () => {
    const lengths = [4, 5, 3, 6, 4, 3, 5, 4, 6, 4, 5, 3, 4, 4]
    let from = 0
    const parts = lengths.map((length) => ({ any: names.slice(from, (from += length)).map(yes) }))
    const decision = compileRule({ all: parts }, forms)
    expect(decision.nodes).toHaveLength(62)
    expect(deciding(decision, all(false))).toEqual(['f9', 'f10', 'f11'])
  })
})

describe('compileRule refuses', () => {
  it.each([
    ['a fact without a form', yes('nowhere'), /"nowhere", which is not a fact/],
    ['a fact that only objects have', yes('constructor'), /"constructor", which is not a fact/],
    ['an operator of another form', { fact: 'd', id: 't', atLeast: 5 }, /"d" \(date\) needs .* not atLeast/],
    ['a date that is equal', { fact: 'd', id: 't', equals: '2000' }, /needs exactly one of before/],
    ['no operator', { fact: 'a', id: 't' }, /not none/],
    ['two operators', { fact: 'd', id: 't', after: '1998', before: '2000' }, /not after and before/],
    ['an impossible date', { fact: 'd', id: 't', before: '2005-02-30' }, /"2005-02-30", but a date/],
    ['an unknown option', { fact: 'c', id: 't', oneOf: ['x', 'w'] }, /"w", but one of "x", "y", "z"/],
    ['an endless number', { fact: 'n', id: 't', atLeast: Infinity }, /Infinity, but a finite number/],
    ['a rule of two kinds', { all: [], any: [] }, /not \{"all":\[\],"any":\[\]\}/],
    ['an empty object', {}, /not \{\}/],
    [
      'one id for two tests',
      { all: [yes('a'), { fact: 'a', id: 'a', equals: false }] },
      /Two different tests have the id "a"/,
    ],
  ] as [string, unknown, RegExp][])('%s', (_, rule, message) => {
    expect(() => compileRule(rule as Rule, FORMS)).toThrow(RangeError)
    expect(() => compileRule(rule as Rule, FORMS)).toThrow(message)
  })

  it('an operand of the wrong type', () => {
    expect(() => compileRule({ fact: 'a', id: 't', equals: 'yes' }, FORMS)).toThrow(TypeError)
  })
})

describe('a value that does not fit its fact', () => {
  it.each([
    ['a', 'yes', TypeError, 'true or false'],
    ['c', true, TypeError, 'one of "x", "y", "z"'],
    ['c', 'w', RangeError, 'one of "x", "y", "z"'],
    ['d', 1998, TypeError, 'a date as YYYY, YYYY-MM or YYYY-MM-DD'],
    ['d', '98', RangeError, 'a date as YYYY, YYYY-MM or YYYY-MM-DD'],
    ['n', '5', TypeError, 'a finite number'],
    ['n', NaN, RangeError, 'a finite number'],
    ['n', ['5'], TypeError, 'a finite number'],
  ] as const)('%s: %j names the fact, the value and what is accepted', (fact, value, type, accepted) => {
    const rule: Rule = {
      all: [yes('a'), { fact: 'c', id: 'c', equals: 'x' }, BUILT, { fact: 'n', id: 'n', atLeast: 5 }],
    }
    const decision = compileRule(rule, FORMS)
    for (const ask of [verdict, relevant, deciding, smallestChange, findings]) {
      let caught: unknown
      try {
        ask(decision, { [fact]: value })
      } catch (error) {
        caught = error
      }
      expect(caught).toBeInstanceOf(type)
      expect(caught).toMatchObject({ fact, value, accepted })
      expect(String(caught)).toContain(`Fact "${fact}" does not accept`)
    }
  })

  it('facts the rule does not test are not looked at', () => {
    expect(verdict(compileRule(yes('a'), FORMS), { a: true, other: ['x'], d: 'never' })).toBe('met')
  })
})
