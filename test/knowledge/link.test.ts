import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decodeState,
  encodeState,
  readFacts,
  type Facts,
  type GuideState,
  type Policy,
} from '../../src/knowledge/index.ts'
import { plan } from './plan.ts'
import { tryMany } from '../property.ts'

const arbitraryFacts = fc
  .record(
    Object.fromEntries(
      plan.facts.map(({ id, form }) => [
        id,
        fc.oneof(
          fc.constant('unknown'),
          form.kind === 'boolean'
            ? fc.boolean()
            : form.kind === 'choice'
              ? fc.constantFrom(...form.options)
              : form.kind === 'date'
                ? fc.constantFrom('1998', '2005-12', '2005-12-31', '2000-02-29')
                : fc.subarray(
                    plan.items.map((item) => item.id),
                    { minLength: 1 },
                  ),
        ),
      ]),
    ),
    { requiredKeys: [] },
  )
  .map((facts) => facts as Facts)

const arbitraryState: fc.Arbitrary<GuideState> = fc
  .record(
    {
      view: fc.constantFrom('home', 'responsible', 'eligible', 'funding', 'ask', 'read'),
      facts: arbitraryFacts,
      subject: fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }),
      done: fc.subarray(
        plan.steps.flatMap((step) => step.tasks.map((_, place) => `${step.id}-${place}`)),
        { minLength: 1 },
      ),
    },
    { requiredKeys: ['view', 'facts'] },
  )
  .map((state) => state as GuideState)

describe('links', () => {
  it('bring back every state', () => {
    tryMany(
      fc.property(arbitraryState, (state) => {
        expect(decodeState(plan, encodeState(plan, state))).toEqual({ state })
      }),
      300,
    )
  })

  it('never throw, whatever they hold', () => {
    tryMany(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `pg=1&v=eligible&${text}`),
        ),
        (text) => {
          const { state } = decodeState(plan, text)
          expect(Object.keys(state.facts).every((id) => plan.facts.some((fact) => fact.id === id))).toBe(true)
        },
      ),
      500,
    )
  })

  it('spoilt anywhere, give a state that a link brings back again', () => {
    const bits = [
      '&',
      '=',
      '%',
      '%00',
      '%zz',
      '+',
      '#',
      '.',
      '-',
      'f.',
      'pg=1',
      'v=ask',
      '__proto__',
      '\ud800',
      '<b>',
      '\u202e',
    ]
    tryMany(
      fc.property(
        arbitraryState,
        fc.array(fc.tuple(fc.nat(), fc.nat(6), fc.constantFrom('', ...bits)), { maxLength: 4 }),
        (state, edits) => {
          let text = encodeState(plan, state)
          for (const [at, length, bit] of edits) {
            const place = at % (text.length + 1)
            text = text.slice(0, place) + bit + text.slice(place + length)
          }
          const read = decodeState(plan, text).state
          expect(decodeState(plan, encodeState(plan, read))).toEqual({ state: read })
          expect(() => readFacts(plan, read.facts)).not.toThrow()
        },
      ),
      300,
    )
  })

  it.each(['\udc00\udc00', 'x\ud800', '\ud800\ud800\udc00\udc00y', '\udc00\ud83d\ude00'])(
    'hold no half of a character: %j',
    (subject) => {
      const kept = Array.from(subject)
        .filter((one) => one.length > 1 || !/[\ud800-\udfff]/.test(one))
        .join('')
      const link = encodeState(plan, { view: 'ask', subject, facts: {} })
      expect(decodeState(plan, link).state.subject ?? '').toBe(kept)
    },
  )

  it('tick only tasks there are, each by its one number', () => {
    const [step] = plan.steps
    const last = step!.tasks.length - 1
    const link = (done: string) =>
      decodeState(plan, `pg=1&c=${plan.changes[0]!.version}&v=eligible&d=${done}`)
    expect(link(`${step!.id}-${last}`).state.done).toEqual([`${step!.id}-${last}`])
    for (const none of [
      `${step!.id}-${last + 1}`,
      `${step!.id}-00`,
      `${step!.id}-`,
      'elevator-0',
      'x-0',
      '-0',
      step!.id,
    ])
      expect(link(none).state.done, none).toBeUndefined()
  })

  it('are as long as a person can make them, and no longer', () => {
    const subject = '长'.repeat(300)
    const text = encodeState(plan, { view: 'ask', subject, facts: {} })
    expect(decodeState(plan, text).state.subject).toBe(subject)
    const room = (length: number) => `pg=1&c=${plan.changes[0]!.version}&v=ask&s=`.padEnd(length, 'x')
    expect(decodeState(plan, room(4000)).state.subject).toHaveLength(500)
    expect(decodeState(plan, room(4001)).notice).toContain('链接过长')
    expect(decodeState(plan, `#${room(100)}`).state.view).toBe('ask')
    expect(decodeState(plan, `other=1&${room(100)}`).state.view).toBe('ask')
    expect(decodeState(plan, `xpg=1&v=ask`)).toEqual({ state: { view: 'home', facts: {} } })
  })

  it.each([
    ['pg=2&v=home', '链接来自其他版本，无法读取，已从头开始。'],
    ['pg=1&v=admin', '链接已损坏，无法读取，已从头开始。'],
    ['pg=1&v=%E0%A4%A', '链接已损坏，无法读取，已从头开始。'],
    ['pg=1&pg=1&v=home', '链接已损坏，无法读取，已从头开始。'],
    [`pg=1&v=ask&s=${'长'.repeat(5000)}`, '链接过长，无法读取，已从头开始。'],
  ])('a broken link gives a fresh start and says so: %#', (text, notice) => {
    expect(decodeState(plan, text)).toEqual({ state: { view: 'home', facts: {} }, notice })
  })

  it('says which answers of a link could not be read and keeps the others', () => {
    const version = plan.changes[0]!.version
    const { state, notice } = decodeState(
      plan,
      `pg=1&c=${version}&v=eligible&f.builtOn=1998&f.land=moon&f.__proto__=x`,
    )
    expect(state.facts).toEqual({ builtOn: '1998' })
    expect(notice).toBe('链接中有 2 项回答无法读取，请重新选择。')
  })

  it('opens a link made for older content with what has changed since', () => {
    const newer: Policy = {
      ...plan,
      changes: [{ version: '2.0.0', date: '2027-01-01', text: '补充说明' }, ...plan.changes],
    }
    const { state, notice } = decodeState(
      newer,
      encodeState(plan, { view: 'eligible', facts: { builtOn: '1998' } }),
    )
    expect(state.facts).toEqual({ builtOn: '1998' })
    expect(notice).toContain('补充说明')
  })

  it('leaves a fragment that is not ours alone', () => {
    expect(decodeState(plan, 'section-3')).toEqual({ state: { view: 'home', facts: {} } })
  })
})
