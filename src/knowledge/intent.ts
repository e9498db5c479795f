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
  always: [12, -7, -3, -7, -6, 0, 5, 6],
  item: [8, -8, 9, -6, -10, -8, -10, 26],
  department: [18, -1, 6, -1, 0, -1, -7, -14],
  funding: [1, -5, 26, -1, -3, -3, -6, -10],
  model: [-11, 3, -10, 32, 1, -2, -3, -9],
  goal: [-3, -6, 2, -2, -3, -4, 23, -7],
  step: [0, 4, -8, -6, -8, 28, 0, -12],
  statement: [-10, 1, -12, 4, 0, 16, 11, -10],
  criterion: [0, 0, 0, 0, 0, 0, 0, 0],
  run: [-4, -5, 3, -8, 30, -5, -3, -8],
  who: [19, -9, -2, -3, 8, 6, -5, -14],
  whichOffice: [18, -1, -13, 0, -1, 4, -1, -5],
  money: [1, -8, 15, 5, 6, -6, -5, -7],
  when: [5, -8, -2, -5, 0, 10, 3, -2],
  eligible: [-4, 26, 3, -6, -8, -6, -4, -2],
  subject: [2, 2, -1, 0, 0, -5, -1, 3],
  lead: [11, -3, -2, 2, -2, -1, -1, -4],
  models: [-3, -4, -5, 16, 2, -2, -2, -2],
  content: [-3, -6, -3, -2, -2, 7, -1, 10],
  sources: [-8, 0, 12, 4, -5, -1, -2, 0],
  guide: [17, -1, -1, 0, 1, -9, 0, -7],
  procedure: [0, 1, -6, -2, 0, 14, -3, -6],
  listed: [2, 6, -9, -3, 1, 5, -2, 0],
  may: [-2, 3, 8, 1, 0, 0, -5, -4],
  mayFirst: [-6, 5, -10, -2, 0, 3, -4, 14],
  told: [0, 18, -4, -4, -2, -2, -2, -5],
  built: [-4, 32, -14, -4, -6, -5, 8, -6],
  length: [-13, 10, -4, 1, 5, 0, 1, -1],
  brief: [1, -1, -1, 0, -2, 4, -1, 1],
  nothing: [-8, 9, 3, 4, -3, 8, -5, -8],
  several: [4, -3, 0, -6, -3, 12, -2, -1],
  silent: [-2, -4, -5, -1, 10, 3, -1, 1],
  aspect: [-2, -1, 1, 4, 2, 1, -5, 0],
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
