import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ask, assess, PackError, readPack, type Policy } from '../../src/knowledge/index.ts'
import { plan as policy } from './plan.ts'
import { tryMany } from '../property.ts'

const text = JSON.stringify(policy)
/** The pack as loose JSON, to be spoilt. */
// oxlint-disable-next-line typescript/no-explicit-any
type Draft = any

const changed = (change: (draft: Draft) => void): unknown => {
  const draft = JSON.parse(text)
  change(draft)
  return draft
}
const problem = (pack: unknown): string => {
  try {
    readPack(pack)
  } catch (error) {
    expect(error).toBeInstanceOf(PackError)
    return (error as Error).message
  }
  return ''
}

describe('a pack from elsewhere', () => {
  it('comes back unchanged when it is sound', () => {
    expect(readPack(text)).toEqual(JSON.parse(text))
    expect(assess(readPack(text), {}, '2026-11-23')).toEqual(assess(policy, {}, '2026-11-23'))
  })

  it.each<[string, unknown, string]>([
    ['text that is no JSON', '{"format":1', '数据包不是完整的 JSON'],
    ['another version of the shape', changed((p) => (p.format = 1)), 'format 应为2，现为“1”'],
    ['nothing', null, '顶层 应为对象'],
    ['a list', [], '顶层 应为对象'],
    ['a missing key', changed((p) => delete p.title), 'title 应为必填'],
    ['a number for a text', changed((p) => (p.items[3].name = 7)), 'items[3].name 应为文字，现为“7”'],
    ['an object for a list', changed((p) => (p.items = {})), 'items 应为至多'],
    ['an id every object has', changed((p) => (p.items[0].id = 'constructor')), 'items[0].id 应为编号'],
    ['a span beyond its clause', changed((p) => (p.duties[0].cite = [[0, 0, 999999]])), '条款之内的一段'],
    ['a span of a clause there is not', changed((p) => (p.duties[0].cite = [[999, 0, 1]])), '条款之内的一段'],
    ['a span back to front', changed((p) => (p.duties[0].cite = [[0, 5, 2]])), '应为一段引文'],
    ['nothing cited', changed((p) => (p.duties[0].cite = [])), '应为至少一段引文'],
    [
      'a department there is not',
      changed((p) => (p.duties[0].department = 'nobody')),
      '应为已有的编号，现为“"nobody"”',
    ],
    ['two things of one id', changed((p) => (p.items[1].id = p.items[0].id)), '应为不重复的编号'],
    ['a rule about no fact', changed((p) => (p.criteria[0].when.fact = 'nothing')), '.when 应为规则'],
    [
      'an unknown category',
      changed((p) => (p.items[0].category = 'best')),
      '应为basic、improvement、upgrade',
    ],
    ['a day that is none', changed((p) => (p.issuedOn = '2020-13-40')), 'issuedOn 应为日期'],
  ])('is refused with place, value and remedy: %s', (_, pack, message) => {
    expect(problem(pack)).toContain(message)
    expect(problem(pack)).toMatch(/请(换用|重新)/)
  })

  it('is refused when it is too long, before it is read', () => {
    expect(problem(`"${'长'.repeat(4_000_001)}"`)).toContain('过大')
  })

  it('is refused when a rule is nested without end or has too many tests', () => {
    const deep = changed((p) => {
      for (let depth = 0; depth < 5000; depth++) p.criteria[0].when = { all: [p.criteria[0].when] }
    })
    expect(problem(deep)).toContain('应为规则')
    const wide = changed(
      (p) => (p.criteria[0].when = { all: Array.from({ length: 500 }, () => p.criteria[0].when) }),
    )
    expect(problem(wide)).toContain('应为规则')
  })

  it('takes no key it does not know, and nothing through prototypes', () => {
    const pack = text.replace('{', '{"__proto__":{"polluted":true},"extra":"<img src=x onerror=alert(1)>",')
    const read = readPack(pack) as Policy & { extra?: string; polluted?: boolean }
    expect(read.extra).toBeUndefined()
    expect(read.polluted).toBeUndefined()
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  it('with any one value replaced by anything is refused, or answers without throwing', () => {
    const places: (string | number)[][] = []
    const walk = (value: unknown, path: (string | number)[]) => {
      if (path.length) places.push(path)
      if (typeof value === 'object' && value)
        for (const key of Object.keys(value)) walk((value as Record<string, unknown>)[key], [...path, key])
    }
    walk(JSON.parse(text), [])
    tryMany(
      fc.property(fc.constantFrom(...places), fc.anything(), (path, value) => {
        const pack = changed((draft) => {
          const parent = path.slice(0, -1).reduce((held, key) => held[key], draft)
          parent[path[path.length - 1]!] = value
        })
        let read: Policy
        try {
          read = readPack(pack)
        } catch (error) {
          expect(error).toBeInstanceOf(PackError)
          return
        }
        ask(read, '加装电梯找哪个部门', '2026-11-23')
        assess(read, { builtOn: '1998' }, '2026-11-23')
      }),
      150,
    )
  })
})
