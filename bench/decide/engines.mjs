/**
 * The engines on the same criteria. Each gives, for what is known, the verdict (true, false or null) and the
 * questions it would still ask, in its order.
 */
import { evaluate } from 'feelin'
import Publicodes from 'publicodes'
import { compileRule, relevant, verdict } from '../../dist/node/index.js'

const VERDICTS = { met: true, unmet: false, unknown: null }

/** @type {Record<string, (criteria: import('./criteria.mjs').Criteria) => (known: object) => { verdict: boolean | null, open: string[] }>} */
export const ENGINES = {
  ours({ rule, facts }) {
    const forms = Object.fromEntries(
      Object.entries(facts).map(([name, [one]]) => [name, { kind: typeof one }]),
    )
    const decision = compileRule(rule, forms)
    return (known) => ({ verdict: VERDICTS[verdict(decision, known)], open: relevant(decision, known) })
  },

  /** Asks for what it names as missing, highest score first, as @publicodes/forms does. */
  publicodes({ rule, facts }) {
    const quiet = { log() {}, warn() {}, error() {} }
    const rules = Object.fromEntries(Object.keys(facts).map((name) => [name, { question: `${name} ?` }]))
    const engine = new Publicodes({ ...rules, verdict: inPublicodes(rule) }, { logger: quiet })
    return (known) => {
      const situation = {}
      for (const [name, value] of Object.entries(known))
        situation[name] = typeof value === 'boolean' ? (value ? 'oui' : 'non') : value
      const { nodeValue, missingVariables } = engine.setSituation(situation).evaluate('verdict')
      const scored = Object.entries(missingVariables).sort(([, a], [, b]) => b - a)
      return { verdict: nodeValue ?? null, open: scored.map(([name]) => name) }
    }
  },

  /** Has no question of its own to ask: while the value is null, the variables it warns of, in order. */
  feelin({ rule }) {
    const text = inFeel(rule)
    return (known) => {
      const { value, warnings } = evaluate(text, known)
      const names = warnings.map((one) => /^Variable '(.*)' not found$/.exec(one.message)?.[1])
      return { verdict: value, open: value === null ? [...new Set(names.filter(Boolean))] : [] }
    }
  },
}

function inPublicodes(rule) {
  if ('fact' in rule) {
    if ('atMost' in rule) return `${rule.fact} <= ${rule.atMost}`
    return rule.equals ? rule.fact : `${rule.fact} = non`
  }
  if ('all' in rule) return { 'toutes ces conditions': rule.all.map(inPublicodes) }
  if ('any' in rule) return { 'une de ces conditions': rule.any.map(inPublicodes) }
  // None of them: every one of them fails.
  return { 'toutes ces conditions': rule.none.map((part) => inPublicodes(opposite(part))) }
}

function inFeel(rule) {
  if ('fact' in rule) {
    if ('atMost' in rule) return `${rule.fact} <= ${rule.atMost}`
    // A comparison with true would make false of a variable that is missing.
    return rule.equals ? rule.fact : `not(${rule.fact})`
  }
  if ('all' in rule) return `(${rule.all.map(inFeel).join(' and ')})`
  if ('any' in rule) return `(${rule.any.map(inFeel).join(' or ')})`
  return `(${rule.none.map((part) => inFeel(opposite(part))).join(' and ')})`
}

/** The rule that holds where this one does not. */
function opposite(rule) {
  if ('equals' in rule) return { ...rule, equals: !rule.equals }
  if ('all' in rule) return { any: rule.all.map(opposite) }
  if ('any' in rule) return { all: rule.any.map(opposite) }
  throw new Error(`No opposite of ${JSON.stringify(rule)} is needed by these criteria.`)
}
