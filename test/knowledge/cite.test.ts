import { describe, expect, it } from 'vitest'
import {
  cite,
  citeAll,
  clauseOf,
  displayLabel,
  findThing,
  nameOf,
  things,
  type Span,
} from '../../src/knowledge/index.ts'
import { plan } from './plan.ts'

describe('a citation', () => {
  const place = plan.clauses.findIndex((clause) => clause.text.length > 20)
  const { label, text } = plan.clauses[place]!

  it('is verbatim from its clause, from the first character to the last', () => {
    expect(cite(plan, [place, 0, 1])).toEqual({ clause: label, quote: text[0] })
    expect(cite(plan, [place, 2, 9])).toEqual({ clause: label, quote: text.slice(2, 9) })
    expect(cite(plan, [place, 0, text.length])).toEqual({ clause: label, quote: text })
    expect(
      citeAll(plan, [
        [place, 0, 2],
        [place, 3, 4],
      ]).map((one) => one.quote),
    ).toEqual([text.slice(0, 2), text[3]])
    expect(citeAll(plan, [])).toEqual([])
  })

  it.each<[string, Span]>([
    ['a clause there is not', [plan.clauses.length, 0, 1]],
    ['a clause before the first', [-1, 0, 1]],
    ['a start before the text', [place, -1, 1]],
    ['nothing', [place, 3, 3]],
    ['back to front', [place, 5, 3]],
    ['an end behind the text', [place, 0, text.length + 1]],
  ])('of %s is refused', (_, span) => {
    expect(() => cite(plan, span)).toThrow(RangeError)
    expect(() => cite(plan, span)).toThrow(`span [${span.join(', ')}] lies outside the text of ${plan.id}`)
  })
})

describe('a label', () => {
  it.each([
    ['四', '四、'],
    ['二(一)', '二、（一）'],
    ['二(一)2', '二、（一）2.'],
    ['十二(十一)10', '十二、（十一）10.'],
    ['通知', '通知'],
    ['二(一', '二(一'],
    ['二(1)', '二(1)'],
    ['附二(一)', '附二(一)'],
    ['二(一)2a', '二(一)2a'],
  ])('%s is shown as %s', (label, shown) => {
    expect(displayLabel(label)).toBe(shown)
  })

  it('finds its clause, or none', () => {
    expect(clauseOf(plan, '四(二)')!.label).toBe('四(二)')
    expect(clauseOf(plan, '九(九)')).toBeUndefined()
  })
})

describe('a thing', () => {
  it('is found by id, name and alias, in this order, white space aside', () => {
    const [item] = plan.items
    for (const words of [item!.id, item!.name, ` ${item!.name.split('').join(' ')}\n`])
      expect(findThing(plan, words)!.id).toBe(item!.id)
    expect(findThing(plan, '住建局', ['department'])!.name).toBe('住房城乡建设部门')
  })

  it('is found among the kinds that are wanted alone', () => {
    expect(findThing(plan, 'finance', ['department'])).toMatchObject({ id: 'finance', thing: 'department' })
    expect(findThing(plan, 'finance', ['item'])).toBeUndefined()
    expect(findThing(plan, '没有的东西')).toBeUndefined()
  })

  it('has a name; what is none keeps its id', () => {
    expect(nameOf(plan, 'finance')).toBe('财政部门')
    expect(nameOf(plan, 'nobody')).toBe('nobody')
  })

  it('of every list is there once, with its kind', () => {
    const all = things(plan)
    const lists = [
      'departments',
      'items',
      'duties',
      'criteria',
      'goals',
      'funding',
      'models',
      'steps',
      'statements',
    ] as const
    expect(all.size).toBe(lists.reduce((sum, list) => sum + plan[list].length, 0))
    for (const list of lists)
      for (const one of plan[list]) expect(all.get(one.id)).toMatchObject({ name: one.name })
    expect(things(plan)).toBe(all)
  })
})
