// Many communities assessed in one go: node bench/screen.mjs [--quick] (after npm run build).
import { alone, child, digits, median, quick, ratio, spread, table, tell, whole } from './measure.mjs'

export const title = 'Screening'

const SIZES = quick ? [1000, 10_000] : [1000, 10_000, 100_000, 1_000_000]
/** Runs at each size; the largest takes minutes. */
const RUNS = { 1000: 5, 10_000: 5, 100_000: 1, 1_000_000: 1 }
const CHILD = new URL('./screen/child.mjs', import.meta.url)

async function screened(size, keeps, count) {
  const runs = []
  for (let at = 0; at < (quick ? 1 : count); at++) {
    const run = await child(CHILD, [String(size), keeps], { seconds: 600 })
    if (!run) return null
    tell(`${size} communities, ${keeps}: ${digits(run.took / 1000)} s`)
    runs.push(run)
  }
  return runs
}

export async function run() {
  const rows = []
  let before = null
  for (const size of SIZES) {
    const runs = await screened(size, 'rows', RUNS[size])
    if (!runs) {
      rows.push([whole(size), '–', '–', 'over 600 s', '–', '–'])
      continue
    }
    const took = runs.map((one) => one.took)
    const each = median(took) / size
    rows.push([
      whole(size),
      ratio(each, before ?? each),
      digits(each * 1000),
      spread(took.map((one) => one / 1000)),
      digits(median(runs.map((one) => one.memory)) / 1e6),
      digits(median(runs.map((one) => one.peak)) / 1e6),
    ])
    before ??= each
  }
  const full = await screened(10_000, 'whole', 3)
  const { verdicts } = full[0]
  const markdown = [
    `Communities of which a register knows differently much (seed 20261125), assessed whole: scope, goals, work items, funding, models, steps. Each size in a process of its own; ${Object.entries(
      RUNS,
    )
      .filter(([size]) => SIZES.includes(+size))
      .map(([size, runs]) => `${quick ? 1 : runs} of ${whole(+size)}`)
      .join(
        ', ',
      )} runs. Kept of each: a row with every verdict. Memory is what is kept when done; the peak is resident memory above the start. Ratios are of the time of one community among the fewest.`,
    table(
      ['communities', 'time of one, ratio', 'time of one, µs', 'in all, s', 'kept, MB', 'peak, MB'],
      rows,
    ),
    `With every assessment kept whole, citations and all, 10,000 take ${spread(full.map((one) => one.took / 1000))} s and ${digits(median(full.map((one) => one.memory)) / 1e6)} MB (peak ${digits(median(full.map((one) => one.peak)) / 1e6)} MB). Of them ${whole(verdicts.eligible)} are eligible, ${whole(verdicts.ineligible)} are not, ${whole(verdicts.undetermined)} are undetermined.`,
  ].join('\n\n')
  return { markdown, targets: [] }
}

await alone(import.meta, title, run)
