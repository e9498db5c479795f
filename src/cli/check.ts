import path from 'node:path'
import { existsSync } from 'node:fs'
import { compilePolicy, formatProblem, policyFolders, readFolder, type Compiled } from '../compile/index.ts'
import { failedCases } from './cases.ts'
import type { Outcome } from './run.ts'

/**
 * Checks one folder, or every policy in content/: prints all problems, else the coverage report.
 * @param folder as given on the command line; absent: content/ below where the call is made
 */
export function checkFolder(folder: string | undefined, id: string | undefined, json: boolean): Outcome {
  const base = folder ?? 'content'
  if (!existsSync(base))
    return { status: 1, out: '', err: `check: 没有目录“${base}”。请在项目目录中运行,或写出内容所在的目录\n` }
  const single = existsSync(path.join(base, 'policy.yaml'))
  const folders = (single ? [base] : policyFolders(base)).filter(
    (one) => id === undefined || path.basename(one) === id,
  )
  if (!folders.length)
    return {
      status: 1,
      out: '',
      err: `check: “${base}”中没有${id === undefined ? '带 policy.yaml 的目录' : `编号为“${id}”的文件`}。请核对目录\n`,
    }
  const results = folders.map((one) => ({ folder: one, compiled: compilePolicy(readFolder(one)) }))
  const problems = results.flatMap(({ folder: one, compiled }) => [
    ...compiled.problems.map(formatProblem),
    ...failedCases(compiled).map((line) => `${path.join(one, 'cases.yaml')}:1 ${line}`),
  ])
  const report = json
    ? `${JSON.stringify(
        results.map(({ folder: one, compiled }) => ({ folder: one, problems, coverage: compiled.coverage })),
        null,
        2,
      )}\n`
    : results.map(({ folder: one, compiled }) => coverageReport(one, compiled)).join('\n')
  if (problems.length)
    return { status: 1, out: json ? report : '', err: problems.map((one) => `${one}\n`).join('') }
  return { status: 0, out: report, err: '' }
}

const percent = (part: number, whole: number) => `${whole ? ((100 * part) / whole).toFixed(1) : '100.0'}%`

function coverageReport(folder: string, { coverage, cases, policy }: Compiled): string {
  if (!coverage) return ''
  const all = coverage.sentences.length
  const lines = [`${folder}:没有问题`, '']
  for (const one of coverage.sentences) {
    const why = one.facts.length ? one.facts.join('、') : `未编入:${one.reason ?? ''}`
    lines.push(
      `${one.clause.padEnd(6)} ${one.text.length > 36 ? `${one.text.slice(0, 35)}…` : one.text}  ← ${why}`,
    )
  }
  lines.push(
    '',
    `共 ${all} 句:已说明 ${coverage.accounted} 句(${percent(coverage.accounted, all)}),其中编入 ${coverage.encoded} 句(${percent(coverage.encoded, all)})`,
    `引文占全文字数的 ${percent(coverage.quoted, 1)}`,
    `示例 ${cases.length} 个,全部通过`,
    policy
      ? `部门 ${policy.departments.length} · 职责 ${policy.duties.length} · 改造内容 ${policy.items.length} · 资金 ${policy.funding.length}`
      : '',
  )
  return `${lines.join('\n')}\n`
}
