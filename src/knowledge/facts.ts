import { findThing } from './lookup.ts'
import type { FactForm } from './criterion.ts'
import { parseDate } from './dates.ts'
import type { Facts } from './results.ts'
import type { FactQuestion, Policy } from './types.ts'

/** Facts that cannot be read. `problems` holds one line each, in Chinese: what, the value, what would be accepted. */
export class FactError extends Error {
  override name = 'FactError'
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}

/**
 * Facts from outside (a command line, a link, a host page), checked and brought into one form: items become ids,
 * null is left out, 'unknown' stays. Throws FactError naming every problem at once.
 */
export function readFacts(policy: Policy, input: unknown): Facts {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    throw new FactError([`事实须是一个 JSON 对象,收到的是${show(input)}。例:{"builtOn":"1998"}`])
  const problems: string[] = []
  const facts: Record<string, string | boolean | readonly string[]> = {}
  for (const name of Object.keys(input)) {
    const value = (input as Record<string, unknown>)[name]
    const question = policy.facts.find((fact) => fact.id === name)
    if (!question) {
      problems.push(`没有名为“${clip(name)}”的事实。可用:${policy.facts.map((fact) => fact.id).join('、')}`)
      continue
    }
    if (value === null || value === undefined) continue
    if (value === 'unknown') {
      facts[name] = value
      continue
    }
    const read = readValue(policy, question, value)
    if (read.problem === undefined) facts[name] = read.value
    else problems.push(read.problem)
  }
  if (problems.length) throw new FactError(problems)
  return facts
}

/** The forms of the facts that rules test; the list of items is no fact of a rule. */
export function formsOf(policy: Policy): Readonly<Record<string, FactForm>> {
  const forms: Record<string, FactForm> = {}
  for (const { id, form } of policy.facts) if (form.kind !== 'items') forms[id] = form
  return forms
}

type Read = { value: string | boolean | readonly string[]; problem?: undefined } | { problem: string }

function readValue(policy: Policy, question: FactQuestion, value: unknown): Read {
  const wrong = (accepted: string): Read => ({
    problem: `事实“${question.id}”(${question.name})的值${show(value)}不对。可用:${accepted},或 "unknown"`,
  })
  const { form } = question
  switch (form.kind) {
    case 'boolean':
      return typeof value === 'boolean' ? { value } : wrong('true、false')
    case 'choice':
      return typeof value === 'string' && form.options.indexOf(value) >= 0
        ? { value }
        : wrong(form.options.map((option) => `"${option}"`).join('、'))
    case 'date':
      return typeof value === 'string' && parseDate(value)
        ? { value }
        : wrong('"1998"、"2005-12"、"2005-12-31" 这样的日期')
    case 'items': {
      if (!Array.isArray(value)) return wrong('改造内容的列表,如 ["增设电梯"]')
      const ids: string[] = []
      for (const one of value) {
        const item = typeof one === 'string' ? findThing(policy, one, ['item']) : undefined
        if (!item)
          return { problem: `事实“${question.id}”中的${show(one)}不是改造内容。可用:${names(policy)}` }
        if (ids.indexOf(item.id) < 0) ids.push(item.id)
      }
      return { value: ids }
    }
  }
}

function names(policy: Policy): string {
  return policy.items.map((item) => item.name).join('、')
}

function clip(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}

function show(value: unknown): string {
  return `“${clip(typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value)))}”`
}
