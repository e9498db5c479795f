// Fits the weights of src/knowledge/intent.ts: node bench/intent.mjs FILE[:WEIGHT]... [--write]
// A weighed choice among the intents (multinomial logistic regression with a ridge). An intent is right where its first
// answer stands in a clause that the label names; the labelled intent counts more where several are. Eight-fold
// cross-validated, so that the rates are of questions the fit has not seen. --write puts the weights into the source.
import { answersTo, intentSigns, policies, understand } from '../dist/node/index.js'
import { FOLDS, labelled, writeTable, YEAR } from './labelled.mjs'

const RIDGE = 2
const ROUNDS = 600
/** How much more the labelled intent counts than another with a right first answer, and with a wrong one. */
const LABELLED = { right: 3, wrong: 0.1 }
const INTENTS = ['responsible', 'eligible', 'funding', 'model', 'management', 'step', 'goal', 'content']
const policy = policies[0]

const words = process.argv.slice(2)
const rows = labelled(words)
  .filter(({ label }) => label.coverage !== 'none')
  .map(({ file, weight, label }) => {
    const understood = understand(policy, label.question, YEAR)
    const right = INTENTS.map((intent) => {
      const [first] = answersTo(policy, { ...understood, intent })
      return Number(first?.citations.some(({ clause }) => label.clauses.includes(clause)) ?? false)
    })
    const named = INTENTS.indexOf(label.intent === 'property-management' ? 'management' : label.intent)
    const wanted = right.map((good, at) => (at === named ? (good ? LABELLED.right : LABELLED.wrong) : good))
    const now = INTENTS.indexOf(understood.intent)
    return { file, weight, signs: intentSigns(policy, understood), right, wanted, now, named }
  })
const signs = Object.keys(rows[0].signs)
const KINDS = INTENTS.length

/** The signs of a row that are there: which, and how much. */
function factsOf(row) {
  const held = signs.map((sign, at) => [at, row.signs[sign]]).filter(([, value]) => value)
  return { at: Int32Array.from(held, ([at]) => at), value: Float64Array.from(held, ([, value]) => value) }
}

/** Puts into `into` what speaks for each intent. */
function sums(weights, { at, value }, into) {
  into.fill(0)
  for (let one = 0; one < at.length; one++)
    for (let kind = 0; kind < KINDS; kind++) into[kind] += weights[at[one] * KINDS + kind] * value[one]
  return into
}

/** Weights of the signs, for each sign one of each intent. */
function fit(chosen) {
  const weights = new Float64Array(signs.length * KINDS)
  const speed = new Float64Array(signs.length * KINDS)
  const likely = new Float64Array(KINDS)
  const facts = chosen.map(factsOf)
  const mass = chosen.reduce((sum, row) => sum + row.weight, 0)
  for (let round = 0; round < ROUNDS; round++) {
    const slope = new Float64Array(signs.length * KINDS)
    facts.forEach((held, row) => {
      const { wanted, weight } = chosen[row]
      const most = Math.max(...sums(weights, held, likely))
      let total = 0
      let wantedTotal = 0
      for (let kind = 0; kind < KINDS; kind++) {
        likely[kind] = Math.exp(likely[kind] - most)
        total += likely[kind]
        wantedTotal += likely[kind] * wanted[kind]
      }
      if (!wantedTotal) return
      for (let kind = 0; kind < KINDS; kind++) {
        const error = (likely[kind] / total - (likely[kind] * wanted[kind]) / wantedTotal) * weight
        for (let one = 0; one < held.at.length; one++)
          slope[held.at[one] * KINDS + kind] += error * held.value[one]
      }
    })
    for (let at = 0; at < weights.length; at++) {
      // The first sign is always there and is not held back.
      const back = at < KINDS ? 0 : RIDGE * weights[at]
      speed[at] = 0.9 * speed[at] - (0.5 * (slope[at] + back)) / mass
      weights[at] += speed[at]
    }
  }
  return weights
}

const best = (all) => all.indexOf(Math.max(...all))
const tally = {}
for (let fold = 0; fold < FOLDS; fold++) {
  const weights = fit(rows.filter((_, place) => place % FOLDS !== fold))
  rows.forEach((row, place) => {
    if (place % FOLDS !== fold) return
    const chosen = best(sums(weights, factsOf(row), new Float64Array(KINDS)))
    for (const file of [row.file, 'all']) {
      const held = (tally[file] ??= { all: 0, now: 0, right: 0, possible: 0, named: 0 })
      held.all++
      held.now += row.right[row.now] ?? 0
      held.right += row.right[chosen]
      held.possible += Number(row.right.includes(1))
      held.named += Number(chosen === row.named)
    }
  })
}
for (const [file, { all, ...rest }] of Object.entries(tally))
  console.log(
    `${file}: ${all} answered; first clause right with the weights in the source ${share(rest.now, all)}, with others fitted to the rest ${share(rest.right, all)}, with the best intent ${share(rest.possible, all)}; intent as labelled ${share(rest.named, all)}`,
  )
function share(some, all) {
  return `${((100 * some) / all).toFixed(1)} %`
}

const fitted = fit(rows)
const lines = signs.map(
  (sign, place) =>
    `  ${sign}: [${INTENTS.map((_, kind) => Math.round(fitted[place * KINDS + kind] * 10) + 0).join(', ')}],`,
)
if (words.includes('--write')) writeTable('intent', 'WEIGHTS', lines)
else console.log(lines.join('\n'))
