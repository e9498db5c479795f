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
  always: [13, -7, -5, -6, -5, 2, 1, 6],
  item: [7, -9, 8, -6, -8, -8, -8, 24],
  department: [17, 0, 7, -6, 1, 0, -5, -15],
  funding: [0, -5, 27, -2, -4, -4, -4, -9],
  model: [-9, 2, -9, 29, 1, -3, -3, -9],
  goal: [-4, -7, 2, -2, -2, -5, 25, -8],
  step: [1, 4, -6, -5, -6, 29, -3, -13],
  statement: [-8, 1, -11, 4, 0, 13, 10, -9],
  criterion: [0, 0, 0, 0, 0, 0, 0, 0],
  run: [-4, -4, 3, -7, 29, -4, -3, -9],
  who: [21, -9, -3, -1, 6, 3, -3, -14],
  whichOffice: [17, -2, -10, -1, -1, 2, -1, -6],
  money: [0, -7, 14, 5, 4, -6, -3, -7],
  when: [2, -9, 2, -4, 0, 10, 2, -3],
  eligible: [-4, 28, 3, -7, -6, -6, -4, -3],
  subject: [3, 0, -3, 1, 2, -4, -3, 4],
  lead: [12, -2, -6, 1, -1, 0, 0, -3],
  models: [-4, -3, -4, 14, 0, -1, -1, -2],
  content: [-5, -5, -2, -2, -1, 9, -1, 8],
  sources: [-5, 0, 13, -1, -5, -1, -2, 0],
  guide: [16, -1, -1, 0, 2, -9, 0, -6],
  procedure: [0, 5, -6, -3, 1, 12, -2, -6],
  listed: [-2, 5, -3, -2, 1, 2, -1, 0],
  may: [-3, 2, 9, 1, -1, -1, -3, -5],
  mayFirst: [-5, 4, -10, -2, -1, 2, -3, 15],
  told: [-1, 20, -3, -4, -1, -5, -1, -4],
  built: [-4, 30, -13, -3, -6, -4, 4, -5],
  length: [-12, 10, -3, 0, 3, 2, 0, 0],
  brief: [1, -1, -1, 0, -2, 3, 0, 1],
  nothing: [-8, 9, 6, 3, -4, 7, -6, -7],
  several: [4, -3, -1, -6, -3, 10, -2, 0],
  silent: [-3, -4, -3, -3, 10, 3, 1, -1],
  aspect: [-2, 0, 0, 4, 1, -1, -3, 2],
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
