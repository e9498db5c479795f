// Deciding and asking against other engines of rules: node bench/decide.mjs [--quick] (after npm run build and npm ci --prefix bench).
import { provisions, scope } from './decide/criteria.mjs'
import { everyOrder, sampled, statesOf } from './decide/count.mjs'
import { ENGINES } from './decide/engines.mjs'
import {
  alone,
  digits,
  median,
  percent,
  quick,
  ratio,
  rounds,
  spread,
  table,
  tell,
  times,
  versions,
  whole,
} from './measure.mjs'

export const title = 'Deciding'

const SEED = 20261125
const SESSIONS = quick ? 20 : 60
const ROUNDS = quick ? 1 : 5
const STATES = quick ? 20 : 50
/** Up to so many facts, every order of answering is gone through. */
const EVERY = 8

/** Milliseconds: preparing the criteria, and one verdict with the questions still open, median over states. */
function timed(criteria, name) {
  const start = performance.now()
  const open = ENGINES[name](criteria)
  const prepared = performance.now() - start
  const states = statesOf(criteria, { count: STATES, seed: SEED })
  return { prepared, one: median(times((at) => open(states[at % STATES]), 2 * STATES, STATES)) }
}

export async function run() {
  const names = Object.keys(ENGINES)
  const all = [scope(), provisions(8, SEED), provisions(20, SEED), provisions(60, SEED)]
  const counts = []
  const speeds = []
  const headlines = []
  for (const criteria of all) {
    const found = await rounds(ROUNDS, names, (name) => timed(criteria, name))
    const one = (name) => found.get(name).map((run) => run.one * 1000)
    const prepared = (name) => found.get(name).map((run) => run.prepared)
    speeds.push(
      ...names.map((name) => [
        criteria.name,
        name,
        ratio(median(one(name)), median(one('ours'))),
        spread(one(name)),
        spread(prepared(name)),
      ]),
    )
    for (const name of names) {
      const open = ENGINES[name](criteria)
      const options = { sessions: SESSIONS, seed: SEED }
      const its = sampled(criteria, open, { ...options, order: 'its' })
      const every = Object.keys(criteria.facts).length <= EVERY
      const any = every ? everyOrder(criteria, open) : sampled(criteria, open, { ...options, order: 'any' })
      tell(`${criteria.name}, ${name}: ${any.idle} of ${any.asked} questions cannot matter`)
      counts.push([
        criteria.name,
        name,
        `${whole(any.idle)} of ${whole(any.asked)} (${percent(any.idle / any.asked)})`,
        every ? `all orders, ${whole(any.sessions)} states` : `${any.sessions} sampled`,
        digits(its.asked / its.sessions),
        digits(its.idle / its.sessions),
        any.unasked + its.unasked,
        any.wrong + its.wrong,
      ])
      if (name !== 'ours')
        headlines.push([
          `one verdict with open questions, ${criteria.name}: ${name}`,
          `${digits(median(one('ours')))} µs`,
          `${digits(median(one(name)))} µs`,
          ratio(median(one(name)), median(one('ours'))),
        ])
    }
  }
  const markdown = [
    `The same criteria in each engine: ${versions(['publicodes', '@publicodes/forms', 'feelin'])}. publicodes asks for what it names as missing, highest score first, as its forms do; feelin has no questions of its own, so it asks for the variables it warns of while the value is null. The facts of “provisions” stand in more than one of them, as in plans. Seed ${SEED}.`,
    '### Questions that cannot matter',
    'Asked although no answer to it, whatever the others are, can change the verdict; decided by an exact search written apart from the engines. In any order: each question that would be put in any state that answering in any order can lead to, or in sampled questionings with any of the open questions taken; then the mean of questionings in the engine’s own order.',
    table(
      [
        '',
        'engine',
        'cannot matter, any order',
        'counted over',
        'asked, own order',
        'of them cannot matter',
        'ended undecided',
        'wrong verdicts',
      ],
      counts,
      [0, 1],
    ),
    '### Time of one verdict with the questions still open',
    `Median over ${STATES} states of knowledge, ${ROUNDS} rounds by turns, the range beside; then the time to prepare the criteria. feelin reads its expression each time.`,
    table(['', 'engine', 'in times of ours', 'µs', 'preparing, ms'], speeds, [0, 1]),
  ].join('\n\n')
  return { markdown, targets: [], headlines: headlines.slice(-2) }
}

await alone(import.meta, title, run)
