import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { build } from './build.mjs'
import { findChromium } from './chromium.mjs'
import { install } from './install.mjs'
import { root, run, tool } from './run.mjs'

install()
const chromium = browser()

const reports = path.join(root, 'test-results')
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports)

/** @type {[heading: string, step: () => boolean][]} */
const steps = [
  [
    '类型 types',
    () => tool('typescript:tsc', ['--noEmit']) && tool('typescript:tsc', ['-p', 'tsconfig.widget.json']),
  ],
  ['静态检查 lint', () => tool('oxlint', ['--type-aware', '--deny-warnings'])],
  ['格式 format', () => tool('prettier', ['--check', '--log-level', 'warn', '.'])],
  ['单元测试 unit tests', () => vitest('unit')],
  ['构建 build', build],
  ['内容检查 content check', () => run(process.execPath, ['dist/node/cli.js', 'check'])],
  ['浏览器测试 browser tests', () => vitest('browser')],
]

const ok = steps.every(([heading, step], at) => {
  console.log(`\n━━ ${at + 1}/${steps.length} ${heading}`)
  const started = performance.now()
  const passed = step()
  console.log(`${passed ? '✓' : '✗'} ${heading}  ${((performance.now() - started) / 1000).toFixed(1)} s`)
  return passed
})

const total = ['unit', 'browser'].flatMap(counts)
if (total.length > 0) {
  const sum = (/** @type {'passed' | 'failed'} */ key) => total.reduce((all, one) => all + one[key], 0)
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`)
}
process.exitCode = ok ? 0 : 1

/** Finds the browser first: a machine without one should hear of it at once, not after the other steps. */
function browser() {
  try {
    return findChromium()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}

/** @param {string} project */
function vitest(project) {
  const report = path.join(reports, `${project}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  return tool('vitest', ['run', '--project', project, ...reporters], { CHROMIUM: chromium })
}

/**
 * What a project's report counts; nothing where it did not run.
 * @param {string} project
 * @returns {{ passed: number, failed: number }[]}
 */
function counts(project) {
  try {
    const report = JSON.parse(readFileSync(path.join(reports, `${project}.json`), 'utf8'))
    // A file that could not be loaded has no tests to count; it is one failure all the same.
    const broken = report.testResults.filter(
      (/** @type {{ status: string, assertionResults: { status: string }[] }} */ file) =>
        file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
    )
    return [{ passed: report.numPassedTests, failed: report.numFailedTests + broken.length }]
  } catch {
    return []
  }
}
