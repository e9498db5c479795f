import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { LIMITS } from '../../src/knowledge/index.ts'
import { changed, draftOf, judge, MARKUP, put, type Path } from './spoil.ts'
import { tryMany } from '../property.ts'

/** One path for each kind of place: the first of every list, and of its entries the one that has most. */
function places(): Path[] {
  const found = new Map<string, Path>()
  const walk = (value: unknown, path: Path) => {
    const kind = path.map((key) => (typeof key === 'number' ? '[]' : key)).join('.')
    if (path.length && !found.has(kind)) found.set(kind, path)
    if (Array.isArray(value)) value.forEach((one, at) => walk(one, [...path, at]))
    else if (typeof value === 'object' && value)
      for (const key of Object.keys(value)) walk((value as Record<string, unknown>)[key], [...path, key])
  }
  walk(draftOf(), [])
  return [...found.values()]
}
const PLACES = places()

const cycle: Record<string, unknown> = {}
cycle['all'] = [cycle]
const cyclicList: unknown[] = []
cyclicList.push(cyclicList)
const deep = JSON.parse(`${'{"all":['.repeat(3000)}${']}'.repeat(3000)}`) as unknown

const WRONG: Record<string, unknown> = {
  null: null,
  undefined: undefined,
  true: true,
  zero: 0,
  'a negative number': -1,
  'a fraction': 1.5,
  'not a number': NaN,
  'no end': Infinity,
  'a huge number': 1e300,
  'a big integer': 10n ** 40n,
  'an empty text': '',
  'a text': 'x',
  __proto__: '__proto__',
  constructor: 'constructor',
  toString: 'toString',
  markup: MARKUP,
  'half a character': '\ud800',
  'a text too long': 'x'.repeat(LIMITS.string + 1),
  'an empty list': [],
  'a list of nulls': [null],
  'a list with holes': new Array(3),
  'an endless list': new Array(4_000_000_000),
  'a list in itself': cyclicList,
  'an empty object': {},
  'an object without a prototype': Object.create(null),
  'an object in itself': cycle,
  'an object without end': deep,
  'keys of the prototype': JSON.parse('{"__proto__":{"x":1},"constructor":{"prototype":{"x":1}}}'),
  'a function': () => 'x',
  'a symbol': Symbol('x'),
  'a day': new Date(0),
  'a map': new Map([['id', 'x']]),
  'a value that throws when it is looked at': new Proxy(
    {},
    {
      get() {
        throw new Error('no')
      },
      ownKeys() {
        throw new Error('no')
      },
      getOwnPropertyDescriptor() {
        throw new Error('no')
      },
    },
  ),
}

// Some thousand packs are read: a busy machine may need its time.
vi.setConfig({ testTimeout: 60_000 })

describe('a pack with one thing wrong', () => {
  it('covers every kind of place there is', () => {
    expect(PLACES.length).toBeGreaterThan(100)
  })

  it.each(Object.keys(WRONG))('%s at any place is refused in words, or does no harm', (what) => {
    judge(WRONG[what])
    for (const path of PLACES) judge(put(draftOf(), path, WRONG[what]))
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
  })

  it('any key left out is refused in words, or does no harm', () => {
    for (const path of PLACES)
      judge(
        changed((draft) => {
          const parent = path.slice(0, -1).reduce((held, key) => held[key], draft)
          delete parent[path[path.length - 1]!]
        }),
      )
  })

  it('any two values exchanged are refused in words, or do no harm', () => {
    tryMany(
      fc.property(fc.constantFrom(...PLACES), fc.constantFrom(...PLACES), (one, other) => {
        const at = (path: Path) => path.reduce((held, key) => held[key], draftOf())
        judge(put(draftOf(), one, at(other)))
      }),
      300,
    )
  })
})
