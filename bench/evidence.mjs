// Fits the weights of src/knowledge/evidence.ts: node bench/evidence.mjs FILE[:WEIGHT]... [--write]
// Logistic regression with a ridge, eight-fold cross-validated, characters chosen anew in each fold, so that the rates
// are of questions the fit has not seen. --write puts the weights into the source.
import { evidenceIn, policies, understand } from '../dist/node/index.js'
import { FOLDS, labelled, writeTable, YEAR } from './labelled.mjs'

/** Ridge of the signs, of the characters while they are chosen, and of those chosen. */
const RIDGE = { signs: 0.5, all: 8, chosen: 2 }
/** Characters in at least so many questions are looked at, and so many of them chosen. */
const [SEEN, CHOSEN] = [12, 200]
/** Weights of characters are rounded to this. */
const STEP = 0.3
const policy = policies[0]
const words = process.argv.slice(2)
const rows = labelled(words).map(({ file, weight, label }) => {
  const { characters, ...evidence } = evidenceIn(understand(policy, label.question, YEAR))
  const answered = label.coverage === 'none' ? 0 : 1
  return { evidence, characters: new Set(characters), answered, weight, file }
})
const signs = Object.keys(rows[0].evidence)

/** How often each character occurs, in questions. */
function seen(chosen) {
  const times = new Map()
  for (const { characters } of chosen) for (const one of characters) times.set(one, (times.get(one) ?? 0) + 1)
  return times
}

/** @returns {{ weights: number[], among: string[] }} first of the signs, then of the characters `among` */
function fit(chosen, among, ridge) {
  const size = signs.length + among.length
  const facts = chosen.map(({ evidence, characters }) => [
    ...signs.map((sign, place) => [place, evidence[sign]]).filter(([, value]) => value),
    ...among.flatMap((one, place) => (characters.has(one) ? [[signs.length + place, 1]] : [])),
  ])
  const mass = chosen.reduce((total, row) => total + row.weight, 0)
  const weights = new Float64Array(size)
  const speed = new Float64Array(size)
  for (let round = 0; round < 400; round++) {
    const slope = new Float64Array(size)
    facts.forEach((held, at) => {
      let sum = 0
      for (const [place, value] of held) sum += weights[place] * value
      const error = (1 / (1 + Math.exp(-sum)) - chosen[at].answered) * chosen[at].weight
      for (const [place, value] of held) slope[place] += error * value
    })
    // The first sign is always there and is not held back.
    for (let place = 0; place < size; place++) {
      const back = place === 0 ? 0 : place < signs.length ? RIDGE.signs : ridge
      speed[place] = 0.9 * speed[place] - (0.3 * (slope[place] + back * weights[place])) / mass
      weights[place] += speed[place]
    }
  }
  return { weights, among }
}

/** The weights of the signs, and of the characters that tell most. */
function learn(chosen) {
  const times = seen(chosen)
  const all = [...times.keys()].filter((one) => times.get(one) >= SEEN && /[\u3400-\u9fff]/.test(one))
  const { weights } = fit(chosen, all, RIDGE.all)
  const telling = (place) => Math.abs(weights[signs.length + place]) * Math.sqrt(times.get(all[place]))
  const best = all
    .map((one, place) => ({ one, telling: telling(place) }))
    .sort((a, b) => b.telling - a.telling)
    .slice(0, CHOSEN)
  return fit(
    chosen,
    best.map(({ one }) => one),
    RIDGE.chosen,
  )
}

const rounded = (value, step) => Math.round(value / step) * step
function score({ weights, among }, { evidence, characters }) {
  return (
    signs.reduce((sum, sign, place) => sum + evidence[sign] * rounded(weights[place], 0.1), 0) +
    among.reduce(
      (sum, one, place) => sum + (characters.has(one) ? rounded(weights[signs.length + place], STEP) : 0),
      0,
    )
  )
}

const scores = rows.map(() => 0)
for (let fold = 0; fold < FOLDS; fold++) {
  const learned = learn(rows.filter((_, place) => place % FOLDS !== fold))
  rows.forEach((row, place) => {
    if (place % FOLDS === fold) scores[place] = score(learned, row)
  })
}
const rate = (places, right) => `${((100 * places.filter(right).length) / places.length).toFixed(1)} %`
const files = [...new Set(rows.map((row) => row.file))]
for (const file of files.length > 1 ? [...files, 'all'] : files) {
  const places = rows.map((_, place) => place).filter((place) => file === 'all' || rows[place].file === file)
  const yes = places.filter((place) => rows[place].answered)
  const no = places.filter((place) => !rows[place].answered)
  console.log(
    `${file}: answers ${rate(yes, (place) => scores[place] > 0)}, abstains ${rate(no, (place) => scores[place] <= 0)}`,
  )
}

const { weights, among } = learn(rows)
const levels = {}
among.forEach((one, place) => {
  const level = rounded(weights[signs.length + place], STEP).toFixed(1)
  if (Number(level)) levels[level] = (levels[level] ?? '') + one
})
const lines = signs.map((sign, place) => `  ${sign}: ${Math.round(weights[place] * 10) / 10 + 0},`)
const tones = Object.keys(levels)
  .sort((a, b) => a - b)
  .map((level) => `  '${Number(level)}': '${levels[level]}',`)
if (words.includes('--write')) {
  writeTable('evidence', 'WEIGHTS', lines)
  writeTable('evidence', 'TONES', tones)
} else console.log([...lines, ...tones].join('\n'))
