import fc from 'fast-check'
import policy from 'virtual:policy'
import { beforeEach, describe, expect, it } from 'vitest'
import { readAside, removeAside, whyRefused } from '../../src/extension/aside.ts'
import {
  cleanName,
  fragmentOf,
  freeName,
  knownFacts,
  LONGEST_NAME,
  readDraft,
  type Draft,
} from '../../src/extension/cases/case.ts'
import { compare } from '../../src/extension/cases/compare.ts'
import { LARGEST, readCases, writeCases } from '../../src/extension/cases/file.ts'
import {
  addCases,
  draftOf,
  loadCases,
  removeCase,
  renameCase,
  restoreCase,
  updateCase,
} from '../../src/extension/cases/store.ts'
import { decodeState, type GuideState } from '../../src/knowledge/index.ts'
import { FakeArea } from './area.ts'
import { tryMany } from '../property.ts'

const DAY = '2026-11-24T08:00:00.000Z'
const LATER = '2026-11-25T08:00:00.000Z'
const known = (fact: string) => policy.facts.some((one) => one.id === fact)
const state: GuideState = {
  view: 'eligible',
  facts: { builtOn: '1998', land: 'state-owned-urban', rebuild: false },
}
const draft = (name: string, change: Partial<Draft> = {}): Draft => ({
  ...draftOf(policy, name, state, DAY),
  ...change,
})
const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as Record<string, unknown>
const fileOf = (cases: unknown, rest: object = {}) =>
  JSON.stringify({ format: 'policy-guide-cases', version: 1, cases, ...rest })

describe('the name of a case', () => {
  it('is kept without what cannot be seen, and never longer than it may be', () => {
    expect(cleanName('  阳光\u202e 小区\n\u0000二期 ')).toBe('阳光 小区 二期')
    expect(cleanName(' \u200b ')).toBe('')
    expect(cleanName('长'.repeat(99))).toHaveLength(LONGEST_NAME)
  })

  it('is kept side by side with its like', () => {
    expect(freeName('阳光', ['阳光', '阳光（2）'])).toBe('阳光（3）')
    const long = '长'.repeat(LONGEST_NAME)
    expect(freeName(long, [long])).toBe(`${long.slice(0, LONGEST_NAME - 3)}（2）`)
  })
})

describe('cases in storage', () => {
  let fake: FakeArea
  beforeEach(() => {
    fake = new FakeArea()
  })

  it('are there again, newest change first, each with its state', async () => {
    await addCases(fake.area, [draft('东关'), draft('西关', { changedOn: LATER })])
    const { cases } = await loadCases(fake.area)
    expect(cases.map((one) => one.name)).toEqual(['西关', '东关'])
    expect(decodeState(policy, fragmentOf(policy, cases[0]!))).toEqual({ state })
  })

  it('saved in two windows at once are all kept', async () => {
    await Promise.all([addCases(fake.area, [draft('甲')]), addCases(fake.area, [draft('乙')])])
    expect((await loadCases(fake.area)).cases.map((one) => one.name).sort()).toEqual(['乙', '甲'])
  })

  it('under a name that is taken are kept side by side, when saved and when renamed', async () => {
    const [first, second, third] = await addCases(fake.area, [draft('甲'), draft('甲'), draft('乙')])
    expect([first!.name, second!.name]).toEqual(['甲', '甲（2）'])
    expect((await renameCase(fake.area, third!.id, '甲'))!.name).toBe('甲（3）')
    expect((await renameCase(fake.area, first!.id, '甲'))!.name).toBe('甲')
    expect(await renameCase(fake.area, 'gone', '丙')).toBeNull()
  })

  it('are updated in place, with the facts only a later content knows', async () => {
    const [one] = await addCases(fake.area, [draft('甲', { state: { ...state, facts: { parking: 'yes' } } })])
    const next = await updateCase(fake.area, one!, draft('甲', { changedOn: LATER }), known)
    expect(next).toMatchObject({ id: one!.id, savedOn: DAY, changedOn: LATER })
    expect(next.state.facts).toEqual({ ...state.facts, parking: 'yes' })
    expect((await loadCases(fake.area)).cases).toEqual([next])
  })

  it('changed or deleted by another window since are kept beside that change', async () => {
    const [one] = await addCases(fake.area, [draft('甲')])
    await updateCase(fake.area, one!, draft('甲', { changedOn: LATER }), known)
    const beside = await updateCase(fake.area, one!, draft('甲'), known)
    expect(beside.name).toBe('甲（2）')
    await removeCase(fake.area, one!.id)
    await updateCase(fake.area, one!, draft('甲'), known)
    expect((await loadCases(fake.area)).cases.map((each) => each.name).sort()).toEqual(['甲', '甲（2）'])
  })

  it('come back just as they were when a deletion is taken back', async () => {
    const [one] = await addCases(fake.area, [draft('甲')])
    await removeCase(fake.area, one!.id)
    expect((await loadCases(fake.area)).cases).toEqual([])
    await restoreCase(fake.area, one!)
    expect((await loadCases(fake.area)).cases).toEqual([one])
  })

  it('that do not fit leave everything as it was, and the person hears why', async () => {
    await addCases(fake.area, [draft('甲')])
    const before = new Map(fake.held)
    fake.room = [...before].reduce((sum, [key, value]) => sum + key.length + value.length, 100)
    const refusal = await addCases(fake.area, [draft('乙'), draft('丙')]).catch(whyRefused)
    expect(refusal).toContain('空间已满')
    expect(fake.held).toEqual(before)
  })

  it.each<[string, unknown]>([
    ['a text', 'x'],
    ['nothing', null],
    ['a list', [1]],
    ['no version', { name: '甲' }],
    ['a version that is a text', { ...plain(draft('甲')), v: '1' }],
    ['a state that is a text', { ...plain(draft('甲')), v: 1, state: 'x' }],
    ['facts that are missing', { ...plain(draft('甲')), v: 1, state: { view: 'home' } }],
    ['no name', { ...plain(draft('甲')), v: 1, name: ' ' }],
  ])('that are damaged (%s) are set aside, offered, and hinder no other', async (_, broken) => {
    const [kept] = await addCases(fake.area, [draft('甲')])
    await fake.set({ 'case:broken': broken, other: 1 })
    const shelf = await loadCases(fake.area)
    expect(shelf).toEqual({ cases: [kept], later: 0, aside: 1, stuck: 0 })
    expect(await readAside(fake.area)).toEqual({ 'aside:case:broken': broken })
    expect(fake.held.has('case:broken')).toBe(false)
    expect(await loadCases(fake.area)).toEqual(shelf)
    await removeAside(fake.area)
    expect([...fake.held.keys()].sort()).toEqual([`case:${kept!.id}`, 'other'])
  })

  it('that are damaged under one key again and again are all kept, each once', async () => {
    for (const broken of ['x', 'y', 'x']) {
      await fake.set({ 'case:broken': broken })
      await loadCases(fake.area)
    }
    expect(new Set(Object.values(await readAside(fake.area)))).toEqual(new Set(['x', 'y']))
    expect(fake.held.size).toBe(2)
  })

  it('that are damaged stay where they are when there is no room to set them aside', async () => {
    await fake.set({ 'case:broken': 'x' })
    fake.room = 0
    expect(await loadCases(fake.area)).toEqual({ cases: [], later: 0, aside: 0, stuck: 1 })
    expect(fake.held.get('case:broken')).toBe('"x"')
  })

  it('of a later version are left untouched and counted', async () => {
    const item = { v: 2, title: '甲' }
    await fake.set({ 'case:new': item })
    expect(await loadCases(fake.area)).toEqual({ cases: [], later: 1, aside: 0, stuck: 0 })
    expect(fake.held.get('case:new')).toBe(JSON.stringify(item))
  })
})

describe('a file of cases', () => {
  it('gives back what was written', async () => {
    const fake = new FakeArea()
    await addCases(fake.area, [
      draft('甲'),
      draft('乙', {
        state: { view: 'ask', subject: '加装电梯找谁', facts: { items: ['elevator'] }, done: ['survey-0'] },
      }),
    ])
    const { cases } = await loadCases(fake.area)
    const { drafts, problems } = readCases(writeCases(cases, DAY), policy)
    expect(problems).toEqual([])
    const other = new FakeArea()
    await addCases(
      other.area,
      drafts.map((one) => ({ ...one })),
    )
    const strip = (list: typeof cases) => list.map(({ id: _id, ...rest }) => rest)
    expect(strip((await loadCases(other.area)).cases)).toEqual(strip(cases))
  })

  it('names every fact this content does not know, and reads the rest', () => {
    const facts = { builtOn: '1998', parking: true, land: 'moon' }
    const { drafts, problems, unknown } = readCases(
      fileOf([draft('甲', { state: { view: 'home', facts } })]),
      policy,
    )
    expect(problems).toEqual([])
    expect(unknown).toHaveLength(2)
    expect(unknown[0]).toMatch(/第 1 个案例“甲”：没有名为“parking”的事实/)
    expect(unknown[1]).toMatch(/“land”.*“moon”/)
    expect(drafts[0]!.state.facts).toEqual({ builtOn: '1998' })
  })

  it.each<[string, string, RegExp]>([
    ['cut off', '{"format":"policy-', /不是完整的 JSON/],
    ['of another kind', '{"a":1}', /不是从问策导出的案例文件/],
    ['a list', '[]', /不是从问策导出的案例文件/],
    ['of a later version', fileOf([], { version: 2 }), /更新的版本导出（格式 2/],
    ['without a version', fileOf([], { version: null }), /格式版本不对/],
    ['without cases', fileOf(undefined), /没有案例的列表/],
    ['of no case', fileOf([]), /没有案例/],
    ['of too many cases', fileOf(Array(2001).fill(0)), /有 2001 个案例/],
    ['of things that are no cases', fileOf([1, null]), /第 1 个案例：应是对象[^]*第 2 个案例：应是对象/],
    [
      'of another policy',
      fileOf([draft('甲', { policy: 'jinan' })]),
      /第 1 个案例“甲”依据的是另一份文件（jinan）/,
    ],
    ['with a name that is a number', fileOf([{ ...draft('甲'), name: 5 }]), /第 1 个案例的 name：值“5”不对/],
    ['with a day that is none', fileOf([{ ...draft('甲'), savedOn: 'today' }]), /savedOn：值“today”/],
    [
      'with a view nobody has',
      fileOf([{ ...draft('甲'), state: { view: 'admin', facts: {} } }]),
      /state.view：值“admin”/,
    ],
    [
      'with a fact that is an object',
      fileOf([{ ...draft('甲'), state: { view: 'home', facts: { builtOn: { a: 1 } } } }]),
      /state.facts.builtOn：值“{"a":1}”不对/,
    ],
    [
      'with a key of the prototype',
      fileOf(['X']).replace('"X"', JSON.stringify(draft('甲')).replace('"builtOn"', '"__proto__"')),
      /state.facts“__proto__”/,
    ],
    [
      'with the constructor',
      fileOf([{ ...draft('甲'), state: { view: 'home', facts: { constructor: true } } }]),
      /“constructor”/,
    ],
  ])('that is %s is refused as a whole, with the place, the value and what would do', (_, text, expected) => {
    const { drafts, problems } = readCases(text, policy)
    expect(drafts).toEqual([])
    expect(problems.join('\n')).toMatch(expected)
  })

  it('is refused as a whole for one bad case among good ones', () => {
    const { drafts, problems } = readCases(fileOf([draft('甲'), { ...draft('乙'), state: 1 }]), policy)
    expect(drafts).toEqual([])
    expect(problems).toHaveLength(1)
  })

  it('with thousands of things wrong is refused in a hundred lines and one', () => {
    const { problems } = readCases(fileOf(Array(2000).fill(0)), policy)
    expect(problems).toHaveLength(101)
    expect(problems[100]).toBe('……另有 1900 处')
    const facts = Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`x${n}`, true]))
    const { unknown, drafts } = readCases(fileOf([draft('甲', { state: { view: 'home', facts } })]), policy)
    expect([unknown.length, drafts.length]).toEqual([101, 1])
  })

  it('larger than a megabyte is not read', () => {
    expect(readCases(' '.repeat(LARGEST + 1), policy).problems[0]).toContain('最多 1000 KB')
  })

  it('brings nothing along but what a case has, and nothing into the prototype', () => {
    const hostile = `{"__proto__":{"polluted":1},"evil":1,${JSON.stringify(draft('甲')).slice(1)}`
    const { drafts } = readCases(fileOf(['X']).replace('"X"', hostile), policy)
    expect(Object.keys(drafts[0]!).sort()).toEqual(Object.keys(draft('甲')).sort())
    expect((drafts[0] as unknown as Record<string, unknown>)['polluted']).toBeUndefined()
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it('never throws and never gives a case that could not be stored and read again', () => {
    const words = fc.constantFrom(
      'name',
      'state',
      'facts',
      'view',
      'done',
      'policy',
      'home',
      '甲',
      DAY,
      '__proto__',
    )
    const hostile = fc.object({
      key: words,
      values: [words, fc.boolean(), fc.integer(), fc.constant(null)],
      maxDepth: 4,
    })
    tryMany(
      fc.property(fc.array(hostile, { maxLength: 3 }), fc.boolean(), (list, mixed) => {
        const cases = mixed ? list.map((one) => ({ ...draft('甲'), ...one })) : list
        const { drafts, problems } = readCases(fileOf(cases), policy)
        expect(drafts.length === 0).toBe(problems.length > 0)
        for (const one of drafts) expect(readDraft(plain(one), 'x', [])).toEqual(one)
      }),
    )
  })
})

describe('cases compared', () => {
  it('show the verdicts, the counts of funding, and the facts that differ apart from those alike', async () => {
    const fake = new FakeArea()
    const facts = (more: GuideState['facts']) => ({ state: { ...state, facts: { ...state.facts, ...more } } })
    const cases = await addCases(fake.area, [
      draft('甲', facts({ items: ['elevator', 'greening'] })),
      draft('乙', facts({ builtOn: '2010', residential: 'unknown' })),
    ])
    const result = compare(policy, cases, '2026-11-24', { unknown: '不清楚', none: '未回答' })
    expect(result.names).toEqual(['甲', '乙'])
    expect(result.verdicts).toEqual(['undetermined', 'ineligible'])
    const sums = [0, 1].map((at) =>
      Object.values(result.funding).reduce((sum, counts) => sum + counts[at]!, 0),
    )
    expect(sums).toEqual([policy.funding.length, policy.funding.length])
    expect(Object.fromEntries(result.differing.map((row) => [row.id, row.values]))).toMatchObject({
      builtOn: ['1998', '2010'],
      residential: ['未回答', '不清楚'],
    })
    expect(result.differing.map((row) => row.id)).toContain('items')
    expect(result.same.map((row) => row.id)).toEqual(['land', 'rebuild'])
  })

  it('leave out what this content does not know', () => {
    const { facts, unknown } = knownFacts(policy, { builtOn: '1998', parking: true })
    expect(facts).toEqual({ builtOn: '1998' })
    expect(unknown.join()).toContain('parking')
  })
})
