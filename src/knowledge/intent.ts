import type { ThingKind } from './cite.ts'
import type { Intent } from './results.ts'
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
  always: [10, -4, -5, -8, -5, -4, 7, 9],
  item: [10, -7, 10, -10, -19, -5, -12, 32],
  department: [22, -6, 7, 2, 1, 0, -8, -18],
  funding: [-1, -9, 30, 0, -6, -2, -6, -6],
  model: [-15, 4, -9, 35, 3, 1, -9, -10],
  goal: [-3, -7, 0, -6, -3, -6, 30, -6],
  step: [0, 3, -9, -1, -3, 30, -6, -15],
  statement: [-12, 0, -11, 1, -3, 19, 19, -13],
  run: [-6, -2, -2, -11, 37, -5, -3, -9],
  who: [20, -12, -6, -2, 16, 7, -8, -15],
  whichOffice: [25, -2, -19, -4, 1, 7, -1, -6],
  money: [1, -8, 15, 5, 6, -8, -6, -5],
  when: [2, -11, -3, -6, 6, 14, 4, -6],
  eligible: [-4, 31, 0, -8, -9, -3, -2, -6],
  subject: [4, 1, -4, 4, 0, -4, -4, 2],
  lead: [14, -4, -4, 0, -2, -7, -2, 4],
  models: [-7, -5, -6, 34, 2, -10, -2, -5],
  content: [-4, -5, -2, -4, -2, 5, -4, 15],
  sources: [-4, 5, 9, 2, -3, 0, -3, -5],
  guide: [14, -3, -2, 1, 13, -11, 0, -11],
  procedure: [7, 4, -7, -4, -3, 21, -6, -11],
  listed: [-3, 10, -9, -3, -4, 10, -3, 2],
  may: [-6, 4, 7, 1, 1, 2, -5, -3],
  mayFirst: [-2, 5, -10, -4, 1, -2, -4, 16],
  told: [-3, 31, -3, -3, -2, -6, -7, -7],
  built: [-9, 46, -16, -4, -6, -8, 5, -6],
  length: [-9, 5, -1, 4, 2, 6, -2, -6],
  brief: [-7, -3, 3, 3, -3, 5, -3, 4],
  nothing: [-8, 4, 12, -1, -10, 14, -6, -5],
  several: [1, -4, 2, 1, -6, 14, -3, -5],
  silent: [-3, -3, -6, 1, 10, 1, 2, -1],
  aspect: [2, -2, 2, 0, 0, 1, -1, -2],
}

/** Asks whether something may be, is, or will be done. */
export const MAY =
  /能不|能否|可不可以|行不|吗|么|算不|会不|给不|有没有|是不是|是否|管不管|让不让|要不要|用不用|非得|[不吧呗没](?: |$)/

/** A few characters are a look-up of a name. */
export const BRIEF = 7

/** Steps that are about how a community is run afterwards. */
const RUN = ['four-in-one', 'property-management']

/** The signs in a question; weights of words count by their logarithm. */
export function intentSigns(subject: Subject): Record<string, number> {
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
  }
}

/** A second intent this near to the first may be meant as well, tenths. */
const NEAR = 10

/** What a question wants to know of what it speaks of, and what it may mean as well; null where it speaks of nothing. */
export function intentOf(subject: Subject): Pick<Understanding, 'intent' | 'second'> {
  const { mentions, asks, topics, years } = subject
  if (!mentions.length && !asks.size && !topics.silent.length && !topics.aspect.length && !years)
    return { intent: null, second: null }
  const signs = intentSigns(subject)
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
