/** The plain answers to compare with, by trying: written apart from the engines, slow, exact. */

const passes = (test, value) => ('atMost' in test ? value <= test.atMost : value === test.equals)

/** A rule with what is known put in: true, false, or the smaller rule that remains. */
export function reduce(rule, known) {
  if (typeof rule === 'boolean') return rule
  if ('fact' in rule) return rule.fact in known ? passes(rule, known[rule.fact]) : rule
  const [kind] = Object.keys(rule)
  // `all` ends with the first false; `any` and `none` with the first true.
  const ending = kind !== 'all'
  const rest = []
  for (const part of rule[kind]) {
    const left = reduce(part, known)
    if (left === ending) return kind !== 'all' && kind !== 'none'
    if (typeof left !== 'boolean') rest.push(left)
  }
  return rest.length ? { [kind]: rest } : kind !== 'any'
}

function anyFact(rule) {
  if (typeof rule === 'boolean') return null
  if ('fact' in rule) return rule.fact
  for (const part of Object.values(rule)[0]) {
    const found = anyFact(part)
    if (found) return found
  }
  return null
}

/** Someone's answers to everything, by chance. */
function anybody(facts, chance) {
  const names = Object.keys(facts)
  return Object.fromEntries(names.map((name) => [name, facts[name][chance() < 0.5 ? 0 : 1]]))
}

/** The verdict where every way of answering the rest leads to the same, else null. */
export function settled({ rule, facts }, known, chance) {
  const left = reduce(rule, known)
  const found = new Set()
  for (let at = 0; at < 40; at++) found.add(reduce(left, anybody(facts, chance)))
  const seen = new Set()
  const go = (rest) => {
    if (typeof rest === 'boolean') found.add(rest)
    const key = JSON.stringify(rest)
    if (typeof rest === 'boolean' || found.size > 1 || seen.has(key)) return
    seen.add(key)
    const next = anyFact(rest)
    for (const value of facts[next]) go(reduce(rest, { [next]: value }))
  }
  go(left)
  return found.size > 1 ? null : [...found][0]
}

/**
 * Whether the answer to a question can still change the verdict: whether there is any way of answering the others
 * under which its two values lead to different ones.
 */
export function matters({ rule, facts }, known, fact, chance) {
  const [yes, no] = facts[fact].map((value) => reduce(rule, { ...known, [fact]: value }))
  // Chance often finds such a way at once; only where it does not, all ways are gone through.
  for (let at = 0; at < 40; at++) {
    const tried = anybody(facts, chance)
    if (reduce(yes, tried) !== reduce(no, tried)) return true
  }
  const seen = new Set()
  const differ = (a, b) => {
    if (typeof a === 'boolean' && typeof b === 'boolean') return a !== b
    const key = `${JSON.stringify(a)}|${JSON.stringify(b)}`
    if (seen.has(key)) return false
    seen.add(key)
    const next = anyFact(a) ?? anyFact(b)
    return facts[next].some((value) => differ(reduce(a, { [next]: value }), reduce(b, { [next]: value })))
  }
  return differ(yes, no)
}
