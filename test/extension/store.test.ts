import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { loadSettings, readOwn, saveChoice, saveContacts } from '../../src/extension/settings/store.ts'
import { FakeArea } from './area.ts'

const nameOf = (words: string) => (words.endsWith('部门') ? words : undefined)
const DEFAULTS = { theme: 'auto', textSize: 'normal', start: 'home', locale: 'auto', contacts: {}, sites: [] }
const DIRECTORY = { 财政部门: { phone: '12345' } }

describe('settings in storage', () => {
  let local: FakeArea
  let sync: FakeArea
  let managed: { get: () => Promise<unknown> }
  beforeEach(() => {
    local = new FakeArea()
    sync = new FakeArea()
    managed = { get: async () => ({}) }
    vi.stubGlobal('chrome', { storage: { local: local.area, sync: sync.area, managed } })
  })
  afterEach(() => vi.unstubAllGlobals())

  it('are the defaults where nothing can be read, and the guide opens', async () => {
    const refuse = () => Promise.reject(new Error('corrupted'))
    vi.stubGlobal('chrome', {
      storage: { local: { get: refuse }, sync: { get: refuse }, managed: { get: refuse } },
    })
    expect((await loadSettings(nameOf)).settings).toEqual(DEFAULTS)
  })

  it('are read beside what a later version has written there', async () => {
    await sync.set({ theme: 'dark', textSize: 'huge', v: 7, more: { a: 1 } })
    await local.set({ contacts: { v: 2, entries: [] }, 'case:x': { v: 2 } })
    const { settings, ownProblems } = await loadSettings(nameOf)
    expect(settings).toEqual({ ...DEFAULTS, theme: 'dark' })
    expect(ownProblems).toEqual(['保存的联系方式读不出'])
    expect(JSON.parse(local.held.get('contacts')!)).toEqual({ v: 2, entries: [] })
  })

  it.each<[string, unknown]>([
    ['a text', 'x'],
    ['a later version', { v: 2, entries: [] }],
    ['a list of wrong things', { v: 1, list: { 财政部门: { phone: 'call me' } } }],
  ])('a directory that cannot be read (%s) is set aside before another takes its place', async (_, junk) => {
    await local.set({ contacts: junk })
    await saveContacts(DIRECTORY)
    expect(JSON.parse(local.held.get('aside:contacts')!)).toEqual(junk)
    expect((await loadSettings(nameOf)).settings.contacts).toEqual(DIRECTORY)
  })

  it('a directory stays where there is no room for another, or to set it aside', async () => {
    await local.set({ contacts: 'x'.repeat(100) })
    local.room = 150
    await expect(saveContacts(DIRECTORY)).rejects.toThrow(/quota/)
    expect(local.held.get('contacts')).toBe(JSON.stringify('x'.repeat(100)))
    local.room = Infinity
    await saveContacts(DIRECTORY)
    await local.remove('aside:contacts')
    const before = local.held.get('contacts')
    local.room = 80
    await expect(saveContacts({ 民政部门: { phone: '1'.repeat(99) } })).rejects.toThrow(/quota/)
    expect(local.held.get('contacts')).toBe(before)
  })

  it('an emptied directory is no item, and reads as nobody', async () => {
    await saveContacts(DIRECTORY)
    await saveContacts({})
    expect(local.held.size).toBe(0)
    expect(await readOwn()).toEqual({ choices: {}, contacts: {} })
  })

  it('stand on this device where the browser carries nothing along', async () => {
    vi.stubGlobal('chrome', { storage: { local: local.area, managed } })
    await saveChoice('theme', 'dark')
    expect((await loadSettings(nameOf)).settings.theme).toBe('dark')
  })

  it('do not wait for an office that does not answer, and say that they are late', async () => {
    managed.get = () => new Promise(() => {})
    await sync.set({ theme: 'dark' })
    const { late, settings } = await loadSettings(nameOf, 1)
    expect([late, settings.theme]).toEqual([true, 'dark'])
    managed.get = async () => ({ theme: 'light' })
    expect((await loadSettings(nameOf, 1000)).late).toBe(false)
  })

  it('are handed out as they are held, damaged ones too', async () => {
    await sync.set({ theme: 'sepia' })
    await local.set({ contacts: 'x' })
    expect(await readOwn()).toEqual({ choices: { theme: 'sepia' }, contacts: 'x' })
  })
})
