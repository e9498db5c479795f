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
  always: [14, -3, -5, -8, -7, -4, 7, 5],
  item: [8, -7, 9, -5, -15, -5, -12, 27],
  department: [19, -3, 7, -2, 2, 2, -8, -17],
  funding: [-3, -5, 28, 0, -5, -1, -7, -8],
  model: [-11, 1, -12, 33, 1, -1, -4, -8],
  goal: [-2, -5, 0, -2, -2, -4, 23, -8],
  step: [-2, 3, -8, -2, -2, 29, -4, -14],
  statement: [-9, 1, -11, 2, -2, 17, 13, -11],
  criterion: [0, 0, 0, 0, 0, 0, 0, 0],
  run: [-2, -5, 3, -8, 33, -7, -4, -10],
  who: [19, -11, -3, -3, 12, 8, -9, -13],
  whichOffice: [21, -1, -16, 0, -1, 5, -1, -6],
  money: [1, -7, 13, 6, 5, -5, -4, -8],
  when: [3, -6, -6, -6, 2, 8, 9, -4],
  eligible: [-4, 27, 4, -7, -8, -4, -4, -3],
  subject: [2, 2, -1, 0, 0, -6, -1, 4],
  lead: [13, -1, -5, 2, -1, -5, -2, 1],
  models: [-5, -4, -5, 24, 3, -8, -3, -2],
  content: [-3, -7, -2, -2, -1, 6, -2, 12],
  sources: [-8, 4, 12, 1, -4, -1, -3, -2],
  guide: [15, -1, -2, 0, 10, -13, 0, -9],
  procedure: [4, -1, -7, -2, 0, 17, -5, -5],
  listed: [2, 5, -10, -2, 0, 11, -4, -1],
  may: [-5, 1, 10, 1, -2, 2, -4, -2],
  mayFirst: [-3, 3, -10, 0, 2, 2, -6, 13],
  told: [-1, 23, -4, -3, -1, -3, -5, -5],
  built: [-8, 35, -15, -3, -5, -11, 14, -6],
  length: [-11, 9, -3, 1, 4, 2, -1, -1],
  brief: [0, -1, -1, -1, -3, 5, 0, 0],
  nothing: [-9, 7, 6, 2, -6, 11, -2, -8],
  several: [4, -6, 1, -5, -4, 13, -3, 0],
  silent: [-3, -4, -7, -3, 11, 4, 2, 0],
  aspect: [0, -4, -1, 4, 2, -1, 1, -1],
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
