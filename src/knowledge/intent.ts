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
  always: [11, -3, -5, -8, -4, -4, 7, 6],
  item: [11, -8, 9, -9, -17, -5, -12, 31],
  department: [20, -5, 7, 1, 1, 1, -8, -17],
  funding: [-3, -8, 30, 2, -5, -1, -6, -9],
  model: [-9, 0, -13, 35, 1, 0, -4, -10],
  goal: [-2, -9, 0, -2, -2, -5, 27, -7],
  step: [-1, 3, -8, -1, -1, 30, -7, -14],
  statement: [-11, 1, -13, 2, -3, 19, 17, -11],
  run: [-5, -2, 0, -9, 34, -6, -4, -7],
  who: [19, -11, -3, -2, 13, 6, -8, -14],
  whichOffice: [23, -2, -17, -4, 0, 6, -1, -4],
  money: [2, -8, 14, 5, 5, -7, -5, -7],
  when: [2, -7, -4, -6, 6, 11, 5, -8],
  eligible: [-4, 29, 2, -8, -9, -4, -3, -4],
  subject: [4, 0, -3, 1, 0, -5, -3, 5],
  lead: [13, -2, -4, -1, -2, -6, -2, 4],
  models: [-5, -5, -5, 30, 2, -11, -2, -5],
  content: [-3, -7, -3, -2, -2, 4, -1, 14],
  sources: [-6, 3, 12, 2, -4, -1, -3, -2],
  guide: [14, -3, -5, 5, 14, -11, -1, -14],
  procedure: [6, 3, -8, -2, -5, 18, -6, -7],
  listed: [0, 10, -11, -2, -4, 10, -3, 0],
  may: [-7, 3, 11, -1, -1, 1, -4, -1],
  mayFirst: [-2, 6, -10, -1, 1, 2, -5, 10],
  told: [-2, 27, -2, -4, -2, -6, -6, -6],
  built: [-8, 41, -14, -3, -5, -8, 6, -7],
  length: [-9, 7, -3, 1, 2, 5, -1, -1],
  brief: [-7, -3, 3, 2, -3, 5, -3, 5],
  nothing: [-8, 5, 8, 2, -10, 14, -6, -5],
  several: [4, -5, 3, -3, -5, 11, -3, -1],
  silent: [-4, -2, -5, -2, 12, 2, 2, -1],
  aspect: [1, -3, 0, 2, 0, 2, -1, -2],
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
