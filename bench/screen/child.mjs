// So many communities assessed in one go, in a process of its own: node --expose-gc child.mjs COUNT rows|whole
// `rows` keeps a row of verdicts for each, as a table of screening shows; `whole` keeps every assessment.
// Prints one line of JSON: milliseconds, bytes, and how many of each verdict.
import { assess, policies } from '../../dist/node/index.js'
import { random } from '../measure.mjs'

const [count, keeps] = [Number(process.argv[2]), process.argv[3]]
const policy = policies[0]
const chance = random(20261125)
const below = (n) => Math.floor(chance() * n)

/** What a register of communities knows: some of it, differently much of each. */
function community() {
  const known = chance()
  const facts = {}
  for (const { id, form } of policy.facts) {
    if (chance() > known) continue
    if (form.kind === 'boolean') facts[id] = chance() < 0.8
    else if (form.kind === 'choice') facts[id] = form.options[below(form.options.length)]
    else if (form.kind === 'date') facts[id] = String(1975 + below(40))
  }
  return facts
}

const used = () => {
  globalThis.gc()
  globalThis.gc()
  return process.memoryUsage().heapUsed
}
/** Highest resident memory of the process, bytes. */
const peak = () => process.resourceUsage().maxRSS * 1024

const communities = Array.from({ length: count }, community)
assess(policy, {}, '2026-11-25')
const before = used()
const bare = peak()
const verdicts = { eligible: 0, ineligible: 0, undetermined: 0 }
const kept = new Array(count)
// Both stay until the end, so that what is kept is the rows alone.
globalThis.held = { communities, kept }
const start = performance.now()
for (let at = 0; at < count; at++) {
  const found = assess(policy, communities[at], '2026-11-25')
  verdicts[found.eligibility.verdict]++
  kept[at] =
    keeps === 'whole'
      ? found
      : [
          found.eligibility.verdict,
          found.eligibility.ask.length,
          ...found.funding.map((one) => one.verdict),
          ...found.models.map((one) => one.verdict),
        ]
}
const took = performance.now() - start
const most = peak() - bare
console.log(JSON.stringify({ took, memory: used() - before, peak: most, verdicts }))
