import type { Compiled } from '../compile/index.ts'
import { ask, assess, FactError, findThing, itemResult, readFacts } from '../knowledge/index.ts'

/** The day worked cases are judged from where they name none. */
const CASE_DAY = '2026-11-23'

/** Worked cases that do not hold, one line each; they are the owning department's acceptance tests. */
export function failedCases({ policy, cases }: Pick<Compiled, 'policy' | 'cases'>): string[] {
  if (!policy) return []
  const failed: string[] = []
  for (const one of cases) {
    const expectSame = (what: string, actual: unknown, expected: unknown) => {
      if (expected === undefined || JSON.stringify(actual) === JSON.stringify(expected)) return
      failed.push(
        `示例“${one.name}”:${what}应是 ${JSON.stringify(expected)},实际是 ${JSON.stringify(actual)}。请核对内容或示例`,
      )
    }
    const sorted = (list: readonly string[] | undefined) => (list ? [...list].sort() : undefined)
    const { expect } = one
    try {
      const facts = readFacts(policy, one.facts ?? {})
      const result = assess(policy, facts, one.asOf ?? CASE_DAY)
      expectSame('结论', result.eligibility.verdict, expect.eligibility)
      expectSame('决定性条件', sorted(result.eligibility.deciding), sorted(expect.deciding))
      expectSame('还需知道的', sorted(result.eligibility.ask), sorted(expect.ask))
      for (const [id, value] of Object.entries(expect.goals ?? {}))
        expectSame(`目标 ${id}`, result.goals.find((goal) => goal.id === id)?.applies, value)
      for (const [id, value] of Object.entries(expect.models ?? {}))
        expectSame(`模式 ${id}`, result.models.find((model) => model.id === id)?.verdict, value)
      if (expect.funding && !Array.isArray(expect.funding))
        for (const [id, value] of Object.entries(expect.funding))
          expectSame(`资金 ${id}`, result.funding.find((funding) => funding.id === id)?.verdict, value)
    } catch (error) {
      if (!(error instanceof FactError)) throw error
      failed.push(...error.problems.map((problem) => `示例“${one.name}”:${problem}`))
    }
    if (one.item !== undefined) {
      const found = findThing(policy, one.item, ['item'])
      const item = found && itemResult(policy, found.id)
      if (!item) failed.push(`示例“${one.name}”:没有改造内容“${one.item}”。请核对名称`)
      else {
        const names = [...new Set(item.departments.map((department) => department.name))]
        expectSame('部门', sorted(names), sorted(expect.departments))
        if (Array.isArray(expect.funding)) expectSame('资金', sorted(item.funding), sorted(expect.funding))
      }
    }
    if (one.question !== undefined) {
      const answer = ask(policy, one.question, one.asOf ?? CASE_DAY)
      expectSame('回答', answer.coverage, expect.coverage)
      const first = answer.answers[0]?.citations.map((citation) => citation.clause) ?? []
      if (expect.clauses && !expect.clauses.some((label) => first.includes(label)))
        failed.push(
          `示例“${one.name}”:第一条回答应出自 ${expect.clauses.join('、')},实际是 ${first.join('、') || '无'}`,
        )
      const names = answer.answers.flatMap((item) => item.departments.map((department) => department.name))
      for (const name of expect.departments ?? [])
        if (!names.includes(name))
          failed.push(
            `示例“${one.name}”:回答中应有“${name}”,实际是 ${[...new Set(names)].join('、') || '无'}`,
          )
      for (const name of expect.silentOn ?? [])
        if (!answer.silentOn.includes(name))
          failed.push(
            `示例“${one.name}”:应说明文件未规定“${name}”,实际是 ${answer.silentOn.join('、') || '无'}`,
          )
    }
  }
  return failed
}
