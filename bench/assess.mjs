// How long one assessment takes: node bench/assess.mjs (after npm run build). Medians of rounds, microseconds, and the
// ratio to the floor: reading every criterion's fact once without deciding anything.
import os from 'node:os'
import { assess, next, policies, search, buildIndex, ask } from '../dist/node/index.js'

const policy = policies[0]
const cases = [
  {},
  { builtOn: '1998' },
  { builtOn: '2010' },
  {
    builtOn: '1998',
    land: 'state-owned-urban',
    residential: true,
    neglected: true,
    utilitiesIncomplete: true,
  },
  {
    builtOn: '1998',
    land: 'state-owned-urban',
    residential: true,
    neglected: true,
    utilitiesIncomplete: true,
    servicesIncomplete: true,
    residentsWilling: true,
    rebuild: false,
    inProvincialRepository: true,
    pilot: '4+N',
  },
]
const QUESTIONS = [
  '加装电梯找哪个部门',
  '96年的房子能改不',
  '楼顶漏水谁管,多久能修',
  'jzdt',
  '公积金怎么提取',
]

function median(run, rounds = 300) {
  for (let at = 0; at < 100; at++) run(at)
  const times = []
  for (let at = 0; at < rounds; at++) {
    const start = performance.now()
    run(at)
    times.push((performance.now() - start) * 1000)
  }
  times.sort((a, b) => a - b)
  return { p50: times[rounds >> 1], p95: times[Math.floor(rounds * 0.95)] }
}

const index = buildIndex(policy.clauses.map((clause) => clause.text))
const rows = {
  floor: median((at) => policy.criteria.map((one) => cases[at % 5][one.when.fact])),
  'assess (everything)': median((at) => assess(policy, cases[at % 5], '2026-11-23')),
  'next (eligibility)': median((at) => next(policy, 'eligibility', cases[at % 5])),
  'next (funding)': median((at) => next(policy, 'funding', cases[at % 5])),
  ask: median((at) => ask(policy, QUESTIONS[at % 5], '2026-11-23')),
  'search (clauses)': median((at) => search(index, QUESTIONS[at % 5])),
}
console.log(`Node ${process.version}, ${os.cpus().length} cores, ${policy.id}`)
console.log('                        p50 µs    p95 µs   ratio to floor')
for (const [name, { p50, p95 }] of Object.entries(rows))
  console.log(
    `${name.padEnd(22)}${p50.toFixed(1).padStart(8)}${p95.toFixed(1).padStart(10)}${(p50 / rows.floor.p50).toFixed(0).padStart(12)}`,
  )
