import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LIMITS, readPack } from '../../src/knowledge/index.ts'
import { changed, draftOf, judge, put, text, type Draft, type Path } from './spoil.ts'
import { useAll } from './use.ts'
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
const MARKUP = '<img src=x onerror=alert(1)>"\'&{{7*7}}${7*7}'

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

describe('a pack made to lie', () => {
  it('with markup in every text that may be free stays text', () => {
    const free =
      /^(?:title|shortTitle|number|issuer|addressees|heading|name|note|question|help|covers|condition|words|outputs)$/
    const spoilt = JSON.parse(text, (key, value: unknown) =>
      free.test(key) && typeof value === 'string' ? MARKUP : value,
    )
    const read = readPack(spoilt)
    expect(read.title).toBe(MARKUP)
    useAll(read)
  })

  it.each<[string, unknown, RegExp]>([
    [
      'a span of a rule that lies outside its clause',
      changed((p) => {
        const held = p.models.find((one: Draft) => one.when.all?.[0]?.cite)
        held.when.all[0].cite = [[0, 0, 9999]]
      }),
      /引文 应为条款之内的一段/,
    ],
    [
      'a judgement of nobody',
      changed((p) => (p.models[0].when = { judgement: '可', id: 'j', by: 'nobody' })),
      /应为已有的编号/,
    ],
    ['a judgement without words', changed((p) => (p.models[0].when = { judgement: 1, id: 'j' })), /应为文字/],
    [
      'a test without a name',
      changed((p) => (p.models[0].when = { fact: 'pilot', equals: 'none' })),
      /when.id 应为必填/,
    ],
    [
      'a list in the place of a fact',
      changed((p) => (p.models[0].when = { fact: ['pilot'], id: 't', equals: 'none' })),
      /when.fact 应为文字/,
    ],
    [
      'two different tests of one name in two criteria',
      changed((p) => {
        p.criteria[0].when = { fact: 'builtOn', id: 'same', before: '2000' }
        p.criteria[1].when = { fact: 'builtOn', id: 'same', before: '2001' }
      }),
      /criteria.when 应为规则/,
    ],
    [
      'a work item in the place of a department',
      changed((p) => (p.duties[0].department = 'elevator')),
      /已有的编号/,
    ],
    [
      'a department in the place of a work item',
      changed((p) => (p.duties[0].of = ['finance'])),
      /已有的编号/,
    ],
    ['two clauses of one label', changed((p) => (p.clauses[5].label = p.clauses[4].label)), /不重复的编号/],
    [
      'other names of nothing',
      changed((p) => (p.words.aliases = { nothing: 'x' })),
      /words.aliases 应为已有的编号/,
    ],
    ['a topic near no clause', changed((p) => (p.words.silent[0].related = ['九(九)'])), /应为已有的条款/],
    [
      'traditional characters without partners',
      changed((p) => p.words.traditional.splice(1, 1, '')),
      /一样长/,
    ],
    [
      'a choice without options',
      changed((p) => (p.facts.find((one: Draft) => one.id === 'land').form.options = [])),
      /选项 应为不空的列表/,
    ],
  ])('%s is refused', (_, pack, message) => {
    expect(judge(pack)).toMatch(message)
  })

  it('with a list that has a way of its own to be copied is copied ours', () => {
    const read = readPack(
      changed((p) => (p.items.map = () => [{ id: 'evil', name: 7, cite: [], category: 'x', funding: [] }])),
    )
    expect(read).toEqual(JSON.parse(text))
  })

  it('cut off anywhere, or read in a wrong encoding, is refused in words', () => {
    for (let at = 0; at < 40; at++)
      expect(judge(text.slice(0, Math.floor((text.length * at) / 40)))).toMatch(/不是完整的 JSON/)
    const utf8 = new TextEncoder().encode(text)
    expect(judge(new TextDecoder('utf-16le').decode(utf8))).toMatch(/不是完整的 JSON/)
    const gbk = Uint8Array.of(...new TextEncoder().encode('{"title":"'), 0xb2, 0xbf, 0xc3, 0xc5, 0x22, 0x7d)
    expect(judge(new TextDecoder().decode(gbk))).toMatch(/编码不对，应为 UTF-8/)
    expect(judge(new TextDecoder('gb18030').decode(utf8))).toMatch(/编码不对/)
  })

  it('with a mark of its encoding is read all the same', () => {
    expect(readPack(`\ufeff${text}`)).toEqual(JSON.parse(text))
  })
})
