// One engine at one size in a process of its own, so that its memory is its own: node --expose-gc child.mjs ENGINE SIZE [MS]
// Prints one line of JSON: milliseconds, bytes, shares.
import { policies } from '../../dist/node/index.js'
import { median, percentile } from '../measure.mjs'
import { ENGINES } from './engines.mjs'
import { entriesOf } from './entries.mjs'
import { queriesOf } from './queries.mjs'

/** Asking stops after so long, ms; at least so many are asked. */
const PATIENCE = Number(process.argv[4] ?? 12_000)
const LEAST = 12
/** Turns of each question that takes less than BRIEF ms. */
const TURNS = 5
const BRIEF = 20

const [name, size] = process.argv.slice(2)
const entries = entriesOf(policies[0], Number(size))
const queries = queriesOf(policies[0])
const used = () => {
  globalThis.gc()
  globalThis.gc()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

// Code is loaded and warm before anything is counted.
await ENGINES[name].build(entries.slice(0, 20))
// One small index is lost in the noise of the heap; several are not.
const copies = entries.length < 500 ? 20 : entries.length < 5000 ? 3 : 1
const held = []
const builds = []
const before = used()
for (let at = 0; at < copies; at++) {
  const start = performance.now()
  held.push(await ENGINES[name].build(entries))
  builds.push(performance.now() - start)
}
const memory = (used() - before) / copies
const build = median(builds)
const ask = held[0]
held.length = 1

const began = performance.now()
const enough = (count, patience) => count >= LEAST && performance.now() - began > patience
for (let at = 0; at < queries.length && !enough(at, PATIENCE / 4); at++) ask(queries[at].text)

const took = []
const tally = { question: [0, 0, 0], slip: [0, 0, 0] }
for (const { kind, text, clauses } of queries) {
  if (enough(took.length, PATIENCE)) break
  let places = []
  const turns = []
  // The machine may be busy with other things: each question counts with the median of its turns.
  do {
    const begin = performance.now()
    places = ask(text)
    turns.push(performance.now() - begin)
  } while (turns.length < TURNS && turns[0] < BRIEF)
  took.push(median(turns))
  const right = (place) => entries[place].clauses.some((label) => clauses.includes(label))
  tally[kind][0]++
  if (places.slice(0, 1).some(right)) tally[kind][1]++
  if (places.slice(0, 3).some(right)) tally[kind][2]++
}
const shares = ([all, first, third]) => ({ first: first / all, third: third / all })
console.log(
  JSON.stringify({
    build,
    memory,
    p50: percentile(took, 0.5),
    p95: percentile(took, 0.95),
    asked: took.length,
    question: shares(tally.question),
    slip: shares(tally.slip),
  }),
)
