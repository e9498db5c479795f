import { z } from 'zod'
import { CATEGORIES, ROLES } from '../knowledge/index.ts'
import { nearest, show } from './problems.ts'

/** The shapes an editor writes. JSON Schema for editors is made from these, so what completes is what checks. */

const words = z.string().trim().min(1)
const names = z.array(words)
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
/** As the knowledge module reads days: from the year 1000 on. */
const day = z.iso.date().regex(/^[1-9]/)
const date = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)

export interface RuleSource {
  all?: RuleSource[]
  any?: RuleSource[]
  none?: RuleSource[]
  fact?: string
  judgement?: string
  by?: string
  id?: string
  quote?: string
  [test: string]: unknown
}

const leaf = { id: id.optional(), quote: words.optional() }
const value = z.union([z.string(), z.boolean(), z.number()])
const test = z.strictObject({
  fact: words,
  equals: value.optional(),
  oneOf: z
    .array(z.union([z.string(), z.number()]))
    .min(1)
    .optional(),
  before: date.optional(),
  onOrBefore: date.optional(),
  after: date.optional(),
  onOrAfter: date.optional(),
  atLeast: z.number().optional(),
  atMost: z.number().optional(),
  moreThan: z.number().optional(),
  lessThan: z.number().optional(),
  ...leaf,
})
const judgement = z.strictObject({ judgement: words, by: words.optional(), ...leaf })
const rule: z.ZodType<RuleSource> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(rule).min(1) }),
    z.strictObject({ any: z.array(rule).min(1) }),
    z.strictObject({ none: z.array(rule).min(1) }),
    test,
    judgement,
  ]),
) as z.ZodType<RuleSource>
const when = z.union([z.literal('always'), rule])

const cited = {
  quote: words.optional(),
  quotes: names.min(1).optional(),
  see: z.array(z.strictObject({ clause: words, quote: words })).optional(),
  note: words.optional(),
}
const thing = { id, name: words, ...cited }

/** One schema a kind of block; a block holds one of these or a list. */
export const BLOCKS = {
  department: z.strictObject({
    id,
    name: words,
    kind: z.enum(['leading-group', 'government', 'department', 'unit', 'community', 'other']),
    note: words.optional(),
  }),
  item: z.strictObject({ ...thing, category: z.enum(CATEGORIES), condition: words.optional() }),
  duty: z.strictObject({
    id: id.optional(),
    department: words,
    role: z.enum(ROLES),
    about: words,
    of: names.optional(),
    general: z.boolean().optional(),
    ...cited,
  }),
  criterion: z.strictObject({ ...thing, when }),
  goal: z.strictObject({ ...thing, when, due: day, askAfterwards: names.min(1) }),
  funding: z.strictObject({
    ...thing,
    when,
    covers: words,
    for: names.optional(),
    through: names.optional(),
  }),
  model: z.strictObject({ ...thing, when }),
  step: z.strictObject({
    id,
    name: words,
    parties: names.optional(),
    outputs: names.optional(),
    note: words.optional(),
    tasks: z.array(z.strictObject({ name: words, quote: words, parties: names.optional() })).min(1),
  }),
  statement: z.strictObject({
    ...thing,
    kind: z.enum(['definition', 'principle', 'mechanism', 'aim']),
    parties: names.optional(),
  }),
  'not-encoded': z.strictObject({ quote: words, reason: words }),
} as const
export type BlockKind = keyof typeof BLOCKS
export type BlockOf<K extends BlockKind> = z.infer<(typeof BLOCKS)[K]>

const topic = z.strictObject({
  name: words,
  words: names.min(1),
  related: names.optional(),
  except: names.optional(),
})

/** The yaml files beside the chapters. */
export const FILES = {
  policy: z.strictObject({
    id,
    title: words,
    shortTitle: words,
    number: words,
    issuer: words,
    issuedOn: day,
    addressees: words,
    copiedTo: words.optional(),
    basis: z.strictObject({ title: words, number: words }),
    status: z.enum(['in-force', 'replaced', 'expired']),
    replacedBy: words.optional(),
    source: words.optional(),
    head: names.optional(),
    changes: z.array(z.strictObject({ version: words, date: day, text: words })).min(1),
  }),
  questions: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
      form: z.union([
        z.enum(['boolean', 'date', 'items']),
        z.strictObject({ choice: z.array(words).min(2) }),
      ]),
      name: words,
      question: words,
      help: words.optional(),
      labels: z.record(z.string(), words).optional(),
      quotes: z.array(z.strictObject({ clause: words, quote: words })).min(1),
    }),
  ),
  vocabulary: z.strictObject({
    aliases: z.record(z.string(), names).optional(),
    shared: names.optional(),
    silent: z.array(topic).optional(),
    aspects: z.array(topic).optional(),
    offTopic: z.array(topic).optional(),
    lists: z.record(z.string(), names).optional(),
  }),
  cases: z.array(
    z.strictObject({
      name: words,
      facts: z
        .record(z.string(), z.union([z.string(), z.boolean(), z.array(z.string()), z.null()]))
        .optional(),
      item: words.optional(),
      question: words.optional(),
      asOf: day.optional(),
      expect: z.strictObject({
        eligibility: z.enum(['eligible', 'ineligible', 'undetermined']).optional(),
        deciding: names.optional(),
        ask: names.optional(),
        goals: z.record(z.string(), z.enum(['yes', 'no', 'unknown'])).optional(),
        funding: z
          .union([z.record(z.string(), z.enum(['applies', 'does-not-apply', 'undetermined'])), names])
          .optional(),
        models: z.record(z.string(), z.enum(['applies', 'does-not-apply', 'undetermined'])).optional(),
        departments: names.optional(),
        coverage: z.enum(['stated', 'partly', 'silent', 'off-topic']).optional(),
        clauses: names.optional(),
        silentOn: names.optional(),
      }),
    }),
  ),
} as const
export type FileKind = keyof typeof FILES
export type FileOf<K extends FileKind> = z.infer<(typeof FILES)[K]>

/** JSON Schema of every block and file, by name. */
export function jsonSchemas(): Record<string, object> {
  const schemas: Record<string, object> = {}
  for (const [name, schema] of Object.entries({ ...BLOCKS, ...FILES }))
    schemas[name] = z.toJSONSchema(schema, { io: 'input' })
  return schemas
}

export interface SchemaProblem {
  path: (string | number)[]
  message: string
}

const TYPES: Record<string, string> = {
  string: '文字(必要时加引号)',
  array: '列表',
  object: '“名称: 值”的形式',
  record: '“名称: 值”的形式',
  boolean: 'true 或 false',
  number: '数字',
}

/** What zod finds, in Chinese, with a remedy. `value` is what was checked. */
export function explain(schema: z.ZodType, value: unknown): SchemaProblem[] {
  const result = schema.safeParse(value)
  if (result.success) return []
  const found: SchemaProblem[] = []
  for (const issue of result.error.issues) {
    const path = issue.path.map((one) => (typeof one === 'symbol' ? String(one) : one))
    const at = path.reduce<unknown>(
      (held, key) =>
        typeof held === 'object' && held !== null
          ? (held as Record<string | number, unknown>)[key]
          : undefined,
      value,
    )
    const key = path.length ? String(path[path.length - 1]) : ''
    if (issue.code === 'unrecognized_keys')
      for (const name of issue.keys) {
        const known = keysAt(schema, path)
        const near = nearest(name, known)
        found.push({
          path: [...path, name],
          message: `没有“${name}”这一项。${near ? `是不是“${near}”` : `可用:${known.join('、')}`}`,
        })
      }
    else if (at === undefined) found.push({ path, message: `缺少“${key}”。请补上` })
    else if (issue.code === 'invalid_value')
      found.push({
        path,
        message: `“${key}”的值${show(at)}不对。可用:${issue.values.map(String).join('、')}`,
      })
    else if (issue.code === 'invalid_type')
      found.push({
        path,
        message: `“${key}”的值${show(at)}不对。应是${TYPES[issue.expected] ?? issue.expected}`,
      })
    else if (issue.code === 'invalid_union')
      found.push({
        path,
        message: `“${key}”的写法不对:${show(at)}。规则可用 all、any、none、fact 加一种比较、judgement 或 always;形式可用 boolean、date、items、choice`,
      })
    else if (issue.code === 'too_small') found.push({ path, message: `“${key}”是空的。请填写或删去这一项` })
    else if (issue.code === 'invalid_format')
      found.push({
        path,
        message: `“${key}”的值${show(at)}写法不对。${issue.format === 'date' ? '日期写成 2020-07-23' : '编号用小写英文和连字符,日期写成 1998 或 2005-12-31'}`,
      })
    else found.push({ path, message: `“${key}”的值${show(at)}不对。请对照 content/README.md` })
  }
  return found
}

/** Keys that an object schema knows, for the remedy. */
function keysAt(schema: z.ZodType, path: (string | number)[]): string[] {
  let held: unknown = schema
  for (const key of path) {
    const definition = (
      held as {
        def?: { shape?: Record<string, unknown>; element?: unknown; innerType?: unknown; valueType?: unknown }
      }
    ).def
    held = typeof key === 'number' ? definition?.element : (definition?.shape?.[key] ?? definition?.valueType)
    while ((held as { def?: { innerType?: unknown } })?.def?.innerType)
      held = (held as { def: { innerType: unknown } }).def.innerType
    if (!held) return []
  }
  const shape = (held as { def?: { shape?: Record<string, unknown> } }).def?.shape
  return shape ? Object.keys(shape) : []
}
