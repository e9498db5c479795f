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
  always: -0.3,
  nothing: -1.4,
  silent: -1.7,
  silentAtAll: -1.1,
  foreign: -1.7,
  foreignAtAll: -0.6,
  foreignShare: -0.4,
  aspect: 0.2,
  aspectAtAll: -0.8,
  amountAlone: -0.1,
  amountBrief: -0.3,
  complaint: 0.1,
  complaintOfThing: -1,
  department: 0.9,
  funding: 0.5,
  goal: 0.1,
  who: 0.8,
  procedure: 0.1,
  when: 0.1,
  eligible: 1.2,
  subject: 0.7,
  lead: 1.3,
  may: 0.5,
  built: 3.3,
  told: 0.7,
  whoOfSilent: -0.2,
  maySilent: 0.7,
  mayHouse: 0.9,
  subjectAlone: 0.2,
  length: 0.3,
  brief: 0.2,
  missing: -1.2,
  plain: 2,
  plainOfThing: 1,
  plainLast: -1.6,
  partsWithThing: 1.6,
  unexplained: -2.1,
}

/**
 * Characters and how much each counts: where a question is put as one speaks of a plan (配 改 是 法) or as one complains
 * of what happened (找 把 见). Chosen and weighed by bench/evidence.mjs together with the signs.
 */
const TONES: Readonly<Record<string, string>> = {
  '-1.2': '找把报',
  '-0.9': '三过活名泰局表任限',
  '-0.6': '人我业补工少户梯车交半见贴今号火自',
  '-0.3': '一了在到上道还房谁得回墙口就公',
  '0.3': '来里头下能着点有老些跟也换想几',
  '0.6': '改不院年管个区没那成啥完要分出后样盖进全排法前线才屋',
  '0.9': '哪是这打手建验种件内坏再',
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
