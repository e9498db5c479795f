import { describe, expect, it } from 'vitest'
import { compilePolicy } from '../../src/compile/index.ts'
import { mentions, termsOf, type Policy } from '../../src/knowledge/index.ts'
import { broken, files } from '../compile/fixture.ts'
import { plan } from './plan.ts'

const compiled = (list: ReturnType<typeof files>): Policy => {
  const { policy, problems } = compilePolicy(list)
  if (!policy) throw new Error(problems.map((one) => one.message).join('\n'))
  return policy
}
const small = compiled(files())
/** The small policy with other words. */
const withWords = (words: {
  aliases?: Record<string, string>
  silent?: Policy['words']['silent']
}): Policy => ({
  ...small,
  words: { ...small.words, ...words },
})
const trustOf = (policy: Policy) =>
  Object.fromEntries(
    termsOf(policy)
      .filter(({ kind }) => kind !== 'policy' && kind !== 'clause')
      .map(({ word, id, trust }) => [word, `${id || '-'} ${trust}`]),
  )

describe('the words to look for in a page', () => {
  it('are the document’s names, those of its things and headings, and other names', () => {
    expect(termsOf(small)).toEqual([
      { word: '〔2020〕1号', id: '', kind: 'policy', trust: 'sure' },
      { word: '小方案', id: '', kind: 'policy', trust: 'sure' },
      { word: '住建部门', id: 'housing', kind: 'department', trust: 'sure' },
      { word: '加装电梯', id: 'lift', kind: 'item', trust: 'sure' },
      { word: '装电梯', id: 'lift', kind: 'item', trust: 'sure' },
      { word: '补多少', id: '', kind: 'other', trust: 'no' },
      { word: '总则', id: '一', kind: 'clause', trust: 'likely' },
      { word: '范围', id: '一(一)', kind: 'clause', trust: 'likely' },
      { word: '分工', id: '一(二)', kind: 'clause', trust: 'likely' },
    ])
  })

  it('of two characters count for an item for sure only where the document uses them', () => {
    const policy = withWords({ aliases: { lift: '电梯,扶梯,升降机,上楼机器,老旧小区,梯' } })
    expect(trustOf(policy)).toMatchObject({
      电梯: 'lift sure',
      扶梯: 'lift likely',
      升降机: 'lift sure',
      上楼机器: 'lift sure',
    })
    expect(trustOf(policy)).not.toHaveProperty('梯')
  })

  it('are Chinese words: pinyin and letters are for questions', () => {
    expect(Object.keys(trustOf(withWords({ aliases: { lift: 'dianti,jzdt,电梯A,a电梯,装电梯' } })))).toEqual([
      '住建部门',
      '加装电梯',
      '装电梯',
      '补多少',
    ])
  })

  it('name a department with what a body is called by, the rank put to it where it lacks', () => {
    const policy = withWords({ aliases: { housing: '住建,房管局,管房子的,住建部门' } })
    expect(trustOf(policy)).toEqual({
      加装电梯: 'lift sure',
      住建部门: 'housing sure',
      住建局: 'housing sure',
      住建委: 'housing sure',
      房管局: 'housing sure',
      管房子的局: 'housing sure',
      管房子的委: 'housing sure',
      管房子的部门: 'housing sure',
      补多少: '- no',
    })
  })

  it('of two characters are never sure for a body, those of three are', () => {
    const policy = withWords({ aliases: { housing: '房办,房管办' } })
    expect(trustOf(policy)).toMatchObject({ 房办: 'housing likely', 房管办: 'housing sure' })
  })

  const ranks = ['局', '委', '部', '厅', '处', '所', '站', '队', '院', '办', '会', '组']
  const bodies = ['部门', '政府', '机关', '管委', '公司', '企业', '单位', '组织', '大厅']
  it.each([...ranks, ...bodies])('take a name that ends in %s for a body', (rank) => {
    const namesOf = (alias: string) => Object.keys(trustOf(withWords({ aliases: { housing: alias } })))
    expect(namesOf(`甲乙${rank}`)).toContain(`甲乙${rank}`)
    expect(namesOf(`甲乙${rank}`)).not.toContain(`甲乙${rank}局`)
    expect(namesOf(`${rank}甲乙`)).not.toContain(`${rank}甲乙`)
  })

  it('do not name who is nobody in particular, or no body at all', () => {
    const somebody = compiled(broken('1.md', 'kind: department', 'kind: other'))
    expect(trustOf(somebody)).not.toHaveProperty('住建部门')
    const people: Policy = {
      ...small,
      departments: small.departments.map((one) => ({ ...one, name: '小区居民' })),
    }
    expect(Object.keys(trustOf(people))).toEqual(['加装电梯', '装电梯', '补多少'])
  })

  it('are put together of two parts, likely, but for parts of one character and words of three parts', () => {
    const policy = withWords({ aliases: { lift: '楼道/楼梯/梯+装/加,老楼+装+梯子' } })
    expect(trustOf(policy)).toEqual({
      加装电梯: 'lift sure',
      住建部门: 'housing sure',
      楼道装: 'lift likely',
      楼道加: 'lift likely',
      楼梯装: 'lift likely',
      楼梯加: 'lift likely',
      补多少: '- no',
    })
    // Who does something is not told by what is done.
    expect(trustOf(withWords({ aliases: { housing: '楼道+装' } }))).not.toHaveProperty('楼道装')
  })

  it('hold words for other matters, so that nothing is found inside them, but not aspects', () => {
    const topic = { related: [] as string[] }
    const policy = withWords({
      silent: [
        { ...topic, name: '上牌', kind: 'off-topic', words: '电梯上牌,电梯+牌' },
        { ...topic, name: '违建', kind: 'silent', words: '违建' },
        { ...topic, name: '多少', kind: 'aspect', words: '补多少' },
      ],
    })
    expect(trustOf(policy)).toMatchObject({ 电梯上牌: '- no', 违建: '- no' })
    expect(Object.keys(trustOf(policy)).sort()).toEqual(
      ['加装电梯', '住建部门', '装电梯', '电梯上牌', '违建'].sort(),
    )
  })

  it('mean what they mean first', () => {
    const policy = withWords({ aliases: { lift: '住建部门' } })
    expect(termsOf(policy).filter(({ word }) => word === '住建部门')).toHaveLength(1)
    expect(trustOf(policy)).toMatchObject({ 住建部门: 'housing sure' })
  })

  it('are sure for money with four characters, or with three of the document', () => {
    const [fund] = plan.funding
    const policy: Policy = {
      ...plan,
      words: { ...plan.words, aliases: { [fund!.id]: '基金,养老金,以奖代补,专项债' } },
    }
    const found = trustOf(policy)
    expect(found).toMatchObject({ 基金: `${fund!.id} likely`, 养老金: `${fund!.id} likely` })
    expect(found).toMatchObject({ 以奖代补: `${fund!.id} sure` })
  })

  it('hold headings without their numbers and stops, the title left out', () => {
    const headings = termsOf(plan).filter(({ kind }) => kind === 'clause')
    expect(headings.map(({ word }) => word)).toContain('强化责任分工')
    expect(headings.every(({ word }) => /^[\u3400-\u9fff、“”]+$/.test(word))).toBe(true)
    const level = (label: string) => plan.clauses.find((one) => one.label === label)!.level
    expect(headings.every(({ id, trust }) => level(id) > 1 && trust === 'likely')).toBe(true)
  })

  it('are made once for a policy', () => {
    expect(termsOf(small)).toBe(termsOf(small))
  })
})

describe('labels of clauses in a page that names the document', () => {
  const labels = (text: string) =>
    mentions(plan, `泰政办字〔2020〕43号${text}`)
      .filter(({ kind, start }) => kind === 'clause' && start >= 13)
      .map(({ id, start, end }) => `${id} ${`泰政办字〔2020〕43号${text}`.slice(start, end)}`)

  it.each([
    ['四、（二）', ['四(二) 四、（二）']],
    ['四(二)', ['四(二) 四(二)']],
    ['二、（一）2', ['二(一)2 二、（一）2']],
    ['二、（一）2.', ['二(一)2 二、（一）2']],
    // No such item: the section. No such section: nothing.
    ['二、（一）9', ['二(一) 二、（一）']],
    ['二、（一）12', ['二(一) 二、（一）']],
    ['二、（一）2020', ['二(一) 二、（一）']],
    ['二、（九）1', []],
    ['九、（一）', []],
    ['第四、第（二）', []],
    ['四、（二）和三、（一）', ['四(二) 四、（二）', '三(一) 三、（一）']],
  ])('%s: %j', (text, wanted) => {
    expect(labels(text)).toEqual(wanted)
  })

  it('stand in order with what else is mentioned, wherever they stand in a long page', () => {
    for (const before of [8150, 8175, 8176, 8180, 8192, 16384 - 14]) {
      const text = `泰政办字〔2020〕43号${'，'.repeat(before)}四、（二）加装电梯三、（一）`
      expect(mentions(plan, text).map(({ id, start }) => [id, start - before])).toEqual([
        ['', 0 - before],
        ['四(二)', 13],
        ['elevator', 18],
        ['三(一)', 22],
      ])
    }
  })
})

describe('short words in a page', () => {
  const ids = (text: string) => mentions(plan, text).map(({ id }) => id)

  it('count beside a term of the plan that is no department', () => {
    expect(ids('院里请月嫂。')).toEqual([])
    expect(ids('住房城乡建设部门说院里请月嫂。')).toEqual(['housing'])
    expect(ids('加装电梯，院里请月嫂。')).toEqual(['elevator', 'housekeeping'])
  })

  it('of headings count only beside the document’s name, not beside a term', () => {
    expect(ids('加装电梯，强化责任分工')).toEqual(['elevator'])
    expect(ids('泰政办字〔2020〕43号，强化责任分工')).toEqual(['', '四(二)'])
  })
})
