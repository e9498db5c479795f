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
  silent: -1.5,
  silentAtAll: -1.1,
  foreign: -1.5,
  foreignAtAll: -0.4,
  foreignShare: -0.5,
  aspect: 0.2,
  aspectAtAll: -0.7,
  amountAlone: 0,
  amountBrief: -0.3,
  complaint: 0.1,
  complaintOfThing: -0.8,
  department: 1.1,
  funding: 0.9,
  goal: 0.4,
  who: 0.2,
  procedure: 0,
  when: -0.1,
  eligible: 1,
  subject: 0.7,
  models: 0.9,
  content: 0,
  money: -0.1,
  listed: 0.5,
  guide: 0.7,
  sources: 0.1,
  whichOffice: 1.9,
  model: 0.5,
  step: 0.6,
  item: 0.9,
  statement: 0.7,
  second: -0.2,
  lead: 0.9,
  may: 0.7,
  built: 3.1,
  told: 0.5,
  whoOfSilent: -0.3,
  maySilent: 0.7,
  mayHouse: 1,
  subjectAlone: 0.2,
  length: 0.1,
  brief: 0.2,
  missing: -1,
  plain: 1.6,
  plainOfThing: 0.9,
  plainLast: -1.3,
  partsWithThing: 0.8,
  unexplained: -1.8,
}

/**
 * Characters and how much each counts: where a question is put as one speaks of a plan (配 改 是 法) or as one complains
 * of what happened (找 把 见). Chosen and weighed by bench/evidence.mjs together with the signs.
 */
const TONES: Readonly<Record<string, string>> = {
  '-1.2': '三找',
  '-0.9': '我把报活车名局号泰任被限拍米',
  '-0.6': '人工梯少过补业回半贴今火料见夜表掏板民室账根学知万长片空绿挡价材票裂等危园满低',
  '-0.3': '一了到还就儿房月口在上户二装墙十自门道水公怎本电委按么气看务交暖保他机台住事己往处百',
  '0.3': '不能里要老子有点时条个楼动位份费先商金屋收会设话下干体什场路想重权标指拿',
  '0.6':
    '改院来没头这区着那啥成出完手样跟建些排盖分法外件后也项可皮产才记种五趟够太和共步竣挨西登列招写充争最',
  '0.9': '哪是年管打全线验坏内再',
  '1.2': '配',
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
    partsWithThing: Math.log1p(parts.filter((one) => one.thing).length),
    unexplained: parts.reduce((sum, one) => sum + one.unexplained, 0) / Math.max(1, understood.text.length),
  }
}

/** The signs in a question. Weights of words count by their logarithm: the tenth character says less than the first. */
export function evidenceIn(understood: Understanding): Evidence {
  const { text, mentions, topics, weight, asks, years, missing, intent } = understood
  const inside = mentions.reduce((sum, one) => sum + one.weight, 0)
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
    foreignShare: weight['off-topic'] / (1 + inside),
    aspect: Math.log1p(weight.aspect),
    aspectAtAll: Number(topics.aspect.length > 0),
    // How much, and nothing else: naming the sources would be an answer to another question.
    amountAlone: Number(
      intent === 'funding' && topics.aspect.length > 0 && !of('funding') && !asks.has('who'),
    ),
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
    content: asked('content'),
    money: asked('money'),
    listed: asked('listed'),
    guide: asked('guide'),
    sources: asked('sources'),
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
    length: text.length / 40,
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
