// The property tests, long: npm run test:long [-- MINUTES [CASES [SEED]]]
// Up to CASES (a million) for each property, at most MINUTES (30) in all; prints the seed and how far each came.
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { root, tool } from './run.mjs'

const minutes = Number(process.argv[2] ?? 30)
const cases = Number(process.argv[3] ?? 1_000_000)
const seed = Number(process.argv[4] ?? Math.floor(Math.random() * 2 ** 31))
if (!(minutes > 0 && cases > 0 && Number.isInteger(seed))) {
  console.error('npm run test:long -- MINUTES CASES SEED: all numbers, the first two above 0')
  process.exit(2)
}

const found = readdirSync(path.join(root, 'test'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => `test/${name.split(path.sep).join('/')}`)
  .map((file) => ({ file, count: readFileSync(path.join(root, file), 'utf8').split('tryMany(').length - 1 }))
  .filter(({ count }) => count > 0)
const properties = found.reduce((sum, { count }) => sum + count, 0)
const seconds = Math.max(1, Math.floor((minutes * 60) / properties))

const report = path.join(root, 'test-results/long.jsonl')
mkdirSync(path.dirname(report), { recursive: true })
rmSync(report, { force: true })
console.log(`${properties} properties, up to ${cases} cases or ${seconds} s each, seed ${seed}`)
const ok = tool(
  'vitest',
  ['run', '--project', 'unit', '--no-file-parallelism', `--testTimeout=${(seconds + 60) * 2000}`].concat(
    found.map(({ file }) => file),
  ),
  {
    PROPERTY_RUNS: String(cases),
    PROPERTY_SECONDS: String(seconds),
    PROPERTY_SEED: String(seed),
    PROPERTY_REPORT: report,
  },
)
let total = 0
for (const line of readFileSync(report, 'utf8').split('\n').filter(Boolean)) {
  const { name, cases: done, failed, interrupted } = JSON.parse(line)
  total += done
  console.log(
    `${failed ? '✗' : '✓'} ${String(done).padStart(9)} ${interrupted ? '(time)' : '      '} ${name}`,
  )
}
console.log(`${total} cases in all`)
process.exitCode = ok ? 0 : 1
