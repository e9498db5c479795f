// Random, mixed-script, emoji, control-character and very long questions: node bench/fuzz.mjs [COUNT] [SEED]
// Says whether any threw, the slowest, and the seed to run it again.
import { ask, policies } from '../dist/node/index.js'

const count = Number(process.argv[2] ?? 100_000)
const seed = Number(process.argv[3] ?? 20261124)
const policy = policies[0]
let state = seed >>> 0
/** A number below n; the same sequence for the same seed (mulberry32). */
function below(n) {
  state = (state + 0x6d2b79f5) >>> 0
  let t = state
  t = Math.imul(t ^ (t >>> 15), t | 1)
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
  return ((t ^ (t >>> 14)) >>> 0) % n
}
const text = policy.clauses.map((clause) => clause.text).join('')
const words = Object.values(policy.words.aliases)
  .flatMap((joined) => joined.split(','))
  .concat(policy.words.silent.flatMap((topic) => topic.words.split(',')))
const parts = [
  () => words[below(words.length)],
  () => text.slice(below(text.length)).slice(0, 1 + below(12)),
  () => String.fromCodePoint(0x4e00 + below(20000)),
  () => String.fromCodePoint(0x1f300 + below(600)),
  () => String.fromCharCode(below(0x20)),
  () => String.fromCharCode(0xd800 + below(0x800)),
  () => String.fromCharCode(0x200b + below(0x30)),
  () => 'abcdefghijklmnopqrstuvwxyz '.charAt(below(27)),
  () => String(below(3000)) + ['年', '', '年的楼', '栋'][below(4)],
]
let slowest = 0
let worst = ''
for (let at = 0; at < count; at++) {
  let question = ''
  const length = below(50) === 0 ? 2000 : 1 + below(30)
  for (let part = 0; part < length; part++) question += parts[below(parts.length)]()
  const start = performance.now()
  ask(policy, question, '2026-11-23')
  const took = performance.now() - start
  if (took > slowest) [slowest, worst] = [took, question.slice(0, 80)]
}
console.log(
  `${count} questions, seed ${seed}: none threw; slowest ${slowest.toFixed(1)} ms: ${JSON.stringify(worst)}`,
)
