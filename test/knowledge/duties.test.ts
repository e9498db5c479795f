import { describe, expect, it } from 'vitest'
import {
  assess,
  choices,
  duties,
  generalParties,
  itemResult,
  LookupError,
  next,
  open,
  partiesFor,
} from '../../src/knowledge/index.ts'
import { plan } from './plan.ts'

const DAY = '2026-11-23'
const nameOf = (id: string) => plan.departments.find((one) => one.id === id)!.name

describe('the matrix of duties', () => {
  it('holds every duty of the plan as it stands there, with names for ids', () => {
    const table = duties(plan)
    expect(table).toMatchObject({ policy: plan.id, of: null, for: null, named: true, general: [] })
    expect(table.duties.map((row) => row.id)).toEqual(plan.duties.map((duty) => duty.id))
    table.duties.forEach((row, at) => {
      const duty = plan.duties[at]!
      expect(row).toMatchObject({ department: nameOf(duty.department), role: duty.role, about: duty.name })
      expect(row.of).toHaveLength(duty.of.length)
      expect(row.citations.length).toBeGreaterThan(0)
    })
  })

  it('has a row for each department and a column for each thing', () => {
    for (const { id, name } of plan.departments) {
      const table = duties(plan, { of: id })
      expect(table.of).toBe(name)
      expect(table.duties.map((row) => row.id)).toEqual(
        plan.duties.filter((duty) => duty.department === id).map((duty) => duty.id),
      )
    }
    for (const { id, name } of [...plan.items, ...plan.funding, ...plan.models, ...plan.steps]) {
      const table = duties(plan, { for: id })
      const named = plan.duties.filter((duty) => duty.of.includes(id)).map((duty) => duty.id)
      expect(table).toMatchObject({ for: name, named: named.length > 0 })
      expect(table.duties.map((row) => row.id)).toEqual(named)
      const general = plan.duties.filter((duty) => duty.general).map((duty) => duty.id)
      expect(table.general.map((row) => row.id)).toEqual(named.length ? [] : general)
    }
  })

  it('has cells; an empty one of a thing that is given to another names nobody in general', () => {
    expect(duties(plan, { of: '市场监管部门', for: 'elevator' }).duties).toHaveLength(1)
    expect(duties(plan, { of: 'finance', for: 'elevator' })).toMatchObject({
      named: true,
      duties: [],
      general: [],
    })
  })

  it('says what a name could have been, and what it was', () => {
    const told = (query: object) => {
      try {
        duties(plan, query)
      } catch (error) {
        expect(error).toBeInstanceOf(LookupError)
        return (error as Error).message
      }
      return ''
    }
    expect(told({ of: 'elevator' })).toMatch(/^文件中没有名为“elevator”的部门。可用:/)
    expect(told({ of: 'elevator' })).toContain(plan.departments.map((one) => one.name).join('、'))
    expect(told({ of: 'elevator' })).not.toContain(plan.items[0]!.name)
    expect(told({ for: '天文台' })).toMatch(/^文件中没有名为“天文台”的改造内容、步骤、资金或模式。可用:/)
    expect(told({ for: '台'.repeat(99) })).toContain(`“${'台'.repeat(40)}”`)
  })

  it('names each party once for each role, in the order of the plan', () => {
    for (const { id } of plan.items) {
      const expected = new Set(
        plan.duties
          .filter((duty) => duty.of.includes(id))
          .map((duty) => `${nameOf(duty.department)}|${duty.role}`),
      )
      expect(partiesFor(plan, id).map(({ name, role }) => `${name}|${role}`)).toEqual([...expected])
    }
    const twice = { ...plan, duties: [...plan.duties, ...plan.duties] }
    expect(partiesFor(twice, 'elevator')).toEqual(partiesFor(plan, 'elevator'))
    expect(generalParties(twice)).toEqual(generalParties(plan))
    expect(generalParties(plan).length).toBeGreaterThan(1)
    expect(new Set(generalParties(plan).map(({ role }) => role)).size).toBeGreaterThan(1)
  })
})

describe('an assessment', () => {
  it('holds everything of the plan, with its conditions, notes and money', () => {
    const { workItems, funding, models, steps, goals } = assess(plan, {}, DAY)
    expect(workItems.map((one) => one.id)).toEqual(plan.items.map((one) => one.id))
    workItems.forEach((one, at) => {
      const { condition = null, note, category, funding: paid } = plan.items[at]!
      expect(one).toMatchObject({ condition, category, funding: paid })
      expect(one.note).toBe(note)
      expect('note' in one).toBe(note !== undefined)
      expect(itemResult(plan, one.id)).toEqual(one)
    })
    expect(itemResult(plan, 'finance')).toBeUndefined()
    expect(funding.map((one) => [one.id, one.covers, one.through])).toEqual(
      plan.funding.map((one) => [one.id, one.covers, one.through.map(nameOf)]),
    )
    expect(models.map((one) => one.id)).toEqual(plan.models.map((one) => one.id))
    expect(steps.map((one) => [one.id, one.tasks.length, one.parties, one.outputs])).toEqual(
      plan.steps.map((one) => [one.id, one.tasks.length, one.parties.map(nameOf), one.outputs]),
    )
    expect(goals.map((one) => [one.due, one.note])).toEqual(plan.goals.map((one) => [one.due, one.note]))
    for (const one of [...funding, ...models]) expect('note' in one).toBe(one.note !== undefined)
  })

  it('holds only the items that are named, where they are', () => {
    expect(
      assess(plan, { items: ['greening', 'elevator'] }, DAY)
        .workItems.map((one) => one.id)
        .sort(),
    ).toEqual(['elevator', 'greening'])
    expect(assess(plan, { items: [] }, DAY).workItems).toEqual([])
    expect(assess(plan, { items: 'unknown' }, DAY).workItems).toHaveLength(plan.items.length)
  })

  it('says which requirement each finding is of, with its own words or those of the whole', () => {
    const { findings } = assess(plan, { builtOn: '2010', land: 'state-owned-urban' }, DAY).eligibility
    const found = (fact: string) => findings.filter((one) => one.fact === fact)
    expect(found('builtOn').map((one) => one.truth)).toEqual(['unmet'])
    expect(found('land').map((one) => one.truth)).toEqual(['met'])
    expect(found('rebuild').every((one) => one.truth === 'unknown')).toBe(true)
    for (const one of findings) {
      expect(plan.criteria.some(({ name }) => name === one.name)).toBe(true)
      expect(one.citations.length).toBeGreaterThan(0)
    }
  })

  it('says whether a goal is one of this community, and when its term ends', () => {
    const applies = (facts: object) => assess(plan, facts as never, DAY).goals.map((goal) => goal.applies)
    expect(applies({})).toEqual(['unknown', 'unknown'])
    expect(new Set(applies({ builtOn: '1998' }))).toEqual(new Set(['yes']))
    expect(new Set(applies({ builtOn: '2010' }))).toEqual(new Set(['no']))
    expect(applies({ builtOn: '2003' }).sort()).toEqual(['no', 'yes'])
  })

  it('tells in words what would have to be otherwise', () => {
    const change = (facts: object) => assess(plan, facts as never, DAY).eligibility.change
    expect(change({ land: 'other' })).toEqual([{ fact: 'land', to: labelOf('land', 'state-owned-urban') }])
    expect(change({ rebuild: true })).toEqual([{ fact: 'rebuild', to: labelOf('rebuild', 'false') }])
    const facts = { builtOn: '2010', land: 'other' }
    expect(
      change(facts)
        .map((one) => one.fact)
        .sort(),
    ).toEqual(['builtOn', 'land'])
    const later = {
      ...plan,
      criteria: [
        {
          ...plan.criteria[0]!,
          when: {
            all: [
              { fact: 'builtOn', id: 'x', onOrAfter: '1990' } as const,
              { fact: 'builtOn', id: 'y', before: '2000' } as const,
            ],
          },
        },
      ],
    }
    expect(assess(later, { builtOn: '2010' }, DAY).eligibility.change).toEqual([
      { fact: 'builtOn', to: '1990-01-01 至 1999-12-31' },
    ])
    const only = {
      ...plan,
      criteria: [{ ...plan.criteria[0]!, when: { fact: 'builtOn', id: 'x', onOrAfter: '1990' } as const }],
    }
    expect(assess(only, { builtOn: '1980' }, DAY).eligibility.change).toEqual([
      { fact: 'builtOn', to: '1990-01-01 及以后' },
    ])
    const some = {
      ...plan,
      criteria: [
        { ...plan.criteria[0]!, when: { none: [{ fact: 'pilot', id: 'x', equals: 'none' } as const] } },
      ],
    }
    expect(assess(some, { pilot: 'none' }, DAY).eligibility.change).toEqual([
      { fact: 'pilot', to: `${labelOf('pilot', 'national')} 或 ${labelOf('pilot', '4+N')}` },
    ])
  })
})

const labelOf = (fact: string, value: string) => plan.facts.find((one) => one.id === fact)!.labels[value]!

describe('the next question', () => {
  it('is asked in the words of the plan, with the values it accepts', () => {
    const first = next(plan, 'eligibility', {})
    const question = plan.facts.find((one) => one.id === first.fact)!
    expect(first).toMatchObject({
      policy: plan.id,
      goal: 'eligibility',
      question: question.question,
      help: question.help ?? null,
      form: question.form.kind,
    })
    expect(first.remaining[0]).toBe(first.fact)
    expect(first.remaining).toEqual(open(plan, 'eligibility', {}))
    expect(first.citations.length).toBeGreaterThan(0)
  })

  it('is none once nothing can change a verdict', () => {
    expect(next(plan, 'eligibility', { land: 'other' })).toEqual({
      policy: plan.id,
      goal: 'eligibility',
      fact: null,
      question: null,
      help: null,
      form: null,
      choices: [],
      citations: [],
      remaining: [],
    })
  })

  it('has yes before no, options in their order, and no choices for a date or a list', () => {
    const of = (id: string) => choices(plan.facts.find((one) => one.id === id)!).map((one) => one.value)
    expect(of('rebuild')).toEqual([true, false])
    expect(of('land')).toEqual(['state-owned-urban', 'other'])
    expect([of('builtOn'), of('items')]).toEqual([[], []])
    expect(
      choices({ ...plan.facts.find((one) => one.id === 'land')!, labels: {} }).map((one) => one.label),
    ).toEqual(['state-owned-urban', 'other'])
  })

  it('about money comes first where it bears on most, and each fact comes once', () => {
    for (const goal of ['funding', 'models'] as const) {
      const facts = open(plan, goal, {})
      expect(new Set(facts).size).toBe(facts.length)
      const weight = (fact: string) =>
        assess(plan, {}, DAY)[goal].reduce((sum, one) => {
          const place = one.ask.indexOf(fact)
          return place < 0 ? sum : sum + 1 / (place + 1)
        }, 0)
      const order = plan.facts.map((one) => one.id)
      const expected = order
        .filter((fact) => weight(fact) > 0)
        .sort((a, b) => weight(b) - weight(a) || order.indexOf(a) - order.indexOf(b))
      expect(facts).toEqual(expected)
    }
  })
})
