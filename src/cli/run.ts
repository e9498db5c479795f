import policies from 'virtual:policies'
import {
  ask,
  assess,
  duties,
  FactError,
  LookupError,
  next,
  parseDate,
  readFacts,
  type Facts,
  type Inquiry,
  type Policy,
} from '../knowledge/index.ts'
import { readCall, USAGE, UsageError, type Call } from './arguments.ts'
import { list, type ListKind, LIST_KINDS } from './list.ts'
import { pageOf } from './page.ts'
import { printAnswer, printAssessment, printDuties, printList, printNext, printText } from './print.ts'

export interface Outcome {
  status: 0 | 1 | 2
  out: string
  err: string
}

/**
 * One call of the command line. Status 0: done; 1: the content has problems, or the thing named does not exist;
 * 2: the call's words are off.
 * @param now the day of today when --as-of is not given, local time
 */
export async function run(words: readonly string[], now: Date): Promise<Outcome> {
  try {
    if (words[0] === '--help' || words[0] === '-h' || words[0] === 'help') return done(USAGE)
    const call = readCall(words)
    if (call.command === 'check') return await check(call)
    return done(answer(call, policyNamed(call.options['policy']), asOf(call, now)))
  } catch (error) {
    if (error instanceof UsageError) return { status: 2, out: '', err: `policy-guide: ${error.message}\n` }
    if (error instanceof FactError)
      return { status: 2, out: '', err: error.problems.map((one) => `--facts: ${one}\n`).join('') }
    if (error instanceof LookupError) return { status: 1, out: '', err: `policy-guide: ${error.message}\n` }
    throw error
  }
}

function done(out: string): Outcome {
  return { status: 0, out: out.endsWith('\n') ? out : `${out}\n`, err: '' }
}

function answer(call: Call, policy: Policy, day: string): string {
  const show = <T>(value: T, print: (policy: Policy, value: T) => string) =>
    call.json ? JSON.stringify(value, null, 2) : print(policy, value)
  switch (call.command) {
    case 'ask':
      return show(ask(policy, call.rest[0]!, day), printAnswer)
    case 'assess':
      return show(assess(policy, factsOf(call, policy), day), printAssessment)
    case 'next': {
      const goal = call.options['goal']
      if (goal !== 'eligibility' && goal !== 'funding' && goal !== 'models')
        throw new UsageError(
          `--goal: ${goal === undefined ? '缺少' : `没有“${goal}”`}。可用:eligibility、funding、models`,
        )
      return show(next(policy, goal satisfies Inquiry, factsOf(call, policy)), printNext)
    }
    case 'duties': {
      const query: { of?: string; for?: string } = {}
      if (call.options['of'] !== undefined) query.of = call.options['of']
      if (call.options['for'] !== undefined) query.for = call.options['for']
      return show(duties(policy, query), printDuties)
    }
    case 'list': {
      const kind = call.rest[0]!
      if (!(LIST_KINDS as readonly string[]).includes(kind))
        throw new UsageError(`list 没有“${kind}”这一种。可用:${LIST_KINDS.join('、')}`)
      return show(list(policy, kind as ListKind), printList)
    }
    case 'pack':
      return call.json ? JSON.stringify(policy) : sidecarOf(policy)
    case 'page':
      return pageOf(policy, day)
    default:
      return call.json
        ? JSON.stringify(
            {
              policy: policy.id,
              clauses: policy.clauses.map(({ label, heading, text }) => ({ label, heading, text })),
            },
            null,
            2,
          )
        : printText(policy)
  }
}

/** A script that puts the pack on the page, before or after the widget has loaded; works from file:// too. */
function sidecarOf(policy: Policy): string {
  const text = JSON.stringify(policy)
    .replace(/\u2028|\u2029/g, ' ')
    .replace(/<\//g, '<\\/')
  return `(window.policyGuidePacks = window.policyGuidePacks || []).push(${text})\n`
}

function policyNamed(id: string | undefined): Policy {
  const policy = id === undefined ? policies[0] : policies.find((one) => one.id === id)
  if (policy) return policy
  throw new LookupError(`没有编号为“${id ?? ''}”的文件。可用:${policies.map((one) => one.id).join('、')}`)
}

function asOf(call: Call, now: Date): string {
  const given = call.options['as-of']
  if (given === undefined) {
    const two = (part: number) => String(part).padStart(2, '0')
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
  }
  const day = parseDate(given)
  if (!day || day.from !== day.to) throw new UsageError(`--as-of: “${given}”不是日期。请写成 2026-11-23 这样`)
  return given
}

function factsOf(call: Call, policy: Policy): Facts {
  const text = call.options['facts']
  if (text === undefined) return {}
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new UsageError(`--facts: “${text.slice(0, 60)}”不是 JSON。例:'{"builtOn":"1998"}'`)
  }
  return readFacts(policy, value)
}

/** The compiler is loaded only here: other commands start faster without it. */
async function check(call: Call): Promise<Outcome> {
  const { checkFolder } = await import('./check.ts')
  return checkFolder(call.rest[0], call.options['policy'], call.json)
}
