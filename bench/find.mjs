// Finding against other engines at growing sizes, and the whole of `ask`: node bench/find.mjs [--quick]
// Needs npm run build (or vite build --mode node) and npm ci --prefix bench.
import { whole } from './find/whole.mjs'
import { ENGINES } from './find/engines.mjs'
import { ownEntries } from './find/entries.mjs'
import { queriesOf } from './find/queries.mjs'
import { policies } from '../dist/node/index.js'
import { alone, child, digits, load, median, percent, ratio, spread, table, versions } from './measure.mjs'

export const title = 'Finding'

const OWN = ownEntries(policies[0]).length
const SIZES = [OWN, 1000, 10_000, 100_000]
const RUNS = { [OWN]: 5, 1000: 3, 10_000: 3, 100_000: 3 }
/** p95 of one search, ms. */
const TARGETS = { 10_000: 2, 100_000: 10 }
/** What takes longer than this to build and ask is left out, seconds. */
const PATIENCE = 60

const quick = process.argv.includes('--quick')
const label = (size) => (size === OWN ? `${size} (this policy)` : digits(size))

/** Runs of one engine at one size; null where it is left out. */
async function measure(name, size) {
  if (size > (ENGINES[name].most ?? Infinity)) return null
  const runs = []
  for (let at = 0; at < (quick ? 1 : RUNS[size]); at++) {
    const run = await child(new URL('./find/child.mjs', import.meta.url), [name, String(size)], {
      seconds: PATIENCE,
    })
    if (!run) return null
    process.stderr.write(`${name} ${size}: p50 ${digits(run.p50)} p95 ${digits(run.p95)} ms\n`)
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

export async function run() {
  const names = Object.keys(ENGINES)
  const sizes = quick ? SIZES.slice(0, 2) : SIZES
  const busy = [load()]
  const found = {}
  // Size by size, so that what disturbs the machine for a while disturbs all engines alike.
  for (const size of sizes) for (const name of names) (found[name] ??= {})[size] = await measure(name, size)
  busy.push(load())

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
  const left = names.flatMap((name) =>
    sizes
      .filter((size) => !found[name][size])
      .map((size) =>
        size > (ENGINES[name].most ?? Infinity)
          ? `${name} at ${digits(size)}: not tried, minutes by its growth`
          : `${name} at ${digits(size)}: over ${PATIENCE} s`,
      ),
  )
  const missed = Object.entries(TARGETS)
    .filter(([size]) => ours[size] && median(ours[size].p95) >= TARGETS[size])
    .map(
      ([size, most]) => `search p95 at ${digits(+size)}: ${digits(median(ours[size].p95))} ms, not < ${most}`,
    )
  const rest = await whole()

  const markdown = [
    `${count('question')} labelled questions the document answers and ${count('slip')} names with a slip, over the same texts: items, funding, steps, models, departments and clauses of this policy with names, other names and quotes, then variations of them. Every engine in a process of its own; medians of ${quick ? 1 : `${RUNS[OWN]} (this policy) or 3`} runs, the range beside; each question that takes under 20 ms counts with the median of 5 turns. ${versions(['fuse.js', 'minisearch', 'flexsearch', '@orama/orama'])}. Load of the machine while it ran: ${busy.join(' to ')}.`,
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
      few.length ? `Asked fewer than all ${queries.length} (patience of 12 s): ${few.join('; ')}.` : '',
    ]
      .filter(Boolean)
      .join(' '),
    rest.markdown,
  ]
    .filter(Boolean)
    .join('\n\n')
  return { markdown, missed: [...missed, ...rest.missed] }
}

await alone(import.meta, title, run)
