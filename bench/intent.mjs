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
    return { file, weight, signs: intentSigns(understood), right, wanted, now, named }
  })
const signs = Object.keys(rows[0].signs)
const sums = (weights, held) =>
  weights.map((own) => signs.reduce((sum, sign, place) => sum + own[place] * held[sign], 0))

function fit(chosen) {
  const weights = INTENTS.map(() => new Float64Array(signs.length))
  const speed = INTENTS.map(() => new Float64Array(signs.length))
  const mass = chosen.reduce((sum, row) => sum + row.weight, 0)
  for (let round = 0; round < ROUNDS; round++) {
    const slope = INTENTS.map(() => new Float64Array(signs.length))
    for (const { signs: held, wanted, weight } of chosen) {
      const all = sums(weights, held)
      const most = Math.max(...all)
      const likely = all.map((one) => Math.exp(one - most))
      const total = likely.reduce((sum, one) => sum + one)
      const share = likely.map((one, at) => one * wanted[at])
      const wantedTotal = share.reduce((sum, one) => sum + one)
      if (!wantedTotal) continue
      likely.forEach((one, at) => {
        const error = (one / total - share[at] / wantedTotal) * weight
        signs.forEach((sign, place) => (slope[at][place] += error * held[sign]))
      })
    }
    weights.forEach((own, at) =>
      own.forEach((value, place) => {
        const step = (slope[at][place] + (place ? RIDGE * value : 0)) / mass
        speed[at][place] = 0.9 * speed[at][place] - 0.5 * step
        own[place] += speed[at][place]
      }),
    )
  }
  return weights
}

const best = (all) => all.indexOf(Math.max(...all))
const tally = {}
for (let fold = 0; fold < FOLDS; fold++) {
  const weights = fit(rows.filter((_, place) => place % FOLDS !== fold))
  rows.forEach((row, place) => {
    if (place % FOLDS !== fold) return
    const chosen = best(sums(weights, row.signs))
    const held = (tally[row.file] ??= { all: 0, now: 0, right: 0, possible: 0, named: 0 })
    held.all++
    held.now += row.right[row.now] ?? 0
    held.right += row.right[chosen]
    held.possible += Number(row.right.includes(1))
    held.named += Number(chosen === row.named)
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
  (sign, place) => `  ${sign}: [${fitted.map((own) => Math.round(own[place] * 10) + 0).join(', ')}],`,
)
if (words.includes('--write')) writeTable('intent', 'WEIGHTS', lines)
else console.log(lines.join('\n'))
