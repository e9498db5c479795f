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
