import type { ThingKind } from './cite.ts'
import type { Intent } from './results.ts'
import type { Policy } from './types.ts'
import type { Understanding } from './understand.ts'

/** Everything that is understood before what is asked of it. */
export type Subject = Omit<Understanding, 'intent' | 'second'>

const INTENTS: readonly Intent[] = [
  'responsible',
  'eligible',
  'funding',
  'model',
  'management',
  'step',
  'goal',
  'content',
]

/**
 * How much each sign speaks for each intent, in the order above. Fitted by bench/intent.mjs to labelled questions, so that
 * the first answer stands in the clause that answers; the intent with the highest sum is taken. Numbers in tenths.
 */
const WEIGHTS = {
  always: [10, -3, -6, -7, -7, -3, 8, 9],
  item: [8, -6, 7, -7, -17, -3, -13, 30],
  department: [23, -7, 4, 1, 2, 0, -8, -15],
  funding: [0, -7, 32, -1, -8, -4, -6, -5],
  model: [-15, 2, -8, 36, 1, 1, -8, -9],
  goal: [-3, -6, 0, -5, -3, -8, 30, -6],
  step: [-1, 2, -7, -1, 3, 28, -8, -16],
  statement: [-9, 0, -13, 1, -4, 18, 19, -11],
  run: [-5, -1, -5, -12, 40, -7, -3, -7],
  who: [15, -12, -8, -3, 14, 9, -9, -6],
  whichOffice: [27, -2, -22, -5, 2, 6, -1, -4],
  money: [4, -9, 12, 6, 6, -7, -7, -5],
  when: [4, -12, -5, -3, 5, 13, 5, -6],
  eligible: [-7, 30, 1, -4, -3, -4, -4, -7],
  subject: [3, 1, -1, 3, 2, -4, -5, 2],
  lead: [15, -2, -3, 1, -3, -10, -3, 6],
  models: [-6, -6, -5, 35, 1, -10, -4, -5],
  content: [-2, -6, -3, -3, -2, 5, -4, 15],
  sources: [-5, 5, 11, 0, -3, 1, -4, -5],
  guide: [16, -3, -2, 1, 11, -12, -1, -10],
  procedure: [4, 2, -5, -3, -5, 22, -5, -10],
  listed: [1, 9, -12, 1, -4, 8, -4, 2],
  may: [-5, 3, 8, 2, 1, 2, -5, -5],
  mayFirst: [-2, 4, -10, -6, 1, -2, -3, 17],
  told: [-2, 31, 0, -4, -3, -8, -7, -6],
  built: [-9, 44, -15, -4, -8, -11, 10, -6],
  length: [-9, 7, 0, 3, 4, 6, -5, -6],
  brief: [-6, -3, 5, 3, -4, 4, -4, 4],
  nothing: [-7, 4, 9, -2, -6, 11, -2, -5],
  several: [2, -5, -2, 1, -6, 16, -3, -3],
  silent: [-1, -8, 1, 3, 8, 1, -1, -3],
  aspect: [1, -1, 0, 0, -2, 1, 1, 0],
  either: [8, 0, -4, 0, 0, -1, 0, -2],
  whoTasked: [14, -2, 10, -3, -3, -9, -1, -6],
  whoUntasked: [4, -3, 1, -1, -3, 3, 0, 0],
  moneyFunded: [-5, -4, 15, 2, 2, -2, -1, -7],
  moneyUnfunded: [0, 2, -7, 3, 1, -5, 0, 6],
}

/** Asks whether something may be, is, or will be done. */
export const MAY =
  /能不|能否|可不可以|行不|吗|么|算不|会不|给不|有没有|是不是|是否|管不管|让不让|要不要|用不用|非得|[不吧呗没](?: |$)/

/** A few characters are a look-up of a name. */
export const BRIEF = 7

/** Steps that are about how a community is run afterwards. */
const RUN = ['four-in-one', 'property-management']

/**
 * Who does the item a question speaks of most, and who pays: for some the policy names offices and sources of their own,
 * for others there are only those of the whole renovation.
 */
export function signsOfItem(policy: Policy, { mentions, asks }: Pick<Subject, 'mentions' | 'asks'>) {
  const item = mentions.find((one) => one.thing === 'item')
  const tasked = policy.duties.some((duty) => item !== undefined && duty.of.indexOf(item.id) >= 0)
  const funded = policy.items.some((one) => one.id === item?.id && one.funding.length > 0)
  const asked = (list: string) => item !== undefined && asks.has(list)
  return {
    whoTasked: Number(asked('who') && tasked),
    whoUntasked: Number(asked('who') && !tasked),
    moneyFunded: Number(asked('money') && funded),
    moneyUnfunded: Number(asked('money') && !funded),
  }
}

/** The signs in a question; weights of words count by their logarithm. */
export function intentSigns(policy: Policy, subject: Subject): Record<string, number> {
  const { text, matches, mentions, asks, topics, years } = subject
  const heaviest = (fits: (one: (typeof mentions)[number]) => boolean) =>
    Math.log1p(mentions.reduce((most, one) => (fits(one) ? Math.max(most, one.weight) : most), 0))
  const of = (kind: ThingKind) => heaviest((one) => one.thing === kind && RUN.indexOf(one.id) < 0)
  const asked = (list: string) => Number(asks.has(list))
  const may = MAY.exec(text)
  // What may be had comes first, who does it and what it costs are asked on top of it: 管道气能通不,开口费多少.
  const other = matches.find((one) =>
    one.meanings.some((m) => m.kind === 'list' && (m.list === 'money' || m.list === 'who')),
  )
  return {
    always: 1,
    item: of('item'),
    department: of('department'),
    funding: of('funding'),
    model: of('model'),
    goal: of('goal'),
    step: of('step'),
    statement: of('statement'),
    run: heaviest((one) => RUN.indexOf(one.id) >= 0),
    who: asked('who'),
    whichOffice: asked('who-department'),
    money: asked('money'),
    when: asked('when'),
    eligible: asked('eligible'),
    subject: asked('subject'),
    lead: asked('lead'),
    models: asked('models'),
    content: asked('content'),
    sources: asked('sources'),
    guide: asked('guide'),
    procedure: asked('procedure'),
    listed: asked('listed'),
    may: Number(may !== null),
    mayFirst: Number(may !== null && (!other || may.index < other.start)),
    told: Number([...asks].some((list) => list.startsWith('fact:'))),
    built: Number(years !== null),
    length: text.length / 40,
    brief: Number(text.length <= BRIEF),
    nothing: Number(!mentions.length),
    several: Number(mentions.filter((one) => one.thing === 'item').length > 1),
    silent: Number(topics.silent.length > 0),
    aspect: Number(topics.aspect.length > 0),
    either: Number(/还是/.test(text) && mentions.filter((one) => one.thing === 'department').length > 1),
    ...signsOfItem(policy, subject),
  }
}

/** A second intent this near to the first may be meant as well, tenths. */
const NEAR = 10

/** What a question wants to know of what it speaks of, and what it may mean as well; null where it speaks of nothing. */
export function intentOf(policy: Policy, subject: Subject): Pick<Understanding, 'intent' | 'second'> {
  const { mentions, asks, topics, years } = subject
  if (!mentions.length && !asks.size && !topics.silent.length && !topics.aspect.length && !years)
    return { intent: null, second: null }
  const signs = intentSigns(policy, subject)
  const sum = (place: number) =>
    Object.keys(WEIGHTS).reduce(
      (all, sign) => all + WEIGHTS[sign as keyof typeof WEIGHTS][place]! * signs[sign]!,
      0,
    )
  const [first, second] = INTENTS.map((intent, place) => ({ intent, sum: sum(place) })).sort(
    (a, b) => b.sum - a.sum,
  )
  return { intent: first!.intent, second: first!.sum - second!.sum < NEAR ? second!.intent : null }
}
