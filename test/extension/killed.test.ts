import policy from 'virtual:policy'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Area } from '../../src/extension/aside.ts'
import type { Draft } from '../../src/extension/cases/case.ts'
import {
  addCases,
  draftOf,
  loadCases,
  removeCase,
  renameCase,
  restoreCase,
  updateCase,
} from '../../src/extension/cases/store.ts'
import {
  leaveQuestion,
  loadOpenCase,
  loadPlace,
  saveOpenCase,
  savePlace,
  takeQuestion,
} from '../../src/extension/memory.ts'
import { saveContacts } from '../../src/extension/settings/store.ts'
import { FakeArea } from './area.ts'

const DAY = '2026-11-24T08:00:00.000Z'
const LATER = '2026-11-25T08:00:00.000Z'
const draft = (name: string, change: Partial<Draft> = {}): Draft => ({
  ...draftOf(policy, name, { view: 'eligible', facts: { builtOn: '1998' } }, DAY),
  ...change,
})
const known = () => true

/** Storage of a process that is killed after some calls: the rest neither happen nor come back. */
class DyingArea {
  private readonly real: FakeArea
  private left: number
  constructor(real: FakeArea, left: number) {
    this.real = real
    this.left = left
  }
  get area(): Area {
    return this as unknown as Area
  }
  private next<T>(call: () => Promise<T>): Promise<T> {
    return this.left-- > 0 ? call() : new Promise(() => {})
  }
  get(keys: null | string | string[]) {
    return this.next(() => this.real.get(keys))
  }
  set(items: Record<string, unknown>) {
    return this.next(() => this.real.set(items))
  }
  remove(keys: string | string[]) {
    return this.next(() => this.real.remove(keys))
  }
}
/** All microtasks of what can still go on. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 5))

afterEach(() => vi.unstubAllGlobals())

/** Everything that holds the words given, under whatever key. */
const holds = (fake: FakeArea, words: string) => [...fake.held.values()].some((text) => text.includes(words))

describe('killed after any number of steps', () => {
  const TASKS: Record<string, (area: Area, id: string) => Promise<unknown>> = {
    'saving cases': (area) => addCases(area, [draft('丙'), draft('丁')]),
    'updating a case': (area, id) =>
      updateCase(area, { id, name: '甲', changedOn: DAY }, draft('甲', { changedOn: LATER }), known),
    'updating a case that another window has changed': (area, id) =>
      updateCase(area, { id, name: '甲', changedOn: 'before' }, draft('甲', { changedOn: LATER }), known),
    'renaming a case': (area, id) => renameCase(area, id, '乙'),
    'bringing a case back': (area, id) => restoreCase(area, { v: 1, id: `${id}2`, ...draft('戊') }),
    'deleting another case': (area) => removeCase(area, 'nobody'),
    'setting a damaged case aside': (area) => loadCases(area),
  }

  it.each(Object.keys(TASKS))('%s loses nothing, and the next start finds all of it', async (what) => {
    for (let steps = 0; steps < 8; steps++) {
      const fake = new FakeArea()
      const [one] = await addCases(fake.area, [draft('甲'), draft('乙')])
      await fake.set({ 'case:broken': { torn: '残页' } })
      void TASKS[what]!(new DyingArea(fake, steps).area, one!.id)
      await settled()
      expect(holds(fake, '残页')).toBe(true)
      const { cases, aside, stuck } = await loadCases(fake.area)
      const names = cases.map((each) => each.name)
      expect(names).toContain('乙')
      expect(names.some((name) => name === '甲' || name === '乙（2）')).toBe(true)
      expect(new Set(names).size).toBe(names.length)
      expect(names.includes('丙')).toBe(names.includes('丁'))
      expect([aside, stuck]).toEqual([1, 0])
      expect([...fake.held.values()].filter((text) => text.includes('残页'))).toHaveLength(1)
    }
  })

  it('a new directory loses neither the old one nor a damaged one', async () => {
    for (const before of [{ v: 1, list: { 财政部门: { phone: '111' } } }, { v: 9, odd: '残页' }, '残页'])
      for (let steps = 0; steps < 6; steps++) {
        const fake = new FakeArea()
        await fake.set({ contacts: before })
        const text = JSON.stringify(before)
        vi.stubGlobal('chrome', { storage: { local: new DyingArea(fake, steps).area } })
        void saveContacts({ 财政部门: { phone: '222' } })
        await settled()
        const damaged = text.includes('残页')
        expect(holds(fake, damaged ? '残页' : '111') || (!damaged && holds(fake, '222'))).toBe(true)
      }
  })

  it('a question is still waiting, or the guide stands at it', async () => {
    for (let steps = 0; steps < 4; steps++) {
      const fake = new FakeArea()
      const use = (area: Area) => vi.stubGlobal('chrome', { storage: { session: area } })
      use(fake.area)
      await leaveQuestion('加装电梯找谁')
      use(new DyingArea(fake, steps).area)
      void takeQuestion((question) => `asks ${question}`)
      await settled()
      use(fake.area)
      const place = (await takeQuestion((question) => `asks ${question}`)) || (await loadPlace())
      expect(place).toBe('asks 加装电梯找谁')
      expect(await takeQuestion(String)).toBe('')
    }
  })
})

describe('two windows at once', () => {
  /** A lock as browsers have it: one holder at a time, in order. */
  function locks() {
    let last: Promise<unknown> = Promise.resolve()
    return {
      request: (_: string, work: () => Promise<unknown>) => {
        const mine = last.then(work, work)
        last = mine.catch(() => undefined)
        return mine
      },
    }
  }

  it('updating the same case in the same moment are both kept', async () => {
    vi.stubGlobal('navigator', { locks: locks() })
    const fake = new FakeArea()
    const [one] = await addCases(fake.area, [draft('甲')])
    const change = (builtOn: string, changedOn: string) =>
      updateCase(
        fake.area,
        one!,
        draft('甲', { changedOn, state: { view: 'eligible', facts: { builtOn } } }),
        known,
      )
    await Promise.all([change('1991', LATER), change('1992', '2026-11-25T08:00:00.001Z')])
    const { cases } = await loadCases(fake.area)
    expect(new Set(cases.map((each) => each.state.facts['builtOn']))).toEqual(new Set(['1991', '1992']))
  })

  it('saving and renaming to one name in the same moment get two names', async () => {
    vi.stubGlobal('navigator', { locks: locks() })
    const fake = new FakeArea()
    const [one] = await addCases(fake.area, [draft('乙')])
    await Promise.all([
      addCases(fake.area, [draft('甲')]),
      addCases(fake.area, [draft('甲')]),
      renameCase(fake.area, one!.id, '甲'),
    ])
    const { cases } = await loadCases(fake.area)
    expect(cases.map((each) => each.name).sort()).toEqual(['甲', '甲（2）', '甲（3）'])
  })
})

describe('what is kept while the browser runs', () => {
  it('is nothing, and nothing breaks, where storage is closed, full, or gone with an older version of us', async () => {
    const refuse = () => Promise.reject(new Error('Extension context invalidated.'))
    const gone = () => {
      throw new Error('Extension context invalidated.')
    }
    for (const no of [refuse, gone]) {
      vi.stubGlobal('chrome', { storage: { session: { get: no, set: no, remove: no } } })
      await savePlace('x')
      await leaveQuestion('x')
      await saveOpenCase({ id: '1', name: '甲', changedOn: DAY })
      await saveOpenCase(null)
      expect([await loadPlace(), await takeQuestion(String), await loadOpenCase()]).toEqual(['', '', null])
    }
  })

  it.each<[string, unknown]>([
    ['null', null],
    ['a number', 7],
    ['a list', ['x']],
    ['an object', { id: 1 }],
    ['half a case', { id: '1', name: '甲' }],
  ])('that is damaged (%s) counts as nothing', async (_, junk) => {
    const fake = new FakeArea()
    await fake.set({ place: junk, question: junk, 'open-case': junk })
    vi.stubGlobal('chrome', { storage: { session: fake.area } })
    expect([await loadPlace(), await takeQuestion(String), await loadOpenCase()]).toEqual(['', '', null])
  })

  it('comes back as it was, and a case that was closed does not', async () => {
    const fake = new FakeArea()
    vi.stubGlobal('chrome', { storage: { local: fake.area } })
    const seen = { id: '1', name: '甲', changedOn: DAY }
    await savePlace('pg=1&v=read')
    await saveOpenCase({ ...seen, more: 1 } as typeof seen)
    expect([await loadPlace(), await loadOpenCase()]).toEqual(['pg=1&v=read', seen])
    await saveOpenCase(null)
    expect(await loadOpenCase()).toBeNull()
  })

  it('is emptied by the person while a panel is open, and the panel goes on from nothing', async () => {
    const fake = new FakeArea()
    vi.stubGlobal('chrome', { storage: { session: fake.area } })
    const [one] = await addCases(fake.area, [draft('甲')])
    fake.held.clear()
    expect((await loadCases(fake.area)).cases).toEqual([])
    const saved = await updateCase(fake.area, one!, draft('甲', { changedOn: LATER }), known)
    expect((await loadCases(fake.area)).cases).toEqual([saved])
    expect(await renameCase(fake.area, one!.id, '乙')).toBeNull()
  })
})
