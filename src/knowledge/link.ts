import { things } from './cite.ts'
import { FactError, readFacts } from './facts.ts'
import type { Facts, GuideState } from './results.ts'
import type { Policy } from './types.ts'

const VERSION = '1'
/** Longer than any state a person can make; a longer fragment is not looked at. */
const LONGEST = 4000
const VIEWS: readonly GuideState['view'][] = ['home', 'responsible', 'eligible', 'funding', 'ask', 'read']
/** Fact ids never start with these. */
const RESERVED = { version: 'pg', content: 'c', view: 'v', subject: 's', done: 'd' }

/** The fragment (without #) that brings a guide's state back: `pg=1&c=1.0.0&v=eligible&builtOn=1998`. */
export function encodeState(policy: Policy, state: GuideState): string {
  const pairs: [string, string][] = [
    [RESERVED.version, VERSION],
    [RESERVED.content, policy.changes[0]?.version ?? ''],
    [RESERVED.view, state.view],
  ]
  if (state.subject) pairs.push([RESERVED.subject, state.subject])
  for (const { id } of policy.facts) {
    const value = state.facts[id]
    if (value === undefined || value === null) continue
    pairs.push([`f.${id}`, Array.isArray(value) ? value.join('.') : String(value)])
  }
  if (state.done && state.done.length) pairs.push([RESERVED.done, state.done.join('.')])
  return pairs.map(([key, value]) => `${encode(key)}=${encode(value)}`).join('&')
}

/** Half of a pair of surrogates cannot be encoded; it was no character to begin with. */
function whole(text: string): string {
  return text.replace(/[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g, (one) => (one.length > 1 ? one : ''))
}

function encode(text: string): string {
  return encodeURIComponent(whole(text))
}

export interface Decoded {
  state: GuideState
  /** In Chinese, for the reader: the link was broken, or made for an older content. Absent when all is well. */
  notice?: string
}

/** The state a fragment holds. Never throws: what cannot be read gives a fresh start and a notice. */
export function decodeState(policy: Policy, fragment: string): Decoded {
  const fresh = (notice?: string): Decoded => ({
    state: { view: 'home', facts: {} },
    ...(notice === undefined ? {} : { notice }),
  })
  const text = fragment.replace(/^#/, '')
  if (!/(^|&)pg=/.test(text)) return fresh()
  if (text.length > LONGEST) return fresh('链接过长，无法读取，已从头开始。')
  const pairs = read(text)
  if (!pairs) return fresh('链接已损坏，无法读取，已从头开始。')
  if (pairs.get(RESERVED.version) !== VERSION) return fresh('链接来自其他版本，无法读取，已从头开始。')
  const view = VIEWS.find((one) => one === pairs.get(RESERVED.view))
  if (!view) return fresh('链接已损坏，无法读取，已从头开始。')

  const notices: string[] = []
  const made = pairs.get(RESERVED.content) ?? ''
  const index = policy.changes.findIndex((change) => change.version === made)
  if (index > 0)
    notices.push(
      `这个链接是按内容版本 ${made} 做的，此后有更新：${policy.changes
        .slice(0, index)
        .map((change) => change.text)
        .join(';')}`,
    )
  else if (index < 0) notices.push('这个链接是按另一版内容做的，请核对下面的回答。')

  const facts: Record<string, Facts[string]> = {}
  let lost = 0
  pairs.forEach((value, key) => {
    if (key.slice(0, 2) !== 'f.') return
    const id = key.slice(2)
    try {
      Object.assign(facts, readFacts(policy, { [id]: valueOf(policy, id, value) }))
    } catch (error) {
      if (!(error instanceof FactError)) throw error
      lost++
    }
  })
  if (lost) notices.push(`链接中有 ${lost} 项回答无法读取，请重新选择。`)

  const state: GuideState = { view, facts }
  const subject = whole((pairs.get(RESERVED.subject) ?? '').slice(0, 500))
  if (subject) state.subject = subject
  const done = (pairs.get(RESERVED.done) ?? '').split('.').filter((one) => isTask(policy, one))
  if (done.length) state.done = done
  return notices.length ? { state, notice: notices.join('') } : { state }
}

/** A ticked task is `<step id>-<number of the task>`. */
function isTask(policy: Policy, id: string): boolean {
  const parts = /^(.+)-(0|[1-9]\d{0,2})$/.exec(id)
  const found = parts && things(policy).get(parts[1]!)
  return (
    !!found &&
    found.thing === 'step' &&
    Number(parts[2]) < (policy.steps.find((s) => s.id === found.id)?.tasks.length ?? 0)
  )
}

function valueOf(policy: Policy, id: string, text: string): unknown {
  const kind = policy.facts.find((fact) => fact.id === id)?.form.kind
  if (kind === 'boolean') return text === 'true' ? true : text === 'false' ? false : text
  return kind === 'items' && text !== 'unknown' ? text.split('.').filter(Boolean) : text
}

/** Pairs of a query string, or null when a part cannot be decoded or stands twice. */
function read(text: string): Map<string, string> | null {
  const pairs = new Map<string, string>()
  for (const part of text.split('&')) {
    const at = part.indexOf('=')
    if (at < 1) return null
    try {
      const key = decodeURIComponent(part.slice(0, at))
      if (pairs.has(key)) return null
      pairs.set(key, decodeURIComponent(part.slice(at + 1)))
    } catch {
      return null
    }
  }
  return pairs
}
