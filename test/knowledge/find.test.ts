import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildIndex, search } from '../../src/knowledge/find.ts'
import { tryMany } from '../property.ts'

/** Characters and pairs of them, blanks apart, as often as they occur. */
function gramsOf(text: string): string[] {
  const words = text.split(' ').filter(Boolean)
  return words.flatMap((word) =>
    Array.from(word).flatMap((one, at) => [one, ...(at + 1 < word.length ? [one + word[at + 1]!] : [])]),
  )
}

/** BM25 (k1 1.2, b 0.6) by the book: for each entry the sum over the question's grams. */
function byTheBook(texts: readonly string[], question: string): { entry: number; score: number }[] {
  const all = texts.map(gramsOf)
  const mean = all.reduce((sum, one) => sum + one.length, 0) / texts.length
  return all
    .map((grams, entry) => {
      let score = 0
      for (const gram of new Set(gramsOf(question))) {
        const times = grams.filter((one) => one === gram).length
        const having = all.filter((one) => one.includes(gram)).length
        const rarity = Math.log(1 + (texts.length - having + 0.5) / (having + 0.5))
        score += (rarity * times * 2.2) / (times + 1.2 * (0.4 + (0.6 * grams.length) / mean))
      }
      return { entry, score }
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.entry - b.entry)
}

const text = fc.string({ unit: fc.constantFrom('电', '梯', '楼', '水', '管', ' '), maxLength: 12 })

describe('search', () => {
  it('ranks entries as BM25 by the book does', () => {
    tryMany(
      fc.property(fc.array(text, { minLength: 1, maxLength: 8 }), text, (texts, question) => {
        const hits = search(buildIndex(texts), question, 20)
        const expected = byTheBook(texts, question)
        expect(new Set(hits.map((hit) => hit.entry))).toEqual(new Set(expected.map((hit) => hit.entry)))
        for (const { entry, score } of hits)
          expect(score).toBeCloseTo(expected.find((one) => one.entry === entry)!.score, 4)
        for (let at = 1; at < hits.length; at++)
          expect(hits[at]!.score).toBeLessThanOrEqual(hits[at - 1]!.score)
      }),
    )
  })

  it('gives the best ones where there are more than are wanted, best first, the first of equals first', () => {
    const texts = ['加装电梯', '电', '电梯', '加装电梯', '楼', '电梯维护']
    const index = buildIndex(texts)
    const all = search(index, '电梯')
    expect(all[0]!.entry).toBe(2)
    expect(all.map((hit) => hit.entry)).toEqual([2, 0, 3, 5, 1])
    for (let limit = 1; limit <= 5; limit++) expect(search(index, '电梯', limit)).toEqual(all.slice(0, limit))
  })

  it('finds a single character, and nothing where nothing is shared', () => {
    const index = buildIndex(['物业管理', '供水', ''])
    expect(search(index, '水').map((hit) => hit.entry)).toEqual([1])
    expect(search(index, '天气')).toEqual([])
    expect(search(index, '')).toEqual([])
    expect(search(buildIndex([]), '水')).toEqual([])
  })

  it('takes no pair across a blank', () => {
    const index = buildIndex(['电 梯', '电梯'])
    const [best, other] = search(index, '电梯')
    expect([best!.entry, other!.entry]).toEqual([1, 0])
    expect(index.grams.has('电梯')).toBe(true)
    expect(index.grams.has('电 ')).toBe(false)
    expect(index.grams.has(' ')).toBe(false)
  })

  it('among very many entries leaves out what nearly all of them have, once something rarer was found', () => {
    const texts = Array.from({ length: 1500 }, (_, n) => (n === 7 ? '楼电梯' : '楼'))
    const index = buildIndex(texts)
    expect(search(index, '楼电梯', 5).map((hit) => hit.entry)).toEqual([7])
    expect(search(index, '楼', 3)).toHaveLength(3)
    const few = buildIndex(texts.slice(0, 900))
    expect(search(few, '楼电梯', 5)).toHaveLength(5)
  })

  it('says how many entries there are and keeps postings in the order of entries', () => {
    const index = buildIndex(['水', '电', '水电'])
    expect(index.size).toBe(3)
    const place = index.grams.get('水')!
    expect(Array.from(index.entries.slice(index.starts[place], index.starts[place + 1]))).toEqual([0, 2])
    expect(index.starts[index.grams.size]).toBe(index.entries.length)
    expect(index.weights).toHaveLength(index.entries.length)
  })
})
