import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ask, suggest } from '../../src/knowledge/index.ts'
import { plan } from './plan.ts'
import { tryMany } from '../property.ts'

const DAY = '2026-11-23'
const departments = (question: string) =>
  ask(plan, question, DAY).answers.flatMap((one) => one.departments.map((party) => party.name))

describe('ask', () => {
  it.each([
    ['jzdt找谁', '市场监管部门'],
    ['jiazhuangdianti找哪个部门', '市场监管部门'],
    ['加装电体找谁', '市场监管部门'],
    ['舊樓加裝電梯找誰', '市场监管部门'],
    ['健身器材谁管', '体育部门'],
    ['中央预算内资金谁去要', '发展改革部门'],
    ['fgw在旧改里跑哪笔钱', '发展改革部门'],
  ])('%s is answered with %s', (question, name) => {
    expect(departments(question)).toContain(name)
  })

  it.each([
    ['我妈七楼爬不动', '增设电梯'],
    ['楼顶漏水谁管', '建筑物楼顶防水'],
    ['修房顶', '建筑物楼顶防水'],
    ['一共几步', '编制改造计划'],
    ['專項債', '地方政府专项债券'],
    ['加装电体', '增设电梯'],
    ['分几步', '编制改造计划'],
    ['谁出钱', '拓宽融资渠道'],
  ])('%s is answered with %s first', (question, title) => {
    expect(ask(plan, question, DAY).answers[0]?.title).toBe(title)
  })

  it('quotes what is asked on top and not answered', () => {
    expect(ask(plan, '拉企业进来一道干行不行,经营权许人家多少年', DAY)).toMatchObject({
      coverage: 'partly',
      silentOn: ['“经营权许人家多少年”'],
    })
    expect(ask(plan, '拉企业进来一道干行不行', DAY)).toMatchObject({ coverage: 'stated', silentOn: [] })
  })

  it('names only the office that has the duty where it is this one or that one', () => {
    const named = departments('中央预算内资金是财政去争取还是发改去争取')
    expect(named).toContain('发展改革部门')
    expect(named).not.toContain('财政部门')
    // The document gives street lights to nobody: what one of the two has to do otherwise is no answer.
    const { answers } = ask(plan, '院灯瞎了两年,这灯是住建管还是城管管', DAY)
    expect(answers.map((one) => one.id)).toEqual(['street-lights'])
  })

  it('names the office that guides those who take a step where that is asked, not them', () => {
    const guide = '居委会大姐挨门问想不想改意见,是哪个部门带着她们干这活的'
    expect(ask(plan, guide, DAY).answers.map((one) => one.id)).toEqual(['civil-affairs-1'])
    expect(departments('改造方案征求意见时居委会做什么')).not.toContain('民政部门')
  })

  it('does not hear 不想改 in 想不想改', () => {
    expect(ask(plan, '居委会挨家问想不想改', DAY).facts).toEqual({})
    expect(ask(plan, '我们院的人都不想改', DAY).facts).toEqual({ residentsWilling: false })
  })

  it('does not take an office that is only guessed at for one that has the duty', () => {
    const guess = departments('写材料核对一下,全市统一指挥调度旧改的是住建局吗')
    expect(guess).toContain('市社区房屋安全管理工作领导小组')
    expect(guess).not.toContain('住房城乡建设部门')
    expect(departments('老旧小区改造牵头的是住建局吗')).toContain('住房城乡建设部门')
  })

  it('reads two initials before the rest of an office’s name, and no others', () => {
    expect(ask(plan, 'ga部门在老小区改造里管哪几样', DAY).understood).toContain('公安部门')
    expect(ask(plan, 'jz电梯找谁', DAY).understood).toContain('增设电梯')
    // 商务局 as well as 水务局, 住建局 as well as 质检局, and no name at all.
    for (const [word, office] of [
      ['sw局', '商务部门'],
      ['zj局', '市场监管部门'],
    ])
      expect(departments(`老旧小区改造${word}管什么`)).not.toContain(office)
    expect(ask(plan, '加装电梯归zj管吗', DAY).understood).not.toContain('健全物业管理')
  })

  it('takes no word of every day for a slip', () => {
    expect(ask(plan, '这件事归谁管', DAY).understood).not.toContain('水专营设施改造')
  })

  it('says what is missing when the document answers a part', () => {
    expect(ask(plan, '加装电梯找哪个部门，补助标准是多少', DAY)).toMatchObject({
      coverage: 'partly',
      silentOn: expect.arrayContaining(['补助标准']) as string[],
    })
  })

  it.each([
    '小区外墙脱落谁来修',
    '加装电梯补助标准是多少',
    '改造方案的效果图在哪公示',
    '物业费一平米多少钱合理',
  ])('%s: the document does not say', (question) => {
    const answer = ask(plan, question, DAY)
    expect(['silent', 'off-topic']).toContain(answer.coverage)
    expect(answer.answers).toEqual([])
  })

  it('has nothing to say on what is not its subject', () => {
    expect(ask(plan, '公积金怎么提取', DAY)).toMatchObject({
      coverage: 'off-topic',
      answers: [],
      related: [],
      intent: null,
    })
  })

  it('names who leads where no department is named, and says so', () => {
    const [first] = ask(plan, '路灯谁负责', DAY).answers
    expect(first!.note).toContain('没有为这一项单独指定部门')
    expect(first!.departments.map((party) => party.role)).toContain('lead')
  })

  it('reckons an age from the day asked, and asks where it lies on the border', () => {
    expect(ask(plan, '三十年的老楼能改造吗', DAY)).toMatchObject({
      facts: { builtOn: '1996' },
      verdict: 'undetermined',
    })
    const border = ask(plan, '楼龄21年的小区能改造吗', DAY)
    expect(border.facts).toEqual({})
    expect(border.ask).toContain('builtOn')
  })

  it('leaves open what was built in the rest of a year that holds the border', () => {
    expect(ask(plan, '2005年6月以后建的小区能改造吗', DAY)).toMatchObject({
      facts: {},
      verdict: 'undetermined',
    })
    expect(ask(plan, '2006年以后建的小区能改造吗', DAY)).toMatchObject({ verdict: 'ineligible' })
  })

  it('answers each of several subjects', () => {
    const ids = ask(plan, '门禁、路灯、停车位能不能改', DAY).answers.map((one) => one.id)
    expect(ids).toEqual(expect.arrayContaining(['access-control', 'street-lights', 'parking-spaces']))
  })

  it('quotes only what stands in the clause it names', () => {
    const file = path.resolve(import.meta.dirname, '../fixtures/questions.txt')
    for (const question of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
      const { answers, related } = ask(plan, question, DAY)
      for (const { clause, quote } of [...answers, ...related].flatMap((one) => one.citations)) {
        const { text } = plan.clauses.find((one) => one.label === clause)!
        expect(text.split(quote).length, `${question}: ${quote}`).toBe(2)
      }
    }
  })

  it('takes any input without throwing', () => {
    const mixed = fc.string({
      unit: fc.oneof(
        fc.constantFrom(...Array.from('电梯谁管钱多少年楼漏😀\u202e\u0000￥𠮷 ')),
        fc.string({ minLength: 1, maxLength: 1 }),
      ),
      maxLength: 80,
    })
    tryMany(
      fc.property(
        fc.oneof(mixed, fc.string({ maxLength: 3000 }), fc.string({ unit: 'grapheme', maxLength: 200 })),
        (question) => {
          const answer = ask(plan, question, DAY)
          expect(answer.question).toBe(question)
        },
      ),
      300,
    )
  })
})

describe('suggest', () => {
  it('finds names by their beginning, by other names and by pinyin', () => {
    expect(suggest(plan, '电梯')[0]!.id).toBe('elevator')
    expect(suggest(plan, '住建').map((one) => one.id)).toContain('housing')
    expect(suggest(plan, 'jzdt')[0]!.id).toBe('elevator')
    expect(suggest(plan, '')).toEqual([])
  })
})
