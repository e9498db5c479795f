import { describe, expect, it, vi } from 'vitest'
import { assess, readPack } from '../../src/knowledge/index.ts'
import { changed, judge, someCite } from './spoil.ts'
import { useAll } from './use.ts'

vi.setConfig({ testTimeout: 60_000 })

describe('a pack made to take for ever', () => {
  /** Milliseconds; generous, since a machine may be busy. What is guarded against takes hours. */
  const SOON = 30_000
  const timed = (work: () => void) => {
    const start = performance.now()
    work()
    expect(performance.now() - start).toBeLessThan(SOON)
  }
  const yes = (fact: string) => ({ fact, id: fact, equals: true })
  const booleans = (names: readonly string[]) =>
    names.map((id) => ({
      id,
      form: { kind: 'boolean' },
      name: id,
      question: id,
      labels: {},
      cite: someCite,
    }))
  const criteria = (rules: readonly unknown[]) =>
    rules.map((when, at) => ({ id: `made-${at}`, name: 'x', cite: someCite, when }))
  const withRules = (names: readonly string[], rules: readonly unknown[]) =>
    changed((p) => {
      p.facts.push(...booleans(names))
      p.criteria = criteria(rules)
    })
  const range = (length: number) => Array.from({ length }, (_, at) => at)

  it('a hundred megabytes of text, or a text of that size, is refused', () => {
    timed(() => {
      expect(judge('x'.repeat(100_000_000))).toMatch(/过大/)
      expect(judge(changed((p) => (p.title = 'x'.repeat(100_000_000))))).toMatch(/title 应为文字/)
    })
  })

  it('one small value that stands in it a thousand million times is refused', () => {
    timed(() => {
      const long = 'x'.repeat(90_000)
      expect(
        judge(changed((p) => (p.words.lists = Object.fromEntries(range(999).map((n) => [`l${n}`, long]))))),
      ).toMatch(/过大/)
      const spans = range(20_000).map(() => someCite[0])
      const task = { name: 'x', cite: spans, parties: [] }
      const step = {
        id: 'x',
        name: 'x',
        cite: spans,
        tasks: range(20_000).map(() => task),
        parties: [],
        outputs: [],
      }
      expect(judge(changed((p) => (p.steps = range(2000).map(() => step))))).toMatch(/过大/)
    })
  })

  it('more things, options or criteria than a policy can have are refused', () => {
    timed(() => {
      expect(judge(changed((p) => (p.items = range(2001).map(() => p.items[0]))))).toMatch(
        /items 应为至多 2000 项/,
      )
      const options = range(201).map((n) => `o${n}`)
      expect(judge(changed((p) => (p.facts[1].form = { kind: 'choice', options })))).toMatch(
        /options 应为至多 200/,
      )
      expect(
        judge(
          withRules(
            ['z'],
            range(31).map(() => yes('z')),
          ),
        ),
      ).toMatch(/criteria 应为至多 30 项/)
      expect(
        judge(changed((p) => (p.goals = range(301).map((n) => ({ ...p.goals[0], id: `m${n}` }))))),
      ).toMatch(/规则 应为至多 300 条/)
    })
  })

  it('criteria whose facts hang together crosswise are refused', () => {
    timed(() => {
      const names = range(22).flatMap((n) => [`a${n}`, `b${n}`])
      const pairs = range(22).map((n) => ({ any: [yes(`a${n}`), yes(`b${n}`)] }))
      const rules = [{ any: range(22).map((n) => yes(`a${n}`)) }, ...pairs]
      expect(judge(withRules(names, rules))).toMatch(/criteria.when 应为规则/)
    })
  })

  it('criteria whose smallest deciding set is hard to find are answered with a set that decides', () => {
    timed(() => {
      const names = range(28).flatMap((n) => [`a${n}`, `b${n}`, `c${n}`])
      const rules = range(28).map((n) => ({
        all: [
          { any: [yes(`a${n}`), yes(`b${n}`)] },
          { any: [yes(`b${n}`), yes(`c${n}`)] },
          { any: [yes(`a${n}`), yes(`c${n}`)] },
        ],
      }))
      const policy = readPack(withRules(names, rules))
      const known = Object.fromEntries(names.map((name) => [name, true]))
      const { verdict, deciding } = assess(policy, known, '2026-11-23').eligibility
      expect(verdict).toBe('eligible')
      const kept = Object.fromEntries(deciding.map((name) => [name, true]))
      expect(assess(policy, kept, '2026-11-23').eligibility.verdict).toBe('eligible')
    })
  })

  it('the most that is taken is still answered', () => {
    timed(() => {
      const pack = changed((p) => {
        p.items = range(2000).map((n) => ({ ...p.items[0], id: `i${n}`, name: `事${n}`, funding: [] }))
        p.duties = range(2000).map((n) => ({ ...p.duties[0], id: `d${n}`, of: ['i0', 'i1', `i${n}`] }))
        p.words.aliases = {}
        p.words.silent = []
      })
      useAll(readPack(pack))
    })
  })
})
