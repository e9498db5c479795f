// Fits the weights of src/knowledge/evidence.ts: node bench/evidence.mjs FILE[:WEIGHT]... [--write]
// Logistic regression with a ridge, eight-fold cross-validated, characters and pairs of them chosen anew in each fold, so
// that the rates are of questions the fit has not seen. --write puts the weights into the source.
import { answersIn, evidenceIn, policies, runsOf, share, understand } from '../dist/node/index.js'
import { FOLDS, labelled, levels, writeTable, YEAR } from './labelled.mjs'

/** Ridge of the signs, of the characters and pairs while they are chosen, and of those chosen. */
const RIDGE = { signs: 1, all: 12, chosen: 3 }
/** Characters and pairs in at least so many questions are looked at, and so many of them chosen. */
const TONES = [
  { name: 'TONES', size: 1, of: 'tone', seen: 12, chosen: 200, fits: /[\u3400-\u9fff]/ },
  { name: 'PAIRS', size: 2, of: 'text', seen: 10, chosen: 150, fits: /^[ \u3400-\u9fff]{2}$/ },
]
/** Weights of characters and pairs are rounded to this. */
const STEP = 0.3
const policy = policies[0]
const words = process.argv.slice(2)
// Where there is no answer there is nothing to decide.
const all = labelled(words).map(({ file, weight, label }) => {
  const understood = understand(policy, label.question, YEAR)
  const answers = answersIn(policy, understood)
  const { tone, text, ...evidence } = evidenceIn(policy, understood, answers)
  const runs = TONES.map(({ size, of }) => runsOf({ tone, text }[of], size))
  return {
    evidence,
    runs,
    open: answers.length > 0,
    answered: label.coverage === 'none' ? 0 : 1,
    weight,
    file,
  }
})
const rows = all.filter(({ open }) => open)
const signs = Object.keys(rows[0].evidence)

/** How often each character or pair occurs, in questions. */
function seen(chosen, place) {
  const times = new Map()
  for (const { runs } of chosen) for (const one of runs[place]) times.set(one, (times.get(one) ?? 0) + 1)
  return times
}

/**
 * @param among {Map<string, number>[]} characters, and pairs, each with how often it occurs
 * @returns {{ signs: number[], tones: Map<string, number>[] }} weights
 */
function fit(chosen, among, ridge) {
  const places = among.map((held, kind) => {
    const before = signs.length + among.slice(0, kind).reduce((sum, one) => sum + one.size, 0)
    return new Map([...held.keys()].map((one, at) => [one, before + at]))
  })
  const size = signs.length + among.reduce((sum, one) => sum + one.size, 0)
  const facts = chosen.map(({ evidence, runs }) => {
    const held = signs.map((sign, place) => [place, evidence[sign]]).filter(([, value]) => value)
    runs.forEach((own, kind) => {
      for (const one of own) if (places[kind].has(one)) held.push([places[kind].get(one), share(own.length)])
    })
    return {
      at: Int32Array.from(held, ([place]) => place),
      value: Float64Array.from(held, ([, value]) => value),
    }
  })
  const mass = chosen.reduce((total, row) => total + row.weight, 0)
  const weights = new Float64Array(size)
  const speed = new Float64Array(size)
  for (let round = 0; round < 400; round++) {
    const slope = new Float64Array(size)
    facts.forEach(({ at, value }, row) => {
      let sum = 0
      for (let one = 0; one < at.length; one++) sum += weights[at[one]] * value[one]
      const error = (1 / (1 + Math.exp(-sum)) - chosen[row].answered) * chosen[row].weight
      for (let one = 0; one < at.length; one++) slope[at[one]] += error * value[one]
    })
    // The first sign is always there and is not held back.
    for (let place = 0; place < size; place++) {
      const back = place === 0 ? 0 : place < signs.length ? RIDGE.signs : ridge
      speed[place] = 0.9 * speed[place] - (0.3 * (slope[place] + back * weights[place])) / mass
      weights[place] += speed[place]
    }
  }
  return {
    signs: weights.slice(0, signs.length),
    tones: places.map((held) => new Map([...held].map(([one, place]) => [one, weights[place]]))),
  }
}

/** The weights of the signs, and of the characters and pairs that tell most. */
function learn(chosen) {
  const times = TONES.map((_, kind) => seen(chosen, kind))
  const among = TONES.map(
    ({ seen: least, fits }, kind) =>
      new Map([...times[kind]].filter(([one, n]) => n >= least && fits.test(one))),
  )
  const { tones } = fit(chosen, among, RIDGE.all)
  const telling = tones.map((held, kind) =>
    [...held]
      .map(([one, weight]) => [one, Math.abs(weight) * Math.sqrt(times[kind].get(one))])
      .sort((a, b) => b[1] - a[1])
      .slice(0, TONES[kind].chosen),
  )
  return fit(
    chosen,
    telling.map((held) => new Map(held)),
    RIDGE.chosen,
  )
}

const rounded = (value, step) => Math.round(value / step) * step
function score(learned, { evidence, runs }) {
  return (
    signs.reduce((sum, sign, place) => sum + evidence[sign] * rounded(learned.signs[place], 0.1), 0) +
    learned.tones.reduce(
      (sum, held, kind) =>
        sum +
        share(runs[kind].length) *
          runs[kind].reduce((all, one) => all + rounded(held.get(one) ?? 0, STEP), 0),
      0,
    )
  )
}

/** Above 0 where the row is answered by what was fitted to the other folds. */
const scores = new Map(all.map((row) => [row, 0]))
for (let fold = 0; fold < FOLDS; fold++) {
  const learned = learn(rows.filter((_, place) => place % FOLDS !== fold))
  rows.forEach((row, place) => {
    if (place % FOLDS === fold) scores.set(row, score(learned, row))
  })
}
const rate = (chosen, right) => `${((100 * chosen.filter(right).length) / chosen.length).toFixed(1)} %`
const files = [...new Set(all.map((row) => row.file))]
for (const file of files.length > 1 ? [...files, 'all'] : files) {
  const own = all.filter((row) => file === 'all' || row.file === file)
  const [yes, no] = [own.filter((row) => row.answered), own.filter((row) => !row.answered)]
  console.log(
    `${file}: answers ${rate(yes, (row) => scores.get(row) > 0)}, abstains ${rate(no, (row) => scores.get(row) <= 0)}`,
  )
}

const learned = learn(rows)
const lines = signs.map((sign, place) => `  ${sign}: ${Math.round(learned.signs[place] * 10) / 10 + 0},`)
const tables = learned.tones.map((held, kind) => ({ name: TONES[kind].name, lines: levels(held, STEP) }))
if (words.includes('--write')) {
  writeTable('evidence', 'WEIGHTS', lines)
  for (const { name, lines: own } of tables) writeTable('evidence', name, own)
} else console.log([...lines, ...tables.flatMap(({ lines: own }) => own)].join('\n'))
