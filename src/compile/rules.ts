import {
  compileRule,
  relevant,
  verdict,
  type FactForm,
  type FactQuestion,
  type Rule,
  type Span,
} from '../knowledge/index.ts'
import { didYouMean, show } from './problems.ts'
import type { RuleSource } from './schema.ts'

const COMPARISONS = [
  'equals',
  'oneOf',
  'before',
  'onOrBefore',
  'after',
  'onOrAfter',
  'atLeast',
  'atMost',
  'moreThan',
  'lessThan',
]
const FITTING: Record<FactForm['kind'], readonly string[]> = {
  boolean: ['equals'],
  choice: ['equals', 'oneOf'],
  date: ['before', 'onOrBefore', 'after', 'onOrAfter'],
  number: ['equals', 'oneOf', 'atLeast', 'atMost', 'moreThan', 'lessThan'],
}

export interface RuleContext {
  /** Of the thing the rule belongs to; leaves without an id are numbered after it. */
  id: string
  questions: readonly FactQuestion[]
  quote(text: string): Span | null
  department(name: string): string | null
  problem(message: string): void
  /** Told each fact that is tested. */
  uses(fact: string): void
}

/** A rule as written → a rule as the knowledge module decides it, leaves named and cited. Null when it has problems. */
export function readRule(source: RuleSource | 'always', context: RuleContext): Rule | null {
  if (source === 'always') return { all: [] }
  let number = 0
  let sound = true
  const single = !('all' in source || 'any' in source || 'none' in source)
  const fail = (message: string) => {
    sound = false
    context.problem(message)
  }
  const walk = (one: RuleSource): Rule => {
    for (const key of ['all', 'any', 'none'] as const)
      if (one[key]) return { [key]: one[key].map(walk) } as unknown as Rule
    number++
    const id = one.id ?? (single ? context.id : `${context.id}-${number}`)
    const cite = one.quote === undefined ? null : context.quote(one.quote)
    const extra = cite ? { cite: [cite] } : {}
    if (one.judgement !== undefined) {
      const by = one.by === undefined ? null : context.department(one.by)
      return { judgement: one.judgement, id, ...(by ? { by } : {}), ...extra }
    }
    return { ...readTest(one, context, fail), id, ...extra } as unknown as Rule
  }
  const rule = walk(source)
  if (!sound) return null
  return isAlive(rule, context) ? rule : null
}

function readTest(
  one: RuleSource,
  context: RuleContext,
  fail: (message: string) => void,
): Record<string, unknown> {
  const fact = one.fact!
  const question = context.questions.find((held) => held.id === fact)
  if (!question) {
    const names = context.questions.map((held) => held.id)
    fail(`规则用了没有的事实${show(fact)}。${didYouMean(fact, names)}`)
    return {}
  }
  context.uses(fact)
  if (question.form.kind === 'items') {
    fail(`事实“${fact}”是改造内容的列表,不能用在规则里。请换一个事实`)
    return {}
  }
  const used = COMPARISONS.filter((name) => one[name] !== undefined)
  const fitting = FITTING[question.form.kind]
  if (used.length !== 1 || fitting.indexOf(used[0]!) < 0) {
    fail(`事实“${fact}”的比较${show(used.join('、'))}不对。可用其中一种:${fitting.join('、')}`)
    return {}
  }
  const name = used[0]!
  const values = ([] as unknown[]).concat(one[name])
  for (const value of values) {
    if (question.form.kind === 'boolean' && typeof value !== 'boolean')
      fail(`事实“${fact}”的值${show(value)}不对。可用:true、false`)
    else if (question.form.kind === 'choice' && question.form.options.indexOf(String(value)) < 0)
      fail(`事实“${fact}”的值${show(value)}不对。可用:${question.form.options.join('、')}`)
  }
  return { fact, [name]: one[name] }
}

/** A rule that no answer can change, or a part of it that never matters, is a slip of the editor. */
function isAlive(rule: Rule, context: RuleContext): boolean {
  const forms = formsOf(context.questions)
  const decision = compileRule(rule, forms)
  const facts = factsOf(rule)
  if (!facts.length) return true
  const now = verdict(decision, {})
  if (now !== 'unknown') {
    context.problem(`“${context.id}”的规则总是${now === 'met' ? '成立' : '不成立'},不论怎么回答。请核对条件`)
    return false
  }
  const used = relevant(decision, {})
  const dead = facts.filter((fact) => used.indexOf(fact) < 0)
  for (const fact of dead) context.problem(`“${context.id}”的规则中事实“${fact}”的条件不起作用。请删去或核对`)
  return dead.length === 0
}

function factsOf(rule: Rule): string[] {
  const inner = 'all' in rule ? rule.all : 'any' in rule ? rule.any : 'none' in rule ? rule.none : null
  if (!inner) return 'fact' in rule ? [rule.fact] : []
  return [...new Set(inner.flatMap(factsOf))]
}

export function formsOf(questions: readonly FactQuestion[]): Record<string, FactForm> {
  const forms: Record<string, FactForm> = {}
  for (const { id, form } of questions) if (form.kind !== 'items') forms[id] = form
  return forms
}

/** True when a judgement stands anywhere in the rule. */
export function hasJudgement(rule: Rule): boolean {
  const inner = 'all' in rule ? rule.all : 'any' in rule ? rule.any : 'none' in rule ? rule.none : null
  return inner ? inner.some(hasJudgement) : 'judgement' in rule
}
