import type { Rule } from './criterion.ts'
import { parseDate } from './dates.ts'
import { checkReferences } from './references.ts'
import { PackError, refuse } from './refuse.ts'
import { CATEGORIES, ROLES, type Policy, type Span } from './types.ts'

export { PackError }

/**
 * What a pack may hold: UTF-16 units of its text (entries and strings of a value count together, as often as they are
 * met), entries of any one list, things of one kind, units of any one string, depth of a rule, parts of one rule,
 * options of one fact. Work grows with the square of some of these, so that they bound time as well as memory.
 */
export const LIMITS = {
  text: 4_000_000,
  entries: 20_000,
  things: 2_000,
  string: 100_000,
  depth: 12,
  tests: 24,
  options: 200,
}

/** Reads a value found at a place; throws PackError. What it returns holds known keys only. */
type Read<T> = (value: unknown, place: string) => T

/** What is left of `LIMITS.text`: one value may stand in a pack a million times over, as no text could hold it. */
let room = 0
function take(units: number): void {
  room -= units
  if (room < 0) tooLong()
}
function tooLong(): never {
  throw new PackError(`数据包过大，至多 ${LIMITS.text} 字。请换用较小的数据包`)
}

const own = (value: object, key: string) => Object.prototype.hasOwnProperty.call(value, key)
const member = (value: object, key: string) => (value as Record<string, unknown>)[key]

const text: Read<string> = (value, place) => {
  if (typeof value !== 'string' || value.length > LIMITS.string) return refuse(place, '文字', value)
  take(value.length)
  return value
}
/** Ids and labels become keys of plain objects, so what every object has is none. */
const id: Read<string> = (value, place) => {
  const key = text(value, place)
  return key && key.length <= 80 && !(key in {}) ? key : refuse(place, '编号', key)
}
const whole: Read<number> = (value, place) =>
  typeof value === 'number' && value >= 0 && value % 1 === 0 ? value : refuse(place, '非负整数', value)
const flag: Read<boolean> = (value, place) =>
  typeof value === 'boolean' ? value : refuse(place, '是或否', value)
const day: Read<string> = (value, place) =>
  parseDate(text(value, place)) ? (value as string) : refuse(place, '日期', value)

const one =
  <T extends string>(...options: readonly T[]): Read<T> =>
  (value, place) =>
    options.indexOf(value as T) >= 0 ? (value as T) : refuse(place, options.join('、'), value)

/** Taken one by one: a list of somebody else's may have a `map` of its own. */
const list =
  <T>(read: Read<T>, most = LIMITS.entries): Read<T[]> =>
  (value, place) => {
    if (!Array.isArray(value) || value.length > most) return refuse(place, `至多 ${most} 项的列表`, value)
    const { length } = value
    take(length)
    const result: T[] = []
    for (let at = 0; at < length; at++) result.push(read(value[at], `${place}[${at}]`))
    return result
  }

const map =
  <T>(read: Read<T>): Read<Record<string, T>> =>
  (value, place) => {
    if (typeof value !== 'object' || !value || Array.isArray(value)) return refuse(place, '对照表', value)
    const keys = Object.keys(value)
    if (keys.length > LIMITS.entries) refuse(place, `至多 ${LIMITS.entries} 项的对照表`, keys.length)
    const result: Record<string, T> = {}
    for (const key of keys) result[id(key, `${place} 的键`)] = read(member(value, key), `${place}.${key}`)
    return result
  }

/** An object of these keys; one whose name ends in `?` may be left out. */
const shape =
  (readers: Record<string, Read<unknown>>): Read<never> =>
  (value, place) => {
    if (typeof value !== 'object' || !value || Array.isArray(value)) return refuse(place, '对象', value)
    const result: Record<string, unknown> = {}
    for (const name of Object.keys(readers)) {
      const key = name.replace('?', '')
      if (own(value, key)) result[key] = readers[name]!(member(value, key), place ? `${place}.${key}` : key)
      else if (key === name) refuse(place ? `${place}.${key}` : key, '必填', undefined)
    }
    return result as never
  }

const span: Read<Span> = (value, place) => {
  const three = list(whole)(value, place)
  return three.length === 3 && three[1]! < three[2]!
    ? (three as unknown as Span)
    : refuse(place, '一段引文', value)
}
const cite: Read<readonly Span[]> = (value, place) => {
  const spans = list(span)(value, place)
  return spans.length ? spans : refuse(place, '至少一段引文', value)
}

const scalar: Read<unknown> = (value, place) =>
  typeof value === 'boolean' || typeof value === 'number' ? value : text(value, place)
/** Whether an operator suits its fact, compileRule says; here it only gets its form. */
const TESTS: Record<string, Read<unknown>> = { 'oneOf?': list(scalar, LIMITS.options) }
for (const name of [
  'equals',
  'before',
  'onOrBefore',
  'after',
  'onOrAfter',
  'atLeast',
  'atMost',
  'lessThan',
  'moreThan',
])
  TESTS[`${name}?`] = scalar
const test = shape({ fact: id, id, 'cite?': cite, ...TESTS })
const judgement = shape({ judgement: text, id, 'by?': id, 'cite?': cite })

/** Depth and number of parts are bounded here, before compileRule looks. */
const rule: Read<Rule> = (value, place) => {
  let parts = 0
  const walk = (part: unknown, depth: number, here: string): Rule => {
    if (typeof part !== 'object' || !part || depth > LIMITS.depth || ++parts > LIMITS.tests)
      return refuse(here, '规则', part)
    for (const key of ['all', 'any', 'none'])
      if (own(part, key))
        return {
          [key]: list((below, at) => walk(below, depth + 1, at))(member(part, key), `${here}.${key}`),
        } as unknown as Rule
    return (own(part, 'judgement') ? judgement : test)(part, here)
  }
  return walk(value, 0, place)
}

const thing = { id, name: text, cite, 'note?': text }
const ids = list(id)
const things = (readers: Record<string, Read<unknown>>) =>
  list(shape({ ...thing, ...readers }), LIMITS.things)
const sides: Read<readonly [string, string]> = (value, place) => {
  const both = list(text)(value, place)
  return both.length === 2 ? [both[0]!, both[1]!] : refuse(place, '两段文字', value)
}

const policyOf = shape({
  format: (value, place) => (value === 2 ? 2 : refuse(place, '2', value)),
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
  departments: things({ kind: text }),
  items: things({ category: one(...CATEGORIES), 'condition?': text, funding: ids }),
  duties: things({ department: id, role: one(...ROLES), of: ids, 'general?': flag }),
  criteria: things({ when: rule }),
  goals: things({ when: rule, due: day, askAfterwards: ids }),
  funding: things({ when: rule, discretionary: flag, covers: text, through: ids }),
  models: things({ when: rule, discretionary: flag }),
  steps: things({
    tasks: list(shape({ name: text, cite, parties: ids })),
    parties: ids,
    outputs: list(text),
  }),
  statements: things({ kind: text, parties: ids }),
  facts: list(
    shape({
      id,
      form: shape({
        kind: one('boolean', 'choice', 'date', 'items'),
        'options?': list(id, LIMITS.options),
      }),
      name: text,
      question: text,
      'help?': text,
      labels: map(text),
      cite,
    }),
    LIMITS.things,
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
 * span must lie within its clause and every id must exist. Throws PackError, whatever it is given.
 */
export function readPack(pack: unknown): Policy {
  room = LIMITS.text
  let value = pack
  if (typeof pack === 'string') {
    if (pack.length > LIMITS.text) tooLong()
    // What a decoder puts where bytes are none of its encoding; no document holds it.
    if (pack.indexOf('\ufffd') >= 0)
      throw new PackError('数据包的编码不对，应为 UTF-8。请另存为 UTF-8 或重新下载')
    try {
      value = JSON.parse(pack.replace(/^\ufeff/, ''))
    } catch {
      throw new PackError('数据包不是完整的 JSON。请重新下载或重新生成')
    }
  }
  try {
    const policy = policyOf(value, '')
    checkReferences(policy)
    return policy
  } catch (error) {
    // A value of the page's may throw when it is looked at.
    throw error instanceof PackError
      ? error
      : new PackError('数据包读不出来。请换用由 policy-guide 生成的数据包')
  }
}
