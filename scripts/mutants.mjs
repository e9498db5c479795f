// Mutation check: npm run test:mutants [-- GROUP … sample=0.25 seed=1]
// Changes the source in small ways, one at a time, and sees whether the unit tests notice. Prints the score of each file
// and what survived; fails below 85 %. Takes long, so it is no part of npm test.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { npm, root } from './run.mjs'

const WANTED = 85
/** Lines that stay together in a sample. */
const RUN = 6
const knowledge = (/** @type {string[]} */ ...names) => names.map((name) => `src/knowledge/${name}.ts`)
const compile = (/** @type {string[]} */ ...names) => names.map((name) => `src/compile/${name}.ts`)

/** @type {Record<string, { files: string[], tests: string[] }>} what to change, and the tests that should notice */
const GROUPS = {
  rules: {
    files: knowledge('criterion', 'classes', 'diagram', 'reason', 'dates'),
    tests: ['test/knowledge/{criterion,dates,diagram,order}.test.ts'],
  },
  answers: {
    files: knowledge('assess', 'duties', 'facts', 'cite', 'link', 'years', 'find', 'suggest'),
    tests: ['test/knowledge/{assess,cite,duties,facts,find,link,suggest,years}.test.ts'],
  },
  asking: {
    files: knowledge(
      'understand',
      'intent',
      'parts',
      'lexicon',
      'answers',
      'ask',
      'slips',
      'normalise',
      'compose',
    ).concat(knowledge('lookup', 'evidence', 'tones')),
    tests: [
      'test/knowledge/{ask,outcomes,duties,tones}.test.ts',
      'test/compile/{words,sounds,content}.test.ts',
    ],
  },
  pages: {
    files: knowledge('mentions', 'quotations', 'terms', 'align', 'original', 'results', 'scanner', 'fold'),
    tests: ['test/knowledge/{fold,mentions,quotations,terms}.test.ts', 'test/extension/*.test.ts'],
  },
  packs: {
    files: knowledge('pack', 'references', 'refuse'),
    tests: ['test/knowledge/{pack,pack-limits,lying-pack,endless-pack}.test.ts'],
  },
  compile: {
    files: compile(
      'blocks',
      'build',
      'characters',
      'columns',
      'coverage',
      'document',
      'names',
      'problems',
    ).concat(compile('quotes', 'rules', 'schema', 'source', 'vocabulary'), knowledge('columns')),
    tests: ['test/compile/*.test.ts'],
  },
}

/** @type {Record<string, number>} */
const options = {}
const asked = process.argv.slice(2).filter((word) => {
  const [, name, value] = /^(sample|seed)=([\d.]+)$/.exec(word) ?? []
  if (name) options[name] = Number(value)
  return !name
})
const { sample = 1, seed = Math.floor(Math.random() * 2 ** 31) } = options
if (sample < 1) console.log(`${sample * 100} % of the lines, seed ${seed}`)
const unknown = asked.filter((name) => !(name in GROUPS))
if (unknown.length) {
  console.error(`没有名为“${unknown.join('、')}”的组 no such group: ${Object.keys(GROUPS).join(', ')}`)
  process.exit(2)
}

const folder = path.join(root, 'test/mutants')
const stryker = path.join(folder, 'node_modules/@stryker-mutator/core/bin/stryker.js')
if (!existsSync(stryker) && !npm(['ci', '--legacy-peer-deps', '--prefix', folder])) process.exit(1)
const results = path.join(root, 'test-results')
mkdirSync(results, { recursive: true })

/** @typedef {{ status: string, mutatorName: string, replacement: string, location: { start: { line: number } } }} Mutant */
/** @type {Record<string, Mutant[]>} */
const all = {}
for (const name of asked.length ? asked : Object.keys(GROUPS)) {
  const { files = [], tests = [] } = GROUPS[name] ?? {}
  const report = path.join(results, `mutants-${name}.json`)
  const settings = path.join(results, `mutants-${name}.config.json`)
  writeFileSync(
    settings,
    JSON.stringify({
      plugins: [path.join(folder, 'node_modules/@stryker-mutator/vitest-runner/dist/src/index.js')],
      testRunner: 'vitest',
      vitest: { configFile: 'test/mutants/vitest.config.ts', related: false },
      mutate: files.flatMap(part),
      // Words are told to people; whether they are the right ones no change of them to '' can tell.
      mutator: { excludedMutations: ['StringLiteral'] },
      // What runs once on import cannot be told apart by test; it would take a run of everything for each.
      ignoreStatic: true,
      coverageAnalysis: 'perTest',
      concurrency: 1,
      // One that fills memory without end is ended by it, not by the whole run.
      testRunnerNodeArgs: ['--max-old-space-size=1024'],
      timeoutMS: 5_000,
      // TypeScript's own interface is no longer there for it to read a configuration with.
      tsconfigFile: 'test/mutants/none.json',
      ignorePatterns: ['dist', 'docs', 'bench', 'test-results', 'test/mutants/node_modules'],
      tempDirName: path.join(results, `mutants-${name}`),
      reporters: ['json', 'progress-append-only'],
      jsonReporter: { fileName: report },
    }),
  )
  const { status } = spawnSync(process.execPath, [stryker, 'run', settings], {
    cwd: root,
    stdio: 'inherit',
    // The same cases for every mutant, and fewer: a mutant is noticed soon or not at all.
    env: { ...process.env, MUTANT_TESTS: tests.join(' '), PROPERTY_RUNS: '200', PROPERTY_SEED: '20261125' },
  })
  if (status !== 0) process.exit(1)
  for (const [file, { mutants }] of Object.entries(JSON.parse(readFileSync(report, 'utf8')).files))
    all[file] = mutants
}

let failed = false
/** @type {Record<string, [noticed: number, of: number]>} */
const folders = {}
for (const [file, mutants] of Object.entries(all)) {
  const survived = mutants.filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
  const noticed = mutants.filter(({ status }) => status === 'Killed' || status === 'Timeout').length
  for (const { location, mutatorName, replacement, status } of survived)
    console.log(`${file}:${location.start.line} ${mutatorName} ${status}: ${replacement.slice(0, 100)}`)
  const sum = (folders[path.dirname(file)] ??= [0, 0])
  sum[0] += noticed
  sum[1] += noticed + survived.length
  console.log(`${score(noticed, noticed + survived.length)} ${file}\n`)
}
for (const [name, [noticed, of]] of Object.entries(folders)) {
  console.log(`${score(noticed, of)} ${name}`)
  if ((100 * noticed) / of < WANTED) failed = true
}
process.exitCode = failed ? 1 : 0

/**
 * A file, or runs of lines of it where a sample is enough: the same for the same seed.
 * @param {string} file
 */
function part(file) {
  if (sample >= 1) return [file]
  const lines = readFileSync(path.join(root, file), 'utf8').split('\n').length
  return Array.from({ length: Math.ceil(lines / RUN) }, (_, at) => at * RUN + 1)
    .filter((from) => hash(`${seed} ${file} ${from}`) < sample)
    .map((from) => `${file}:${from}-${from + RUN - 1}`)
}

/**
 * A number from 0 to 1 (FNV-1a).
 * @param {string} text
 */
function hash(text) {
  let state = 0x811c9dc5
  for (const one of Buffer.from(text)) state = Math.imul(state ^ one, 0x01000193) >>> 0
  state = Math.imul(state ^ (state >>> 15), 0x85ebca6b) >>> 0
  return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32
}

/**
 * @param {number} noticed
 * @param {number} of
 */
function score(noticed, of) {
  return `${((100 * noticed) / Math.max(1, of)).toFixed(1).padStart(5)} % (${noticed} of ${of})`
}
