/** What the benches share: percentiles, medians of runs with their spread, seeded numbers, the machine in words. */
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import os from 'node:os'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** A function that gives a number in [0, 1); the same sequence for the same seed (mulberry32). */
export function random(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The value below which a share of the values lies. */
export function percentile(values, share) {
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
}

export const median = (values) => percentile(values, 0.5)

/** Milliseconds of each call, after calls that are not counted. */
export function times(run, count, warm = Math.min(count, 200)) {
  for (let at = 0; at < warm; at++) run(at)
  const held = new Float64Array(count)
  for (let at = 0; at < count; at++) {
    const start = performance.now()
    run(at)
    held[at] = performance.now() - start
  }
  return held
}

/** Three significant digits, no exponent. */
export function digits(value) {
  if (!Number.isFinite(value)) return '–'
  if (value === 0) return '0'
  const places = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))))
  const shown = value.toFixed(Math.min(4, places))
  return shown.replace(/\B(?=(\d{3})+(?!\d)(?<!\.\d*))/g, ',')
}

/** Median of several runs and how far they lie apart: `1.2 (1.1–1.5)`. */
export function spread(values) {
  if (values.length === 0) return '–'
  const [low, middle, high] = [Math.min(...values), median(values), Math.max(...values)].map(digits)
  return low === high ? middle : `${middle} (${low}–${high})`
}

export const ratio = (value, base) => (Number.isFinite(value / base) ? `${digits(value / base)} ×` : '–')
export const percent = (share) => (Number.isFinite(share) ? `${(share * 100).toFixed(0)} %` : '–')

/** A whole number with its thousands set apart. */
export const whole = (value) => Math.round(value).toLocaleString('en')

/**
 * A markdown table.
 * @param {string[]} head
 * @param {unknown[][]} rows
 * @param {number[]} texts the columns that hold text; the others hold figures
 */
export function table(head, rows, texts = [0]) {
  const line = (cells) => `| ${cells.join(' | ')} |`
  return [
    line(head),
    line(head.map((_, at) => (texts.includes(at) ? '---' : '---:'))),
    ...rows.map(line),
  ].join('\n')
}

/** How busy the machine is with other things: the load over the last minute. One bench alone makes about 1. */
export const load = () => os.loadavg()[0].toFixed(1)

/** `name 1.2.3` of packages in bench/node_modules. */
export function versions(names) {
  return names
    .map((name) => {
      const file = new URL(`./node_modules/${name}/package.json`, import.meta.url)
      return `${name} ${JSON.parse(readFileSync(file, 'utf8')).version}`
    })
    .join(', ')
}

/**
 * What a bench reports.
 * @typedef {object} Report
 * @property {string} markdown the tables and what has to be known to read them
 * @property {Target[]} targets
 * @property {[what: string, ours: string, other: string, ratio: string][]} [headlines] for the first table of the page
 *
 * A figure that has to stay at or below a limit, both in `unit`.
 * @typedef {{ what: string, value: number, most: number, unit: string }} Target
 */

export const met = ({ value, most }) => value <= most

/** A table of targets, with the missed ones in words below. */
export function verdicts(targets) {
  const rows = targets.map((one) => [
    one.what,
    `${digits(one.value)} ${one.unit}`,
    `${digits(one.most)} ${one.unit}`,
    ratio(one.value, one.most),
    met(one) ? 'met' : '**missed**',
  ])
  return table(['', 'measured', 'target', 'of the target', ''], rows)
}

/** Runs a section when its file is the one that was started. */
export async function alone(meta, title, run) {
  if (meta.url !== pathToFileURL(process.argv[1] ?? '').href) return
  const { markdown, targets } = await run()
  console.log(`## ${title}\n\n${markdown}\n${targets.length ? `\n${verdicts(targets)}\n` : ''}`)
}

/** Only the quickest form of a bench, to see that it works. */
export const quick = process.argv.includes('--quick')

/** Says on the error stream how far a bench is. */
export const tell = (words) => process.stderr.write(`${words}\n`)

/**
 * Runs every one by turns, round after round, each round beginning with another, so that what disturbs the machine for a
 * while disturbs all alike.
 * @returns {Promise<Map<unknown, unknown[]>>} of each what its runs gave, in the order of the list
 */
export async function rounds(count, list, run) {
  const found = new Map(list.map((one) => [one, []]))
  for (let at = 0; at < count; at++)
    for (let turn = 0; turn < list.length; turn++) {
      const one = list[(at + turn) % list.length]
      found.get(one).push(await run(one, at))
    }
  return found
}

/**
 * Runs a file in a Node process of its own and gives what it printed as JSON, or null where it took too long. Throws
 * when it failed otherwise.
 * @param {URL} file
 * @param {string[]} words
 * @param {{ seconds: number, megabytes?: number }} limits
 */
export function child(file, words, { seconds, megabytes = 6000 }) {
  const args = ['--expose-gc', `--max-old-space-size=${megabytes}`, fileURLToPath(file), ...words]
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { timeout: seconds * 1000 }, (error, out, err) => {
      if (error?.killed) resolve(null)
      else if (error)
        reject(new Error(`${words.join(' ')}: ${err.trim().split('\n').at(-1)}`, { cause: error }))
      else resolve(JSON.parse(out))
    })
  })
}
