import { pinyin } from 'pinyin-pro'
import { describe, expect, it } from 'vitest'
import { compilePolicy, formatProblem } from '../../src/compile/index.ts'
import { FILES, files } from './fixture.ts'

const compiled = (vocabulary: string) => compilePolicy(files({ ...FILES, 'vocabulary.yaml': vocabulary }))
const wordsOf = (vocabulary: string) => {
  const { policy, problems } = compiled(vocabulary)
  expect(problems.map(formatProblem)).toEqual([])
  return policy!.words
}
const told = (vocabulary: string) => compiled(vocabulary).problems.map(formatProblem)

describe('other names', () => {
  it('are kept by id, in small letters, in their order', () => {
    const { aliases } = wordsOf('aliases: { 加装电梯: [装LIFT, 装电梯], housing: [住建局] }')
    expect(aliases).toEqual({ lift: '装lift,装电梯', housing: '住建局' })
  })

  it('may belong to things of two kinds, and to two of one kind only where they are listed as shared', () => {
    expect(wordsOf('aliases: { lift: [电梯], built: [电梯] }').aliases).toEqual({
      lift: '电梯',
      built: '电梯',
    })
    expect(told('aliases: { built: [愿意], willing-residents: [愿意] }')).toEqual([
      'vocabulary.yaml:1 词“愿意”既属于“built”又属于“willing-residents”。请只留一处,或列入 shared',
    ])
    expect(wordsOf('aliases: { built: [愿意], willing-residents: [愿意] }\nshared: [愿意]').aliases).toEqual({
      built: '愿意',
      'willing-residents': '愿意',
    })
  })

  it('all stay, also beside a shorter one of the same thing', () => {
    expect(wordsOf('aliases: { lift: [装电梯, 想装电梯] }').aliases['lift']).toBe('装电梯,想装电梯')
  })
})

describe('topics', () => {
  it('stand with their kind, each word once, off the subject first, then what is silent, then aspects', () => {
    const { silent } = wordsOf(
      `silent: [{ name: 补助标准, words: [补多少, 补多少, 补ABC], related: [一(二)] }]
aspects: [{ name: 时限, words: [多久], except: [加装电梯] }]
offTopic: [{ name: 公积金, words: [公积金] }]`,
    )
    expect(silent).toEqual([
      { name: '公积金', kind: 'off-topic', words: '公积金', related: [] },
      { name: '补助标准', kind: 'silent', words: '补多少,补abc', related: ['一(二)'] },
      { name: '时限', kind: 'aspect', words: '多久', related: [], except: ['lift'] },
    ])
  })

  it('drop a word that a shorter one of theirs finds, unless that is another meaning’s', () => {
    const words = (vocabulary: string) => wordsOf(vocabulary).silent.map((one) => one.words)
    expect(words('silent: [{ name: 墙, words: [墙脱落, 外墙脱落] }]')).toEqual(['墙脱落'])
    expect(words('silent: [{ name: 墙, words: [墙脱落, 外墙脱落] }, { name: 外, words: [外墙] }]')).toEqual([
      '墙脱落,外墙脱落',
      '外墙',
    ])
    expect(words('silent: [{ name: 墙, words: [墙+脱落, 墙+脱落了] }]')).toEqual(['墙+脱落,墙+脱落了'])
  })

  it('of one name are merged by hand, and name clauses and things there are', () => {
    expect(told('silent: [{ name: 墙, words: [墙脱] }]\naspects: [{ name: 墙, words: [墙皮] }]')).toEqual([
      'vocabulary.yaml:2 主题“墙”写了两次。请合并',
    ])
    expect(told('aspects:\n  - name: 墙\n    words: [墙皮]\n    except: [楼顶]')[0]).toMatch(
      /^vocabulary\.yaml:4 没有名为“楼顶”的/,
    )
  })
})

describe('lists', () => {
  it('keep no word that holds a shorter one of theirs, nor one twice', () => {
    expect(wordsOf('lists: { money: [多少钱, 要多少钱, 费用, 费用, ABC] }').lists).toEqual({
      money: '多少钱,费用,abc',
    })
  })
})

describe('characters', () => {
  const { traditional, sounds } = wordsOf('aliases: { lift: [装电梯] }')

  it('have their traditional forms where the document or two words have them, and no other', () => {
    const [from, to] = traditional
    expect(from).toHaveLength(to.length)
    expect(to[from.indexOf('電')]).toBe('电')
    expect(to[from.indexOf('裝')]).toBe('装')
    expect(from).not.toContain('龍')
    for (const one of to) expect(from).not.toContain(one)
  })

  it('of everyday use stand under readings that rise, nearly all of them their own', () => {
    const syllables = sounds.syllables.split(' ')
    const sizes = Array.from(sounds.sizes, (one) => one.charCodeAt(0) - 0x23)
    expect(syllables).toEqual([...new Set(syllables)].sort())
    expect(sizes).toHaveLength(syllables.length)
    expect(Math.min(...sizes)).toBeGreaterThan(0)
    expect(sizes.reduce((sum, one) => sum + one, 0)).toBe(3755)
    const decoder = new TextDecoder('gbk')
    let at = 0
    let own = 0
    syllables.forEach((syllable, place) => {
      for (let left = sizes[place]!; left > 0; left--, at++) {
        const one = decoder.decode(Uint8Array.of(0xb0 + Math.floor(at / 94), 0xa1 + (at % 94)))
        if (pinyin(one, { toneType: 'none', type: 'array', multiple: true, v: true }).includes(syllable))
          own++
      }
    })
    expect(own).toBeGreaterThan(3700)
  })

  it('of terms that are read otherwise, or are rarer, stand beside', () => {
    const { others } = wordsOf('aliases: { lift: [厝装, 重庆梯] }').sounds
    expect(Object.entries(others).find(([, list]) => list.includes('厝'))?.[0]).toBe('cuo')
    expect(others['chong']).toContain('重')
    for (const [sound, list] of Object.entries(others)) {
      expect(sound).toMatch(/^[a-z]+$/)
      expect(new Set(list).size).toBe(list.length)
    }
  })
})
