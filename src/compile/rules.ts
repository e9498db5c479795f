import {
  compileRule,
  parseDate,
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
  const walk = (one: RuleSource, negated = false): Rule => {
    for (const key of ['all', 'any', 'none'] as const)
      if (one[key])
        return { [key]: one[key].map((part) => walk(part, (key === 'none') !== negated)) } as unknown as Rule
    number++
    const id = one.id ?? (single ? context.id : `${context.id}-${number}`)
    const cite = one.quote === undefined ? null : context.quote(one.quote)
    const extra = cite ? { cite: [cite] } : {}
    if (one.judgement !== undefined) {
      if (negated)
        fail(`judgement“${one.judgement}”不能在 none 之下,那里“酌情同意”反而不利。请改用 all 或 any`)
      const by = one.by === undefined ? null : context.department(one.by)
      return { judgement: one.judgement, id, ...(by ? { by } : {}), ...extra }
    }
    return { ...readTest(one, context, fail), id, ...extra } as unknown as Rule
  }
  const rule = walk(source)
  const clash = clashOf([rule])
  if (clash) fail(`规则中两个不同的条件都叫“${clash}”。请各用一个 id`)
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
    else if (question.form.kind === 'choice' && question.form.options.indexOf(value as string) < 0)
      fail(`事实“${fact}”的值${show(value)}不对。可用:${question.form.options.join('、')}`)
    else if (question.form.kind === 'date' && !parseDate(String(value)))
      fail(`事实“${fact}”的值${show(value)}不是日期。日期写成 1998、2005-12 或 2005-12-31`)
  }
  return { fact, [name]: one[name] }
}

/** The name that two different tests of these rules share, or ''; rules that are decided together may have none. */
export function clashOf(rules: readonly Rule[]): string {
  const tests = new Map<string, string>()
  for (const leaf of rules.flatMap(leavesOf)) {
    const { id, cite: _, ...test } = leaf as { id: string; cite?: unknown }
    const text = JSON.stringify(test)
    if ('fact' in test && (tests.get(id) ?? text) !== text) return id
    if ('fact' in test) tests.set(id, text)
  }
  return ''
}

function leavesOf(rule: Rule): Rule[] {
  const inner = 'all' in rule ? rule.all : 'any' in rule ? rule.any : 'none' in rule ? rule.none : null
  return inner ? inner.flatMap(leavesOf) : [rule]
}

/** A rule that no answer can change, or a part of it that never matters, is a slip of the editor. */
function isAlive(rule: Rule, context: RuleContext): boolean {
  const forms = formsOf(context.questions)
  let decision
  try {
    decision = compileRule(rule, forms)
  } catch {
    // What is wrong with a single test was told before; what is left is that they hang together too closely.
    context.problem(`“${context.id}”的规则过于复杂,无法判断。请拆成几条`)
    return false
  }
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
  return [...new Set(leavesOf(rule).flatMap((leaf) => ('fact' in leaf ? [leaf.fact] : [])))]
}

export function formsOf(questions: readonly FactQuestion[]): Record<string, FactForm> {
  const forms: Record<string, FactForm> = {}
  for (const { id, form } of questions) if (form.kind !== 'items') forms[id] = form
  return forms
}

/** True when a judgement stands anywhere in the rule. */
export function hasJudgement(rule: Rule): boolean {
  return leavesOf(rule).some((leaf) => 'judgement' in leaf)
}
