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
  always: [12, -3, -6, -9, -4, -3, 8, 5],
  item: [11, -8, 9, -8, -17, -5, -12, 30],
  department: [19, -6, 7, 1, 2, 1, -8, -16],
  funding: [-4, -7, 29, 2, -5, -1, -6, -8],
  model: [-8, 0, -12, 34, 1, 0, -5, -10],
  goal: [-2, -9, 0, -2, -2, -5, 27, -7],
  step: [-1, 3, -8, -1, -2, 29, -7, -13],
  statement: [-11, 1, -13, 2, -3, 19, 17, -11],
  criterion: [0, 0, 0, 0, 0, 0, 0, 0],
  run: [-4, -2, 1, -9, 33, -7, -4, -9],
  who: [18, -11, -3, -1, 13, 6, -8, -13],
  whichOffice: [21, -2, -17, -4, 1, 7, -1, -5],
  money: [2, -8, 13, 5, 5, -7, -5, -6],
  when: [2, -7, -4, -6, 7, 11, 6, -9],
  eligible: [-5, 28, 3, -8, -9, -3, -3, -4],
  subject: [3, 0, -2, 1, 0, -5, -3, 5],
  lead: [12, -2, -3, -2, -2, -6, -2, 5],
  models: [-5, -5, -4, 27, 3, -10, -2, -4],
  content: [-3, -7, -2, -2, -2, 3, -1, 15],
  sources: [-7, 3, 10, 2, -3, 0, -3, -3],
  guide: [14, -3, -5, 5, 14, -11, -1, -14],
  procedure: [6, 3, -7, -1, -5, 15, -6, -5],
  listed: [0, 11, -12, -2, -3, 10, -3, 0],
  may: [-7, 3, 11, -1, -1, 0, -5, 0],
  mayFirst: [-2, 6, -10, -1, 1, 2, -5, 10],
  told: [-2, 27, -1, -4, -2, -6, -6, -6],
  built: [-9, 40, -14, -3, -5, -8, 7, -7],
  length: [-8, 7, -2, 2, 2, 4, -3, -1],
  brief: [0, -1, -1, 0, -3, 4, 0, 1],
  nothing: [-8, 5, 6, 1, -9, 14, -5, -5],
  several: [2, -5, 3, -3, -5, 11, -3, 0],
  silent: [-4, -2, -5, -2, 11, 2, 2, -1],
  aspect: [0, -3, 1, 2, 0, 3, -2, -1],
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
