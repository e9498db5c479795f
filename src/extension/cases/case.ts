import {
  encodeState,
  FactError,
  readFacts,
  type Facts,
  type GuideState,
  type Policy,
} from '../../knowledge/index.ts'

/** Version of the shape below. An item of a later version is left as it is. */
export const VERSION = 1
export const LONGEST_NAME = 60

/** A note of a case: the state of a guide under a name, such as that of a community. */
export interface Case {
  v: typeof VERSION
  id: string
  name: string
  /** Id of the policy and version of its content when it was saved. */
  policy: string
  content: string
  /** ISO 8601 in UTC. */
  savedOn: string
  changedOn: string
  /** Facts as saved: those a later content no longer knows are kept, not shown. */
  state: GuideState
}
/** A case before it has a place of its own. */
export type Draft = Omit<Case, 'v' | 'id'>

const VIEWS: readonly string[] = ['home', 'responsible', 'eligible', 'funding', 'ask', 'read']
/** As a link cuts it. */
const LONGEST_SUBJECT = 500
const LONGEST_WORD = 200
const MOST = 300
const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/
const FACT = /^[A-Za-z][\w-]{0,59}$/
const NEVER = ['__proto__', 'constructor', 'prototype']

/** The name as it is kept: no white space around, none doubled, nothing invisible; '' where nothing is left. */
export function cleanName(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST_NAME)
    .trim()
}

/** `阳光小区（2）` where 阳光小区 is taken, and so on: names are kept side by side, never replaced. */
export function freeName(wanted: string, taken: Iterable<string>): string {
  const names = new Set(taken)
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? '' : `（${number}）`
    const name = wanted.slice(0, LONGEST_NAME - suffix.length) + suffix
    if (!names.has(name)) return name
  }
}

/**
 * A case from outside, copied member by member so that nothing else comes along. What is wrong is added to `problems`,
 * one line each, in Chinese, beginning with `at`; null then.
 */
export function readDraft(value: unknown, at: string, problems: string[]): Draft | null {
  const before = problems.length
  const given = member(value)
  if (!given) {
    problems.push(`${at}：应是对象，如 {"name":"阳光小区","state":{"view":"eligible","facts":{}}}`)
    return null
  }
  const wrong = (key: string, one: unknown, accepted: string) =>
    problems.push(`${at}的 ${key}：值“${show(one)}”不对。应是${accepted}`)
  const text = (key: string, fits: (one: string) => boolean, accepted: string): string => {
    const one = given[key]
    if (typeof one === 'string' && fits(one)) return one
    wrong(key, one, accepted)
    return ''
  }
  const name = text(
    'name',
    (one) => one.length <= 10 * LONGEST_NAME && cleanName(one) !== '',
    '名称，不能为空',
  )
  const policy = text('policy', (one) => one.length <= LONGEST_WORD, '文件的编号')
  const content = text('content', (one) => one.length <= LONGEST_WORD, '内容的版本')
  const savedOn = text('savedOn', (one) => ISO.test(one), '2026-01-31T08:00:00Z 这样的时间')
  const changedOn = text('changedOn', (one) => ISO.test(one), '2026-01-31T08:00:00Z 这样的时间')
  const state = readState(given['state'], wrong)
  return problems.length > before || !state
    ? null
    : { name: cleanName(name), policy, content, savedOn, changedOn, state }
}

function readState(
  value: unknown,
  wrong: (key: string, one: unknown, accepted: string) => void,
): GuideState | null {
  const given = member(value)
  const facts = given && member(given['facts'])
  if (!given || !facts) {
    wrong(given ? 'state.facts' : 'state', given ? given['facts'] : value, '对象')
    return null
  }
  const { view, subject, done } = given
  if (typeof view !== 'string' || !VIEWS.includes(view)) wrong('state.view', view, VIEWS.join('、'))
  const state: GuideState = { view: view as GuideState['view'], facts: {} }
  if (typeof subject === 'string' && subject.length <= LONGEST_SUBJECT) {
    if (subject) state.subject = subject
  } else if (subject !== undefined) wrong('state.subject', subject, `${LONGEST_SUBJECT} 字以内的文字`)
  if (isWords(done)) {
    if (done.length) state.done = [...done]
  } else if (done !== undefined) wrong('state.done', done, '文字的列表')

  const pairs: [string, Facts[string]][] = []
  for (const [key, one] of Object.entries(facts)) {
    if (!FACT.test(key) || NEVER.includes(key))
      wrong(`state.facts“${show(key)}”`, key, '事实的名称，如 builtOn')
    else if (typeof one === 'boolean' || isWord(one)) pairs.push([key, one])
    else if (isWords(one)) pairs.push([key, [...one]])
    else if (one !== null) wrong(`state.facts.${key}`, one, 'true、false、文字或文字的列表')
  }
  if (pairs.length > MOST) wrong('state.facts', `${pairs.length} 项`, `${MOST} 项以内`)
  state.facts = Object.fromEntries(pairs)
  return state
}

/** A plain object's members; undefined for anything else. */
export function member(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined
}

function isWord(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_WORD
}

function isWords(value: unknown): value is string[] {
  return Array.isArray(value) && value.length <= MOST && value.every(isWord)
}

function show(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}

export interface KnownFacts {
  facts: Facts
  /** One line for each fact this policy cannot read, naming it. */
  unknown: string[]
}

/** The facts this policy knows. What it does not is named, so that it is not lost in silence. */
export function knownFacts(policy: Policy, facts: Facts): KnownFacts {
  const known: KnownFacts = { facts: {}, unknown: [] }
  for (const [id, value] of Object.entries(facts))
    try {
      known.facts = { ...known.facts, ...readFacts(policy, { [id]: value }) }
    } catch (error) {
      if (!(error instanceof FactError)) throw error
      known.unknown.push(...error.problems)
    }
  return known
}

/** The fragment that opens a case in the guide. */
export function fragmentOf(policy: Policy, { state }: Case): string {
  return encodeState(policy, { ...state, facts: knownFacts(policy, state.facts).facts })
}
