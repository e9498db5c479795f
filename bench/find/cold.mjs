// From JSON to the first answer in a fresh process: node cold.mjs. Milliseconds, one line of JSON.
import { ask, policies } from '../../dist/node/index.js'

const json = JSON.stringify(policies[0])
/** Parsed, and asked once; what is prepared on first use is prepared for this object anew. */
function first() {
  const start = performance.now()
  const policy = JSON.parse(json)
  const parsed = performance.now()
  ask(policy, '加装电梯找哪个部门', '2026-11-23')
  const asked = performance.now()
  return { parse: parsed - start, ready: asked - start }
}
const cold = first()
for (let at = 0; at < 30; at++) first()
console.log(JSON.stringify({ cold, warm: first() }))
