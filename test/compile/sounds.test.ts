import { pinyin } from 'pinyin-pro'
import { expect, it } from 'vitest'
import { compilePolicy } from '../../src/compile/index.ts'
import { FILES, files } from './fixture.ts'

// One test, since the tables of characters are made once in a process: a second would only see what the first has made.
it('the characters of a policy ship with their traditional forms and their sounds, and no others', () => {
  const vocabulary = 'aliases: { lift: [厝装, 重庆梯, 梯2号装, 里头装, 院里装] }'
  const { traditional, sounds } = compilePolicy(files({ ...FILES, 'vocabulary.yaml': vocabulary })).policy!
    .words

  // Traditional forms of what the document or two words have.
  const [from, to] = traditional
  expect(from).toHaveLength(to.length)
  for (const [given, simple] of ['電电', '裝装', '門门', '裏里', '裡里'])
    expect(to[from.indexOf(given!)]).toBe(simple)
  for (const one of ['龍', '慶']) expect(from).not.toContain(one)
  for (const one of to) expect(from).not.toContain(one)

  // Everyday characters stand under readings that rise, nearly all of them their own.
  const syllables = sounds.syllables.split(' ')
  const sizes = Array.from(sounds.sizes, (one) => one.charCodeAt(0) - 0x23)
  expect(syllables).toEqual([...new Set(syllables)].sort())
  expect(syllables[0]).toBe('a')
  expect(sizes).toHaveLength(syllables.length)
  expect(Math.min(...sizes)).toBeGreaterThan(0)
  expect(sizes.reduce((sum, one) => sum + one, 0)).toBe(3755)
  const decoder = new TextDecoder('gbk')
  const told = new Map<string, string>()
  let own = 0
  let at = 0
  syllables.forEach((syllable, place) => {
    for (let left = sizes[place]!; left > 0; left--, at++) {
      const one = decoder.decode(Uint8Array.of(0xb0 + Math.floor(at / 94), 0xa1 + (at % 94)))
      told.set(one, syllable)
      if (pinyin(one, { toneType: 'none', type: 'array', multiple: true, v: true }).includes(syllable)) own++
    }
  })
  expect(own).toBeGreaterThan(3730)

  // Terms that are read otherwise, or hold rarer characters, stand beside; nothing else does.
  const others = Object.entries(sounds.others)
  expect(others.find(([, list]) => list.includes('厝'))?.[0]).toBe('cuo')
  expect(sounds.others['chong']).toContain('重')
  for (const [sound, list] of others) {
    expect(sound).toMatch(/^[a-z]+$/)
    expect(new Set(list).size).toBe(list.length)
    for (const one of list) expect(told.get(one)).not.toBe(sound)
  }
})
