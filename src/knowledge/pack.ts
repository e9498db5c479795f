import { KINDS, things } from './cite.ts'
import { compileRule, type Rule } from './criterion.ts'
import { parseDate } from './dates.ts'
import { formsOf } from './facts.ts'
import { CATEGORIES, ROLES, type FactQuestion, type Policy, type Span, type Thing } from './types.ts'

/**
 * What a pack may hold: UTF-16 units of its text, entries of any one list, units of any one string, depth of a rule,
 * tests in one rule, criteria. Diagrams grow with the tests, so a pack cannot make them endless.
 */
export const LIMITS = {
  text: 4_000_000,
  entries: 20_000,
  string: 100_000,
  depth: 12,
  tests: 24,
  criteria: 30,
}

/** Thrown for a pack that cannot be used; the message, in Chinese, says where, what, the value and what to do. */
export class PackError extends Error {}

/** Reads a value found at a place; throws PackError. What it returns holds known keys only. */
type Read<T> = (value: unknown, place: string) => T

function fail(place: string, wanted: string, value: unknown): never {
  // What is nested is not shown: to write it out is work that a hostile pack could make endless.
  let shown =
    typeof value === 'object' && value ? '…' : ((JSON.stringify(value) as string | undefined) ?? typeof value)
  if (shown.length > 40) shown = `${shown.slice(0, 40)}…`
  throw new PackError(
    `数据包的 ${place || '顶层'} 应为${wanted}，现为“${shown}”。请换用由 policy-guide 生成的数据包`,
  )
}

const own = (value: object, key: string) => Object.prototype.hasOwnProperty.call(value, key)

const text: Read<string> = (value, place) =>
  typeof value === 'string' && value.length <= LIMITS.string ? value : fail(place, '文字', value)
/** Ids and labels become keys of plain objects, so what every object has is none. */
const id: Read<string> = (value, place) =>
  typeof value === 'string' &&
  value.length > 0 &&
  value.length <= 80 &&
  !(value in {}) &&
  value !== '__proto__'
    ? value
    : fail(place, '编号', value)
const whole: Read<number> = (value, place) =>
  typeof value === 'number' && value >= 0 && value % 1 === 0 ? value : fail(place, '非负整数', value)
const flag: Read<boolean> = (value, place) =>
  typeof value === 'boolean' ? value : fail(place, '是或否', value)
const day: Read<string> = (value, place) =>
  parseDate(text(value, place)) ? (value as string) : fail(place, '日期', value)

const one =
  <T extends string>(...options: readonly T[]): Read<T> =>
  (value, place) =>
    options.indexOf(value as T) >= 0 ? (value as T) : fail(place, options.join('、'), value)

const list =
  <T>(read: Read<T>): Read<T[]> =>
  (value, place) =>
    Array.isArray(value) && value.length <= LIMITS.entries
      ? value.map((entry, at) => read(entry, `${place}[${at}]`))
      : fail(place, `至多 ${LIMITS.entries} 项的列表`, value)

const map =
  <T>(read: Read<T>): Read<Record<string, T>> =>
  (value, place) => {
    if (typeof value !== 'object' || !value || Array.isArray(value)) return fail(place, '对照表', value)
    const keys = Object.keys(value)
    if (keys.length > LIMITS.entries) fail(place, `至多 ${LIMITS.entries} 项的对照表`, keys.length)
    const result: Record<string, T> = {}
    for (const key of keys)
      result[id(key, `${place} 的键`)] = read((value as Record<string, unknown>)[key], `${place}.${key}`)
    return result
  }

/** An object of these keys; one whose name ends in `?` may be left out. */
const shape =
  (readers: Record<string, Read<unknown>>): Read<never> =>
  (value, place) => {
    if (typeof value !== 'object' || !value || Array.isArray(value)) return fail(place, '对象', value)
    const result: Record<string, unknown> = {}
    for (const name of Object.keys(readers)) {
      const key = name.replace('?', '')
      if (own(value, key))
        result[key] = readers[name]!((value as Record<string, unknown>)[key], place ? `${place}.${key}` : key)
      else if (key === name) fail(place ? `${place}.${key}` : key, '必填', undefined)
    }
    return result as never
  }

const span: Read<Span> = (value, place) => {
  const three = list(whole)(value, place)
  return three.length === 3 && three[1]! < three[2]!
    ? (three as unknown as Span)
    : fail(place, '一段引文', value)
}
const cite: Read<readonly Span[]> = (value, place) => {
  const spans = list(span)(value, place)
  return spans.length ? spans : fail(place, '至少一段引文', value)
}

/** Rules keep their own operators, which compileRule checks; depth and number are bounded here, before it looks. */
const rule: Read<Rule> = (value, place) => {
  let tests = 0
  const walk = (part: unknown, depth: number): unknown => {
    if (typeof part !== 'object' || !part || depth > LIMITS.depth || ++tests > LIMITS.tests)
      return fail(place, '规则', part)
    for (const key of ['all', 'any', 'none'])
      if (own(part, key))
        return {
          [key]: list((below) => walk(below, depth + 1))(
            (part as Record<string, unknown>)[key],
            `${place}.${key}`,
          ),
        }
    const copy: Record<string, unknown> = {}
    for (const key of Object.keys(part)) {
      const held = (part as Record<string, unknown>)[key]
      if (key === 'cite') copy[key] = cite(held, `${place}.cite`)
      else if (typeof held !== 'object' || !held) copy[id(key, place)] = held
      else copy[id(key, place)] = list(text)(held, `${place}.${key}`)
    }
    return copy
  }
  return walk(value, 0) as Rule
}

const thing = { id, name: text, cite, 'note?': text }
const ids = list(id)
const sides: Read<readonly [string, string]> = (value, place) => {
  const both = list(text)(value, place)
  return both.length === 2 ? [both[0]!, both[1]!] : fail(place, '两段文字', value)
}

const policyOf = shape({
  format: (value, place) => (value === 1 ? 1 : fail(place, '1', value)),
  id,
  title: text,
  shortTitle: text,
  number: text,
  issuer: text,
  issuedOn: day,
  addressees: text,
  basis: shape({ title: text, number: text }),
  status: one('in-force', 'replaced', 'expired'),
  'replacedBy?': text,
  'source?': text,
  changes: list(shape({ version: text, date: day, text })),
  clauses: list(shape({ label: id, level: whole, heading: text, text })),
  departments: list(shape({ ...thing, kind: text })),
  items: list(shape({ ...thing, category: one(...CATEGORIES), 'condition?': text, funding: ids })),
  duties: list(shape({ ...thing, department: id, role: one(...ROLES), of: ids, 'general?': flag })),
  criteria: list(shape({ ...thing, when: rule })),
  goals: list(shape({ ...thing, when: rule, due: day, askAfterwards: ids })),
  funding: list(shape({ ...thing, when: rule, discretionary: flag, covers: text, through: ids })),
  models: list(shape({ ...thing, when: rule, discretionary: flag })),
  steps: list(
    shape({
      ...thing,
      tasks: list(shape({ name: text, cite, parties: ids })),
      parties: ids,
      outputs: list(text),
    }),
  ),
  statements: list(shape({ ...thing, kind: text, parties: ids })),
  facts: list(
    shape({
      id,
      form: shape({ kind: one('boolean', 'choice', 'date', 'items'), 'options?': ids }),
      name: text,
      question: text,
      'help?': text,
      labels: map(text),
      cite,
    }),
  ),
  words: shape({
    aliases: map(text),
    silent: list(
      shape({
        name: text,
        kind: one('off-topic', 'silent', 'aspect'),
        words: text,
        related: ids,
        'except?': ids,
      }),
    ),
    lists: map(text),
    traditional: sides,
    sounds: shape({ syllables: text, sizes: text, others: map(text) }),
  }),
}) as Read<Policy>

/**
 * A policy from elsewhere: JSON text, or a value. Nothing in it is trusted: it is bounded, copied key by key, every
 * span must lie within its clause and every id must exist. Throws PackError.
 */
export function readPack(pack: unknown): Policy {
  let value = pack
  if (typeof pack === 'string') {
    if (pack.length > LIMITS.text)
      throw new PackError(`数据包过大，至多 ${LIMITS.text} 字。请换用较小的数据包`)
    try {
      value = JSON.parse(pack)
    } catch {
      throw new PackError('数据包不是完整的 JSON。请重新下载或重新生成')
    }
  }
  const policy = policyOf(value, '')
  checkReferences(policy)
  return policy
}

function checkReferences(policy: Policy): void {
  const all = things(policy)
  const spans = (where: string, cited: readonly Span[]) => {
    for (const [clause, , end] of cited)
      if (!policy.clauses[clause] || end > policy.clauses[clause].text.length)
        fail(`${where} 的引文`, '条款之内的一段', [clause, end])
  }
  const known = (where: string, wanted: readonly string[]) => {
    for (const key of wanted) if (!all.has(key)) fail(where, '已有的编号', key)
  }
  const distinct = (list: readonly { id: string; cite: readonly Span[] }[]) => {
    const seen = new Set<string>()
    for (const one of list) {
      if (seen.has(one.id)) fail(one.id, '不重复的编号', one.id)
      seen.add(one.id)
      spans(one.id, one.cite)
    }
  }
  distinct(
    ([] as (Thing | FactQuestion)[]).concat(
      ...(Object.keys(KINDS) as (keyof typeof KINDS)[]).map((kind) => policy[kind]),
    ),
  )
  distinct(policy.facts)
  for (const one of policy.items) known(one.id, one.funding)
  for (const one of policy.duties) known(one.id, [one.department, ...one.of])
  for (const one of policy.goals) known(one.id, one.askAfterwards)
  for (const one of policy.funding) known(one.id, one.through)
  for (const one of policy.steps) {
    known(one.id, one.parties)
    for (const task of one.tasks) {
      spans(one.id, task.cite)
      known(one.id, task.parties)
    }
  }
  for (const { name, form } of policy.facts)
    if (form.kind === 'choice' && !form.options) fail(`${name} 的选项`, '列表', undefined)
  if (policy.criteria.length > LIMITS.criteria)
    fail('criteria', `至多 ${LIMITS.criteria} 项`, policy.criteria.length)
  const forms = formsOf(policy)
  for (const { id: where, when } of [
    ...policy.criteria,
    ...policy.goals,
    ...policy.funding,
    ...policy.models,
  ])
    try {
      compileRule(when, forms)
    } catch {
      fail(`${where}.when`, '规则', when)
    }
}
