// Finding against other engines at growing sizes, and the whole of `ask`: node bench/find.mjs [--quick]
// Needs npm run build (or vite build --mode node) and npm ci --prefix bench.
import { whole } from './find/whole.mjs'
import { ENGINES } from './find/engines.mjs'
import { ownEntries } from './find/entries.mjs'
import { queriesOf } from './find/queries.mjs'
import { policies } from '../dist/node/index.js'
import {
  alone,
  child,
  digits,
  load,
  median,
  percent,
  quick,
  ratio,
  spread,
  table,
  tell,
  versions,
} from './measure.mjs'

export const title = 'Finding'

const OWN = ownEntries(policies[0]).length
const SIZES = [OWN, 1000, 10_000, 100_000]
const RUNS = { [OWN]: 5, 1000: 3, 10_000: 3, 100_000: 3 }
/** p95 of one search, ms. */
const TARGETS = { 10_000: 2, 100_000: 10 }
/** What takes longer than this to build and ask is left out, seconds; on the page of all benches, less. */
const PATIENCE = { whole: 60, brief: 40 }
/** In a brief run: how long one process asks, ms; the time of a first run from which there is no second, s. */
const BRIEF = { asking: 5000, again: 8 }

const label = (size) => (size === OWN ? `${size} (this policy)` : digits(size))

/**
 * Runs of one engine at one size; a text that says why where it is left out.
 * @param {{ p50: number[], build: number[] } | string | undefined} smaller the same engine's at a tenth of the size
 */
async function measure(name, size, brief, smaller) {
  if (size > (ENGINES[name].most ?? Infinity)) return 'not tried, minutes by its growth'
  if (typeof smaller === 'string') return smaller
  const seconds = brief ? PATIENCE.brief : PATIENCE.whole
  // Ten times the entries take at least ten times as long to put in and to ask the least number of questions.
  if (brief && smaller && (median(smaller.build) + 24 * median(smaller.p50)) / 100 > seconds)
    return 'not tried, too long by its growth'
  const runs = []
  let first = 0
  for (let at = 0; at < (quick ? 1 : RUNS[size]); at++) {
    if (brief && first > BRIEF.again) break
    const start = performance.now()
    const words = [name, String(size), ...(brief ? [String(BRIEF.asking)] : [])]
    const run = await child(new URL('./find/child.mjs', import.meta.url), words, { seconds })
    if (!run) return `over ${seconds} s`
    first ||= (performance.now() - start) / 1000
    tell(`${name} ${size}: p50 ${digits(run.p50)} p95 ${digits(run.p95)} ms`)
    runs.push(run)
  }
  const all = (read) => runs.map(read)
  return {
    p50: all((run) => run.p50),
    p95: all((run) => run.p95),
    build: all((run) => run.build),
    memory: median(all((run) => run.memory)),
    question: runs[0].question,
    slip: runs[0].slip,
    asked: Math.min(...all((run) => run.asked)),
  }
}

/** @param {{ brief?: boolean }} [options] brief: a third of the time, fewer runs of what is slow */
export async function run({ brief = quick } = {}) {
  const names = Object.keys(ENGINES)
  const sizes = quick ? SIZES.slice(0, 2) : SIZES
  const busy = [load()]
  const found = {}
  // Size by size, so that what disturbs the machine for a while disturbs all engines alike.
  for (const [at, size] of sizes.entries())
    for (const name of names) {
      const held = (found[name] ??= {})
      held[size] = await measure(name, size, brief, held[sizes[at - 1]])
    }
  busy.push(load())

  const left = names.flatMap((name) =>
    sizes
      .filter((size) => typeof found[name][size] === 'string')
      .map((size) => `${name} at ${digits(size)}: ${found[name][size]}`),
  )
  for (const name of names)
    for (const size of sizes) if (typeof found[name][size] === 'string') found[name][size] = null
  const ours = found.ours
  const cell = (name, size, show) => (found[name][size] ? show(found[name][size], ours[size]) : '–')
  const grid = (show) =>
    table(
      ['', ...sizes.map(label)],
      names.map((name) => [name, ...sizes.map((size) => cell(name, size, show))]),
    )
  const grown = (name) => {
    const steps = sizes.slice(1).map((size, at) => {
      const [from, to] = [found[name][sizes[at]], found[name][size]]
      if (!from || !to) return '–'
      return digits((median(to.p95) / median(from.p95)) ** (1 / Math.log10(size / sizes[at])))
    })
    return [name, ...steps]
  }
  const two = ({ first, third }) => `${percent(first)} / ${percent(third)}`
  const queries = queriesOf(policies[0])
  const count = (kind) => queries.filter((one) => one.kind === kind).length
  const few = names.flatMap((name) =>
    sizes
      .filter((size) => found[name][size] && found[name][size].asked < queries.length)
      .map((size) => `${name} at ${digits(size)}: ${found[name][size].asked}`),
  )
  const targets = Object.entries(TARGETS)
    .filter(([size]) => ours[size])
    .map(([size, most]) => ({
      what: `search among ${digits(+size)} entries, p95`,
      value: median(ours[size].p95),
      most,
      unit: 'ms',
    }))
  const rest = await whole()

  const markdown = [
    `${count('question')} labelled questions the document answers and ${count('slip')} names with a slip, over the same texts: items, funding, steps, models, departments and clauses of this policy with names, other names and quotes, then variations of them. Every engine in a process of its own; medians of ${quick ? 1 : `${RUNS[OWN]} (this policy) or ${brief ? '1 to 3' : 3}`} runs, the range beside; each question that takes under 20 ms counts with the median of 5 turns. ${versions(['fuse.js', 'minisearch', 'flexsearch', '@orama/orama'])}. Load of the machine while it ran: ${busy.join(' to ')}.`,
    '### p95 of one search, in times of ours',
    grid((one, base) => ratio(median(one.p95), median(base.p95))),
    '### p50 / p95 of one search, ms',
    grid((one) => `${spread(one.p50)} / ${spread(one.p95)}`),
    `Targets for ours, p95: ${Object.entries(TARGETS)
      .map(([size, most]) => `< ${most} ms at ${digits(+size)}`)
      .join(', ')}.`,
    '### Growth of p95 for ten times the entries',
    table(
      ['', ...sizes.slice(1).map((size, at) => `${digits(sizes[at])} → ${digits(size)}`)],
      names.map(grown),
    ),
    '### Right clause first / among the first three: questions',
    grid((one) => two(one.question)),
    '### Right clause first / among the first three: names with a slip',
    grid((one) => two(one.slip)),
    'A variation counts as right where the entry it was made from would. This is finding alone; what residents ask is answered by understanding, see bench/ask.mjs.',
    '### Building, in times of ours, and ms',
    grid((one, base) => `${ratio(median(one.build), median(base.build))} · ${spread(one.build)}`),
    '### Memory of the index, in times of ours, and MB',
    grid((one, base) => `${ratio(one.memory, base.memory)} · ${digits(one.memory / 1e6)}`),
    [
      left.length ? `Left out: ${left.join('; ')}.` : '',
      few.length
        ? `Asked fewer than all ${queries.length} (patience of ${brief ? BRIEF.asking / 1000 : 12} s): ${few.join('; ')}.`
        : '',
    ]
      .filter(Boolean)
      .join(' '),
    rest.markdown,
  ]
    .filter(Boolean)
    .join('\n\n')
  const largest = sizes.at(-1)
  const others = names.filter((name) => name !== 'ours' && found[name][largest])
  const headlines = others
    .sort((a, b) => median(found[a][largest].p95) - median(found[b][largest].p95))
    .slice(0, 2)
    .map((name) => {
      const [mine, theirs] = [ours[largest], found[name][largest]].map((one) => median(one.p95))
      const what = `search among ${label(largest)} entries, p95: ${name}`
      return [what, `${digits(mine)} ms`, `${digits(theirs)} ms`, ratio(theirs, mine)]
    })
  return { markdown, targets: [...targets, ...rest.targets], headlines }
}

await alone(import.meta, title, run)
