import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { failedCases } from '../../src/cli/cases.ts'
import { compilePolicy, fold, formatProblem, readFolder } from '../../src/compile/index.ts'

const root = path.resolve(import.meta.dirname, '../..')
/** Compiled anew in each test, so that a change of the compiler is seen by the test it fails. */
const compile = () => compilePolicy(readFolder(path.join(root, 'content/tai-an-2020-43')))

/** The source with its page-break marks and markdown signs away; what remains is the document. */
function documentText(): string {
  const source = readFileSync(path.join(root, 'test/fixtures/tai-an-2020-43.txt'), 'utf8')
  return fold(source.replace(/^---$/gm, '').replace(/[#*]/g, ''))
}

describe('the plan', () => {
  it('compiles without a problem', () => {
    const { problems } = compile()
    expect(problems.map(formatProblem)).toEqual([])
  })

  it('is the document verbatim: nothing lost, nothing added, in order', () => {
    const { policy } = compile()
    expect(policy!.clauses.map((clause) => clause.heading + fold(clause.text)).join('')).toBe(documentText())
  })

  it('has every sentence accounted for and at least 95 % encoded', () => {
    const { coverage } = compile()
    const all = coverage!.sentences.length
    expect(coverage!.accounted).toBe(all)
    expect(coverage!.encoded / all).toBeGreaterThanOrEqual(0.95)
  })

  it('holds every worked case', () => {
    const compiled = compile()
    expect(compiled.cases.length).toBeGreaterThanOrEqual(40)
    expect(failedCases(compiled)).toEqual([])
  })

  it('cites something for every thing, and every span lies in the text', () => {
    const { policy } = compile()
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
      'facts',
    ] as const
    for (const list of lists)
      for (const one of policy![list]) {
        expect(one.cite.length, one.id).toBeGreaterThan(0)
        for (const [clause, start, end] of one.cite)
          expect(policy!.clauses[clause]!.text.slice(start, end).length, one.id).toBe(end - start)
      }
  })

  it('has the funding sources and facts of the contract', () => {
    const { policy } = compile()
    expect(policy!.funding.map((one) => one.id).sort()).toEqual(
      'central-budget superior-subsidy provincial-award special-bond fiscal-budget integrated-funds elderly-care-fund commerce-fund owner-unit elevator-public-housing utility-owned utility-not-owned residents social-capital financial-support power-supply-fund'
        .split(' ')
        .sort(),
    )
    expect(policy!.facts.map((one) => one.id).sort()).toEqual(
      'builtOn land residential neglected utilitiesIncomplete servicesIncomplete residentsWilling rebuild items inProvincialRepository pilot yieldsRevenue beyondEntry facilityOwner publicHousing ownerUnit adjacentProject remoteProject revenueFacility fundedLocally'
        .split(' ')
        .sort(),
    )
  })
})
