// How long one assessment takes: node bench/assess.mjs (after npm run build).
import { assess, next, policies, search, buildIndex, ask } from '../dist/node/index.js'
import { alone, median, percentile, ratio, rounds, spread, table, times } from './measure.mjs'

export const title = 'Assessing'

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

const ROUNDS = 5

export async function run() {
  const index = buildIndex(policy.clauses.map((clause) => clause.text))
  const calls = {
    'floor: each criterion’s fact read once': (at) =>
      policy.criteria.map((one) => cases[at % 5][one.when.fact]),
    'assess, everything': (at) => assess(policy, cases[at % 5], '2026-11-23'),
    'next, eligibility': (at) => next(policy, 'eligibility', cases[at % 5]),
    'next, funding': (at) => next(policy, 'funding', cases[at % 5]),
    ask: (at) => ask(policy, QUESTIONS[at % 5], '2026-11-23'),
    'search, clauses': (at) => search(index, QUESTIONS[at % 5]),
  }
  const names = Object.keys(calls)
  const found = await rounds(ROUNDS, names, (name) => {
    const took = times(calls[name], 500).map((one) => one * 1000)
    return { p50: percentile(took, 0.5), p95: percentile(took, 0.95) }
  })
  const all = (name, share) => found.get(name).map((one) => one[share])
  const floor = median(all(names[0], 'p50'))
  const markdown = [
    `Microseconds of one call, ${cases.length} states of knowledge and ${QUESTIONS.length} questions in turn; medians of ${ROUNDS} rounds, the range beside.`,
    table(
      ['', 'in times of the floor', 'p50', 'p95'],
      names.map((name) => [
        name,
        ratio(median(all(name, 'p50')), floor),
        spread(all(name, 'p50')),
        spread(all(name, 'p95')),
      ]),
    ),
  ].join('\n\n')
  const value = median(all('assess, everything', 'p50')) / 1000
  return { markdown, targets: [{ what: 'assess, everything, median', value, most: 0.2, unit: 'ms' }] }
}

await alone(import.meta, title, run)
