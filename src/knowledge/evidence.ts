import type { ThingKind } from './cite.ts'
import { BRIEF, MAY } from './intent.ts'
import { partsOf } from './parts.ts'
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
  nothing: -1.1,
  silent: -1.4,
  silentAtAll: -0.8,
  foreign: -1.6,
  foreignAtAll: -0.7,
  aspect: 0,
  aspectAtAll: -0.2,
  amountBrief: -0.8,
  complaint: 0,
  complaintOfThing: -0.5,
  department: 1.1,
  funding: 0.8,
  goal: 0.4,
  who: 0.4,
  procedure: -0.1,
  when: 0.2,
  eligible: 0.9,
  subject: 0.6,
  models: 1,
  listed: 0.7,
  guide: 0.6,
  whichOffice: 1.5,
  model: 0.7,
  step: 0.8,
  item: 0.9,
  statement: 1.1,
  second: -0.6,
  lead: 0.8,
  may: 0.5,
  built: 3.1,
  told: 0.5,
  whoOfSilent: -0.4,
  maySilent: 0.4,
  mayHouse: 0.7,
  subjectAlone: 0.6,
  brief: 0.2,
  missing: -0.9,
  plain: 1,
  plainOfThing: 0.8,
  plainLast: -0.8,
  mayFirst: 1.3,
  partsWithThing: 0.7,
  unexplained: -1.6,
}

/**
 * Characters and how much each counts: where a question is put as one speaks of a plan (配 改 是 法) or as one complains
 * of what happened (找 把 见). Chosen and weighed by bench/evidence.mjs together with the signs.
 */
const TONES: Readonly<Record<string, string>> = {
  '-0.9': '工少报找半泰号价',
  '-0.6':
    '人房我业补还三把水回月过活二部今名梯摊局气长贴程数本学他灯料票任万暖表根泡夜室片知卖现限黑被危裂米挡满色睡',
  '-0.3': '了造电天委在去儿施自口装停空都车平社领网计怎按公申见账期户山级交民',
  '0.3': '院来区有子没里想个点好商条收五路算地俺费金时们盖够带和意件太进内发登道动凑',
  '0.6':
    '不改这头年要管出那着啥多成后建跟干线手外项也拿打些全弄种指从坏步产场体厂记趟它竣栋皮省九卡类赔啊班盼列',
  '0.9': '哪是完样排可共',
  '1.2': '验',
  '1.5': '配',
}

/** Something went wrong, was done to one, or was not done. */
const COMPLAINT =
  /没人|不管|坏了|断了|挖开|不填|吵|闹|躲|跑了|推|凭啥|凭什么|怎么能|叫人|让人|不来|不接|不给|找谁说|评理|怎么办|咋办|赖|骗|欺/
/** Speaks of where people live. */
const HOUSE = /楼|院|房|小区|宿舍|社区|大厦|家属/

/**
 * Signs of the parts between stops. Something is asked that no topic speaks of (plain), of a thing or in the last part;
 * how many parts speak of a thing; how much of the whole no word explains.
 */
function signsOfParts(understood: Understanding) {
  const parts = partsOf(understood)
  const asking = parts.filter((one) => one.asks)
  const last = asking[asking.length - 1]
  return {
    plain: Number(asking.some((one) => !one.topic)),
    plainOfThing: Number(asking.some((one) => !one.topic && one.thing)),
    plainLast: Number(last !== undefined && !last.topic),
    mayFirst: Number(asking.length > 1 && !asking[0]!.topic && MAY.test(asking[0]!.text)),
    partsWithThing: Math.log1p(parts.filter((one) => one.thing).length),
    unexplained: parts.reduce((sum, one) => sum + one.unexplained, 0) / Math.max(1, understood.text.length),
  }
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
    told: Number(Array.from(asks).some((list) => list.startsWith('fact:'))),
    whoOfSilent: asked('who') * silentAtAll,
    maySilent: may * silentAtAll,
    mayHouse: may * Number(HOUSE.test(text)),
    subjectAlone: asked('subject') * nothing,
    brief: Number(text.length <= BRIEF),
    missing: Number(missing !== null),
    ...signsOfParts(understood),
    characters: text,
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
      Number(weight) *
        Array.from(TONES[weight]!).filter((one) => evidence.characters.indexOf(one) >= 0).length,
    signs,
  )
}
