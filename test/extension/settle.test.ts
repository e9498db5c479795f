import { describe, expect, it } from 'vitest'
import { CHOICES, settle } from '../../src/extension/settings/settle.ts'

describe('settings settle', () => {
  it('to the defaults when nobody has set anything, whatever nonsense stands in their place', () => {
    for (const nothing of [undefined, null, {}, [], 'x', 7]) {
      const { settings, locked, problems } = settle(nothing, nothing)
      expect(settings).toEqual({
        theme: 'auto',
        textSize: 'normal',
        start: 'home',
        locale: 'auto',
        contacts: {},
        sites: [],
      })
      expect([...locked]).toEqual([])
      expect(problems).toEqual([])
    }
  })

  it('to what the person chose, and the office before the person', () => {
    const own = { theme: 'dark', textSize: 'elder', start: 'funding', locale: 'en' }
    expect(settle({}, own).settings).toMatchObject(own)
    const both = settle({ theme: 'light', start: 'eligible' }, own)
    expect(both.settings).toMatchObject({
      theme: 'light',
      start: 'eligible',
      textSize: 'elder',
      locale: 'en',
    })
    expect([...both.locked].sort()).toEqual(['start', 'theme'])
  })

  it('accepts every word of every choice from the office', () => {
    for (const [key, words] of Object.entries(CHOICES))
      for (const word of words) {
        const { settings, problems } = settle({ [key]: word }, {})
        expect(settings[key as 'theme']).toBe(word)
        expect(problems).toEqual([])
      }
  })

  it('keeps at its default what is locked without a value', () => {
    const { settings, locked } = settle({ locked: ['textSize'] }, { textSize: 'elder', theme: 'dark' })
    expect(settings.textSize).toBe('normal')
    expect(settings.theme).toBe('dark')
    expect([...locked]).toEqual(['textSize'])
  })

  it('names what the office wrote wrongly, and goes on with the rest', () => {
    const { settings, locked, problems } = settle(
      {
        theme: 'blue',
        textSize: 20,
        locked: ['color', 'locale'],
        sites: ['oa', 'https://oa.example.gov.cn/*'],
      },
      { theme: 'dark' },
    )
    expect(settings.theme).toBe('dark')
    expect([...locked]).toEqual(['locale'])
    expect(settings.sites).toEqual(['https://oa.example.gov.cn/*'])
    expect(problems).toHaveLength(4)
    for (const value of ['color', 'blue', '20', 'oa'])
      expect(
        problems.some((line) => line.includes(`“${value}”`)),
        value,
      ).toBe(true)
  })

  it('ignores a synced value of another version without a word', () => {
    expect(settle({}, { theme: 'sepia', textSize: null }).settings).toMatchObject({
      theme: 'auto',
      textSize: 'normal',
    })
  })

  it('joins contacts by department, the office first, unless they are locked', () => {
    const nameOf = (words: string) => ({ 住建局: '住房城乡建设部门', 财政局: '财政部门' })[words] ?? words
    const own = { contacts: { 住房城乡建设部门: { phone: '111' }, 民政部门: { phone: '222' } } }
    const managed = { contacts: { 住建局: { phone: '12345' } } }
    const joined = settle(managed, own, nameOf)
    expect(joined.settings.contacts).toEqual({
      住房城乡建设部门: { phone: '12345' },
      民政部门: { phone: '222' },
    })
    expect(joined.managedContacts).toEqual(['住房城乡建设部门'])
    expect(joined.locked.has('contacts')).toBe(false)
    const locked = settle({ ...managed, locked: ['contacts'] }, own, nameOf)
    expect(locked.settings.contacts).toEqual({ 住房城乡建设部门: { phone: '12345' } })
  })

  it('does not let a name reach the prototype', () => {
    const hostile = JSON.parse(
      '{"contacts":{"__proto__":{"phone":"110"}},"__proto__":{"theme":"dark"}}',
    ) as unknown
    const { settings } = settle(hostile, hostile)
    expect(settings.theme).toBe('auto')
    expect(Object.getPrototypeOf(settings.contacts)).toBe(Object.prototype)
    expect(({} as Record<string, unknown>)['phone']).toBeUndefined()
  })
})
