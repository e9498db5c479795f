import type { ThingKind } from './cite.ts'
import { BRIEF, MAY } from './intent.ts'
import type { Understanding } from './understand.ts'

/** What speaks for or against the document having an answer; each a small number, mostly 0 or 1. */
export type Evidence = Readonly<Record<keyof typeof WEIGHTS, number>> & { characters: string }

/**
 * How much each sign counts for (or, below 0, against) an answer. Fitted by bench/evidence.mjs to labelled questions,
 * half of them by people who had not seen the vocabulary; a sum above 0 is answered. No sign decides alone: a question
 * that names a topic the document is silent on is still answered where enough else speaks for it.
 */
const WEIGHTS = {
  always: -0.9,
  nothing: -0.9,
  silent: -1.5,
  silentAtAll: -0.8,
  foreign: -1.5,
  foreignAtAll: -0.6,
  aspect: -0.3,
  aspectAtAll: 0.1,
  amountBrief: -1.1,
  complaint: -0.1,
  complaintOfThing: -0.1,
  department: 0.9,
  funding: 0.8,
  goal: 0.5,
  who: 0.3,
  procedure: 0.5,
  when: -0.3,
  eligible: 0.9,
  subject: 0.8,
  models: 1.1,
  listed: 1.1,
  guide: 0.5,
  whichOffice: 1.2,
  model: 0.4,
  step: 0.2,
  item: 0.7,
  statement: 1.3,
  second: -1,
  lead: 0.6,
  may: 0.4,
  built: 3.6,
  told: 0.5,
  whoOfSilent: -0.4,
  maySilent: 0.6,
  mayHouse: 0.5,
  subjectAlone: 0.6,
  brief: 1.2,
  missing: -0.7,
  plain: 1.3,
  plainOfThing: 0.8,
  plainLast: -1.1,
  mayFirst: 1,
  partsWithThing: 0.9,
  unexplained: -1.6,
  bare: 1.7,
  bareAsk: 2,
}

/**
 * Characters and how much each counts: where a question is put as one speaks of a plan (配 验 是) or as one complains
 * of what happened (找 把 补). Chosen and weighed by bench/evidence.mjs together with the signs.
 */
const TONES: Readonly<Record<string, string>> = {
  '-0.9': '补月把找报长片满',
  '-0.6': '人造我部少半房三二水贴号局气泰他今六停刷料按表名摊暖灯申价主任现学铺万通调统育根求限票派涨泡山',
  '-0.3': '了还业回装旧公用梯工安过交物去租防大到家期死文往站活卫窗孩跑快自数台分单住',
  '0.3': '不能给谁的着点老年得算些下也才修干打条区地们开外定吗和弄先商进带咋发请件体中会动皮对招趟金栋整',
  '0.6': '哪院来改那这多完啥想出管要跟手成项样后收路好线建排费指市种产做挨九步量记列太赔班舍正棚盼',
  '0.9': '是头拿坏共',
  '1.2': '配可验',
}

/** Something went wrong, was done to one, or was not done. */
const COMPLAINT =
  /没人|不管|坏了|断了|挖开|不填|吵|闹|躲|跑了|推|凭啥|凭什么|怎么能|叫人|让人|不来|不接|不给|找谁说|评理|怎么办|咋办|赖|骗|欺/
/** So few characters about a thing ask for nothing but what the document says of it. */
const BARE = 10
/** Lists of words that ask about the renovation as a whole. */
const GENERAL = ['procedure', 'sources', 'who-department', 'lead', 'eligible', 'models', 'content'] as const
/** Speaks of where people live. */
const HOUSE = /楼|院|房|小区|宿舍|社区|大厦|家属/

/**
 * Signs of the parts between stops. Something is asked that no topic speaks of (plain), of a thing or in the last part;
 * how many parts speak of a thing; how much of the whole no word explains.
 */
function signsOfParts({ text, parts }: Understanding) {
  const asking = parts.filter((one) => one.asks)
  const last = asking[asking.length - 1]
  return {
    plain: Number(asking.some((one) => !one.topic)),
    plainOfThing: Number(asking.some((one) => !one.topic && one.thing)),
    plainLast: Number(last !== undefined && !last.topic),
    mayFirst: Number(asking.length > 1 && !asking[0]!.topic && MAY.test(asking[0]!.text)),
    partsWithThing: Math.log1p(parts.filter((one) => one.thing).length),
    unexplained: parts.reduce((sum, one) => sum + one.unexplained, 0) / Math.max(1, text.length),
  }
}

/** What a question says beside the names of things: how it is put. */
function toneOf({ text, matches }: Understanding): string {
  const named: boolean[] = []
  for (const { start, end, meanings } of matches)
    if (meanings.some((one) => one.kind === 'thing')) for (let at = start; at < end; at++) named[at] = true
  return text
    .split('')
    .map((one, at) => (named[at] ? '' : one))
    .join('')
}

/** The signs in a question. Weights of words count by their logarithm: the tenth character says less than the first. */
export function evidenceIn(understood: Understanding): Evidence {
  const { text, mentions, topics, weight, asks, years, missing } = understood
  const of = (kind: ThingKind) =>
    Math.log1p(mentions.reduce((sum, one) => sum + (one.thing === kind ? one.weight : 0), 0))
  const asked = (list: string) => Number(asks.has(list))
  const silentAtAll = Number(topics.silent.length > 0)
  const may = Number(MAY.test(text))
  const nothing = Number(!mentions.length)
  const complaint = Number(COMPLAINT.test(text))
  const bare =
    text.length <= BARE && !topics.silent.length && !topics.aspect.length && !topics['off-topic'].length
  return {
    always: 1,
    nothing,
    silent: Math.log1p(weight.silent),
    silentAtAll,
    foreign: Math.log1p(weight['off-topic']),
    foreignAtAll: Number(topics['off-topic'].length > 0),
    aspect: Math.log1p(weight.aspect),
    aspectAtAll: Number(topics.aspect.length > 0),
    amountBrief: Number(
      topics.aspect.length > 0 &&
        !asks.has('who') &&
        !may &&
        (asks.has('money') || of('funding') > 0) &&
        text.length <= 20,
    ),
    complaint,
    complaintOfThing: complaint * Number(!nothing),
    department: of('department'),
    funding: of('funding'),
    goal: of('goal'),
    who: asked('who'),
    procedure: asked('procedure'),
    when: asked('when'),
    eligible: asked('eligible'),
    subject: asked('subject'),
    models: asked('models'),
    listed: asked('listed'),
    guide: asked('guide'),
    whichOffice: asked('who-department'),
    model: of('model'),
    step: of('step'),
    item: of('item'),
    statement: of('statement'),
    second: Number(understood.second !== null),
    lead: asked('lead'),
    may,
    built: Number(years !== null),
    told: Number([...asks].some((list) => list.startsWith('fact:'))),
    whoOfSilent: asked('who') * silentAtAll,
    maySilent: may * silentAtAll,
    mayHouse: may * Number(HOUSE.test(text)),
    subjectAlone: asked('subject') * nothing,
    brief: Number(text.length <= BRIEF),
    missing: Number(missing !== null),
    ...signsOfParts(understood),
    bare: Number(bare && !nothing),
    bareAsk: Number(bare && nothing && GENERAL.some((list) => asks.has(list))),
    // In few characters the names would be most of the tone, and a bare name has none.
    characters: bare ? '' : text.length <= 2 * BARE ? toneOf(understood) : text,
  }
}

/** Above 0: more speaks for an answer than against it. */
export function evidenceFor(understood: Understanding): number {
  const evidence = evidenceIn(understood)
  const signs = (Object.keys(WEIGHTS) as (keyof typeof WEIGHTS)[]).reduce(
    (sum, sign) => sum + WEIGHTS[sign] * evidence[sign],
    0,
  )
  return Object.keys(TONES).reduce(
    (sum, weight) =>
      sum +
      Number(weight) * TONES[weight]!.split('').filter((one) => evidence.characters.indexOf(one) >= 0).length,
    signs,
  )
}
