/** The whole of `ask` for this policy: how long an answer takes, how long until the first, and what is loaded. */
import { readFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'
import { ask, policies } from '../../dist/node/index.js'
import { child, digits, median, percentile, spread, table, times } from '../measure.mjs'

const TARGETS = { p95: 0.5, load: 2, bytes: 20_000 }
const ROUNDS = 5

/** @returns {Promise<import('../measure.mjs').Report>} */
export async function whole() {
  const policy = policies[0]
  const lines = readFileSync(new URL('../../test/questions/own.jsonl', import.meta.url), 'utf8').split('\n')
  const questions = lines.filter(Boolean).map((line) => JSON.parse(line).question)
  const rounds = Array.from({ length: ROUNDS }, () => asked(policy, questions))
  const starts = []
  for (let at = 0; at < 2 * ROUNDS; at++)
    starts.push(await child(new URL('./cold.mjs', import.meta.url), [], { seconds: 30 }))
  const json = JSON.stringify(policy)
  const bytes = brotliCompressSync(json).length
  const text = brotliCompressSync(policy.clauses.map((one) => one.heading + one.text).join('\n')).length
  const of = (read, list) => list.map(read)
  const p95 = of((one) => one.p95, rounds)
  const cold = of((one) => one.cold.ready, starts)
  const rows = [
    ['one answer, p50, ms', spread(of((one) => one.p50, rounds)), ''],
    ['one answer, p95, ms', spread(p95), `< ${TARGETS.p95}`],
    ['JSON parsed, fresh process, ms', spread(of((one) => one.cold.parse, starts)), ''],
    ['JSON parsed and first question answered, fresh process, ms', spread(cold), `< ${TARGETS.load}`],
    ['the same once the code is warm, ms', spread(of((one) => one.warm.ready, starts)), ''],
    ['policy with vocabulary, brotli, bytes', digits(bytes), `< ${digits(TARGETS.bytes)}`],
    ['the text of the plan alone, brotli, bytes', digits(text), ''],
  ]
  const targets = [
    { what: 'one answer (ask), p95', value: median(p95), most: TARGETS.p95, unit: 'ms' },
    {
      what: 'policy loaded and first question answered, fresh process',
      value: median(cold),
      most: TARGETS.load,
      unit: 'ms',
    },
    {
      what: 'policy with its vocabulary, brotli',
      value: bytes / 1000,
      most: TARGETS.bytes / 1000,
      unit: 'KB',
    },
  ]
  const markdown = [
    `### The whole of \`ask\`, ${policy.id}, ${questions.length} questions`,
    table(['', 'median (range)', 'target'], rows),
    `${ROUNDS} rounds over all questions, each question counted with the median of 5 turns; ${starts.length} fresh processes.`,
  ].join('\n\n')
  return { markdown, targets }
}

function asked(policy, questions) {
  const took = questions.map((question) => median(times(() => ask(policy, question, '2026-11-23'), 5, 1)))
  return { p50: percentile(took, 0.5), p95: percentile(took, 0.95) }
}
