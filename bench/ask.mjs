// How well questions in plain words are answered: node bench/ask.mjs FILE.jsonl [--odd|--even] [--as-of DAY] [--quiet]
// Prints hit@1 and hit@3 by clause, departments, abstentions, coverage, facts, by intent, and every miss.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { ask, policies } from '../dist/node/index.js'
import { median, percent, spread, table, times } from './measure.mjs'

export const title = 'Asking'

const OWN = fileURLToPath(new URL('../test/questions/own.jsonl', import.meta.url))
/** Questions kept apart from the repository: beside it, or where $QUESTIONS says. */
const OTHER =
  process.env['QUESTIONS'] ?? fileURLToPath(new URL('../../shared/questions-dev.jsonl', import.meta.url))
const AS_OF = '2026-11-23'
const policy = policies[0]

const COVERAGE = { full: ['stated'], partial: ['partly'], none: ['silent', 'off-topic'] }
const INTENT = { 'property-management': 'management', 'out-of-scope': null }

/**
 * @param {string} file
 * @param {{ asOf?: string, half?: 0 | 1 | null }} [options] `half`: only questions of an even or odd number
 * @returns {{ count: number, tally: Record<string, { good: number, all: number }>, misses: string[] }}
 */
export function measure(file, { asOf = AS_OF, half = null } = {}) {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
  const chosen =
    half === null ? lines : lines.filter((line) => Number(line.id.replace(/\D/g, '')) % 2 === half)
  const tally = {}
  const count = (name, good) => {
    const held = (tally[name] ??= { good: 0, all: 0 })
    held.all++
    if (good) held.good++
  }
  const misses = []

  for (const label of chosen) {
    const answer = ask(policy, label.question, asOf)
    const wrong = []
    const answers = label.coverage !== 'none'
    const answered = answer.coverage === 'stated' || answer.coverage === 'partly'
    const names = new Set(
      answer.answers.flatMap((one) => one.departments.map((department) => department.name)),
    )
    const clause = (item) => item.citations.map((one) => one.clause)
    if (answers) {
      count('answers where it can', answered)
      if (!answered) wrong.push(`did not answer (${answer.coverage})`)
      const hit = (n) =>
        answer.answers.slice(0, n).some((one) => clause(one).some((c) => label.clauses.includes(c)))
      count('hit@1', hit(1))
      count('hit@3', hit(3))
      count(`hit@1 ${label.intent}`, hit(1))
      if (answered && !hit(1))
        wrong.push(`first: ${answer.answers[0] ? clause(answer.answers[0])[0] : '-'} not ${label.clauses}`)
      if (label.departments.length) {
        const complete = label.departments.every((name) => names.has(name))
        count('departments complete', complete)
        if (answered && !complete) wrong.push(`departments ${[...names].join()} not ${label.departments}`)
      }
    } else {
      count('abstains where it should', !answered)
      count(`abstains ${label.intent}`, !answered)
      if (answered)
        wrong.push(
          `answered ${answer.coverage}: ${answer.answers
            .slice(0, 2)
            .map((one) => one.title)
            .join()}`,
        )
    }
    const bad = label.must_not_departments.filter((name) => names.has(name))
    count('no wrong department', bad.length === 0)
    if (bad.length) wrong.push(`wrong department ${bad}`)
    count('coverage exact', COVERAGE[label.coverage].includes(answer.coverage))
    if (answers && !COVERAGE[label.coverage].includes(answer.coverage) && answered)
      wrong.push(`~coverage ${answer.coverage} not ${label.coverage} [${label.silent_on}]`)
    const intent = label.intent in INTENT ? INTENT[label.intent] : label.intent
    if (answers) count('intent', answer.intent === intent)
    const told = Object.entries(label.facts).filter(
      ([name]) => name === 'land' || (name === 'builtOn' && !label.facts.approx),
    )
    for (const [name, value] of told) {
      const good = answer.facts[name] === value
      count('facts found', good)
      if (!good) wrong.push(`fact ${name}: ${String(answer.facts[name])} not ${value}`)
    }
    if (label.facts.age && !label.facts.approx) {
      const good = answer.facts.builtOn === String(Number(asOf.slice(0, 4)) - label.facts.age)
      count('facts found', good)
      if (!good) wrong.push(`fact age ${label.facts.age}: ${String(answer.facts.builtOn)}`)
    }
    if (wrong.length)
      misses.push(
        `${label.id} [${label.intent}/${label.coverage}] ${label.question}\n    ${wrong.join(' | ')}\n    ${answer.intent} · ${answer.understood.join(' · ')}`,
      )
  }
  return { count: chosen.length, tally, misses }
}

/** Milliseconds of one answer, medians of rounds over all questions. */
function speed(file) {
  const questions = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line).question)
  return Array.from({ length: 5 }, () =>
    median(questions.map((question) => median(times(() => ask(policy, question, AS_OF), 3, 1)))),
  )
}

export async function run() {
  const other = existsSync(OTHER) ? OTHER : null
  const files = [
    ['own questions', OWN],
    ['questions kept apart', other],
  ].filter(([, file]) => file)
  const found = files.map(([, file]) => measure(file))
  const names = [...new Set(found.flatMap((one) => Object.keys(one.tally)))]
  const cell = (held) => (held ? `${percent(held.good / held.all)} (${held.good} of ${held.all})` : '–')
  const markdown = [
    `Questions with labels, as of ${AS_OF}. Those who made the questions also gathered the wordings, so the figures for the own questions are no forecast: test/questions/README.md has what each lot gave when it was new.${other ? '' : ' The questions kept apart cannot be reached here.'}`,
    table(
      ['', ...files.map(([name], at) => `${name} (${found[at].count})`)],
      [
        ...names.map((name) => [name, ...found.map((one) => cell(one.tally[name]))]),
        ['one answer, median, ms', ...files.map(([, file]) => spread(speed(file)))],
      ],
    ),
  ].join('\n\n')
  return { markdown, targets: [] }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const words = process.argv.slice(2)
  const option = (name) => {
    const at = words.indexOf(name)
    return at < 0 ? undefined : words.splice(at, 2)[1]
  }
  const flag = (name) => {
    const at = words.indexOf(name)
    return at >= 0 && words.splice(at, 1).length > 0
  }
  const asOf = option('--as-of') ?? AS_OF
  const half = flag('--odd') ? 1 : flag('--even') ? 0 : null
  const quiet = flag('--quiet')
  const { count, tally, misses } = measure(words[0] ?? OWN, { asOf, half })
  if (!quiet) for (const miss of misses) console.log(miss)
  console.log(`\n${count} questions, as of ${asOf}`)
  for (const [name, { good, all }] of Object.entries(tally))
    console.log(
      `${name.padEnd(34)} ${String(good).padStart(4)} / ${String(all).padEnd(4)} ${((100 * good) / all).toFixed(1)} %`,
    )
}
