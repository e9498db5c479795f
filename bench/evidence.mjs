// Fits the weights of src/knowledge/evidence.ts: node bench/evidence.mjs FILE[:WEIGHT]...
// Logistic regression with a ridge, ten-fold cross-validated, so that the rates are of questions the fit has not seen.
import { readFileSync } from 'node:fs'
import { evidenceIn, policies, understand } from '../dist/node/index.js'

const YEAR = 2026
const FOLDS = 10
const RIDGE = 0.5
const policy = policies[0]
const files = process.argv.slice(2).map((word) => {
  const [file, weight = '1'] = word.split(':')
  return { file, weight: Number(weight) }
})
const rows = files.flatMap(({ file, weight }) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const { question, coverage } = JSON.parse(line)
      const evidence = evidenceIn(understand(policy, question, YEAR))
      return { evidence, answered: coverage === 'none' ? 0 : 1, weight, file }
    }),
)
const signs = Object.keys(rows[0].evidence)
const sum = (evidence, weights) =>
  signs.reduce((total, sign, place) => total + evidence[sign] * weights[place], 0)

function fit(chosen) {
  const weights = new Float64Array(signs.length)
  const mass = chosen.reduce((total, row) => total + row.weight, 0)
  for (let round = 0; round < 2000; round++) {
    const slope = new Float64Array(signs.length)
    for (const { evidence, answered, weight } of chosen) {
      const error = (1 / (1 + Math.exp(-sum(evidence, weights))) - answered) * weight
      signs.forEach((sign, place) => (slope[place] += error * evidence[sign]))
    }
    // The first sign is always there and is not held back.
    signs.forEach(
      (_, place) => (weights[place] -= (0.8 * (slope[place] + (place ? RIDGE * weights[place] : 0))) / mass),
    )
  }
  return weights
}

const scores = rows.map(() => 0)
for (let fold = 0; fold < FOLDS; fold++) {
  const weights = fit(rows.filter((_, place) => place % FOLDS !== fold))
  rows.forEach((row, place) => {
    if (place % FOLDS === fold) scores[place] = sum(row.evidence, weights)
  })
}
const rate = (places, right) => `${((100 * places.filter(right).length) / places.length).toFixed(1)} %`
for (const { file } of files) {
  const places = rows.map((_, place) => place).filter((place) => rows[place].file === file)
  const yes = places.filter((place) => rows[place].answered)
  const no = places.filter((place) => !rows[place].answered)
  console.log(
    `${file}: answers ${rate(yes, (place) => scores[place] > 0)}, abstains ${rate(no, (place) => scores[place] <= 0)}`,
  )
}
const weights = fit(rows)
console.log(signs.map((sign, place) => `  ${sign}: ${Math.round(weights[place] * 10) / 10},`).join('\n'))
