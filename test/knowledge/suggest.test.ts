import { describe, expect, it } from 'vitest'
import { suggest } from '../../src/knowledge/index.ts'
import { plan } from './plan.ts'

const ids = (typed: string, limit?: number) => suggest(plan, typed, limit).map((one) => one.id)

describe('suggest', () => {
  it('puts what begins so before what contains it, things before offices before money', () => {
    const found = suggest(plan, '电梯')
    expect(found.length).toBeGreaterThan(0)
    const word = (at: number) => found[at]!.matched ?? found[at]!.name
    const begins = found.map((_, at) => word(at).startsWith('电梯'))
    expect(begins).toEqual(begins.slice().sort((a, b) => Number(b) - Number(a)))
    for (let at = 0; at < found.length; at++) expect(word(at)).toContain('电梯')
  })

  it('names each thing once, with the other name only where that is what matched', () => {
    const [lift] = suggest(plan, plan.items.find((item) => item.id === 'elevator')!.name)
    expect(lift).toEqual({ id: 'elevator', name: lift!.name, kind: 'item' })
    const alias = plan.words.aliases['elevator']!.split(',').find((word) => !/[+/]/.test(word))!
    expect(suggest(plan, alias).find((one) => one.id === 'elevator')).toMatchObject({ matched: alias })
    for (const typed of ['电', '楼', '部门', '改造']) expect(new Set(ids(typed)).size).toBe(ids(typed).length)
  })

  it('shows no more than are wanted', () => {
    expect(ids('改造').length).toBeLessThanOrEqual(6)
    expect(ids('改', 2)).toHaveLength(2)
    expect(ids('改', 2)).toEqual(ids('改', 9).slice(0, 2))
  })

  it('finds what is nearly so where nothing is so, from three characters on', () => {
    expect(ids('梯电加装')).toContain('elevator')
    expect(ids('梯加')).toEqual([])
    // More than half of what is typed has to occur.
    expect(ids('天气预报电')).toEqual([])
  })

  it('reads pinyin, traditional characters, full width and blanks', () => {
    expect(ids('dianti')).toContain('elevator')
    expect(ids('電梯')).toEqual(ids('电梯'))
    expect(ids(' 电 梯 ')).toEqual(ids('电梯'))
  })

  it('says nothing to nothing, nor to a whole sentence', () => {
    expect(ids('')).toEqual([])
    expect(ids('  ,')).toEqual([])
    expect(ids('我家住在六楼没有电梯找谁加装')).toEqual([])
  })

  it('suggests no rule, goal, duty or statement', () => {
    const kinds = new Set(
      ['电', '改', '老', '资', '小区', '目标'].flatMap((typed) =>
        suggest(plan, typed, 50).map((one) => one.kind),
      ),
    )
    for (const kind of kinds) expect(['item', 'department', 'funding', 'step', 'model']).toContain(kind)
  })
})
