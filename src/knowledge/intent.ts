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
  always: [12, -4, -5, -9, -4, -3, 7, 6],
  item: [10, -7, 9, -8, -17, -4, -12, 29],
  department: [18, -5, 7, 0, 2, 2, -8, -16],
  funding: [-4, -5, 28, 2, -5, -2, -6, -8],
  model: [-9, 1, -11, 34, 1, -1, -4, -10],
  goal: [-2, -8, 0, -2, -3, -4, 26, -8],
  step: [-1, 3, -9, -1, -1, 30, -7, -13],
  statement: [-11, 1, -11, 3, -3, 17, 16, -13],
  criterion: [0, 0, 0, 0, 0, 0, 0, 0],
  run: [-2, -4, 2, -8, 32, -8, -3, -9],
  who: [17, -10, -4, -2, 13, 6, -8, -12],
  whichOffice: [22, -2, -17, -3, 0, 6, -1, -5],
  money: [1, -7, 14, 5, 5, -8, -4, -7],
  when: [2, -7, -3, -6, 7, 11, 4, -8],
  eligible: [-6, 28, 4, -8, -8, -5, -2, -3],
  subject: [3, 0, -2, 1, 1, -3, -4, 5],
  lead: [12, -1, -5, -1, -2, -6, -2, 5],
  models: [-5, -5, -4, 26, 2, -10, -1, -4],
  content: [-4, -7, -3, -2, -2, 4, -2, 15],
  sources: [-8, 4, 10, 2, -5, 0, -2, -2],
  guide: [13, -1, -6, 6, 14, -14, 0, -13],
  procedure: [5, 0, -7, 0, -3, 14, -4, -5],
  listed: [1, 9, -11, -2, -4, 10, -3, 0],
  may: [-6, 2, 10, 0, -1, 0, -4, 0],
  mayFirst: [-3, 6, -9, 0, 0, 2, -6, 11],
  told: [-2, 27, -3, -3, -2, -5, -6, -6],
  built: [-9, 38, -15, -3, -4, -8, 7, -6],
  length: [-7, 7, -3, 1, 2, 3, -2, -1],
  brief: [0, -1, -1, 0, -3, 4, 0, 1],
  nothing: [-8, 7, 6, 2, -8, 13, -7, -5],
  several: [2, -5, 2, -3, -5, 11, -3, 1],
  silent: [-3, -3, -6, -3, 12, 3, 2, -1],
  aspect: [0, -4, 1, 3, 1, 0, 0, -1],
}

/** Asks whether something may be, is, or will be done. */
export const MAY = /能不|能否|可不可以|行不|吗|么|算不|会不|给不|有没有|是不是|是否|管不管|让不让|不(?: |$)/

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
    criterion: of('criterion'),
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
    told: Number(Array.from(asks).some((list) => list.startsWith('fact:'))),
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
