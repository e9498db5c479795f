import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTones, runsOf, share, toneOf } from '../../src/knowledge/tones.ts'
import { tryMany } from '../property.ts'

describe('tones', () => {
  it('are read character by character, or pair by pair', () => {
    expect([...readTones({ '-0.3': '补', '0.6': '配验' }, 1)]).toEqual([
      ['补', -0.3],
      ['配', 0.6],
      ['验', 0.6],
    ])
    expect([...readTones({ '0.9': '给不谁 ' }, 2)]).toEqual([
      ['给不', 0.9],
      ['谁 ', 0.9],
    ])
  })

  it('of a text are its runs, each once', () => {
    expect(runsOf('谁管谁修', 1)).toEqual(['谁', '管', '修'])
    expect(runsOf('谁管谁管', 2)).toEqual(['谁管', '管谁'])
    expect(runsOf('谁', 2)).toEqual([])
    expect(runsOf('', 1)).toEqual([])
  })

  it('count less each where there are many, and no more than so much where there are few', () => {
    expect(share(16)).toBe(1)
    expect(share(64)).toBe(0.5)
    expect(share(1)).toBe(share(6))
    expect(share(7)).toBeLessThan(share(6))
  })

  it('add up what is there, whatever else is', () => {
    const weights = readTones({ '0.5': '配', '-0.25': '补' }, 1)
    expect(toneOf('补配补配一二三四', weights, 1)).toBeCloseTo(0.25 * share(6))
    expect(toneOf('一二三', weights, 1)).toBe(0)
    tryMany(
      fc.property(fc.string({ maxLength: 60 }), fc.string({ minLength: 1, maxLength: 20 }), (text, known) => {
        const held = readTones({ '1': known }, 1)
        const there = new Set(text.split('').filter((one) => known.split('').includes(one))).size
        const all = new Set(text.split('')).size
        expect(toneOf(text, held, 1)).toBeCloseTo(there * share(all))
      }),
      300,
    )
  })
})
