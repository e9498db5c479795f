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
  always: -0.2,
  nothing: -1.8,
  silent: -1.7,
  silentAtAll: -1.3,
  foreign: -1.5,
  foreignAtAll: -0.4,
  foreignShare: -1,
  aspect: 0.2,
  aspectAtAll: -1,
  amountAlone: -0.2,
  amountBrief: -1,
  complaint: 0.4,
  complaintOfThing: -1,
  department: 0.7,
  funding: 0.5,
  goal: 0.2,
  who: 0.6,
  procedure: 0.3,
  when: 0.6,
  eligible: 1.3,
  subject: 0.5,
  lead: 1.2,
  may: 0.3,
  built: 2.3,
  told: 0.9,
  whoOfSilent: 0.1,
  maySilent: 1.3,
  mayHouse: 1,
  subjectAlone: 0.7,
  length: 0.7,
  brief: 0.6,
  missing: -1.4,
  plain: 1.8,
  plainOfThing: 0.9,
  plainLast: -1.5,
  partsWithThing: 1.6,
  unexplained: -1.9,
}

/**
 * Characters and how much each counts: where a question is put as one speaks of a plan (配 改 是 法) or as one complains
 * of what happened (找 把 见). Chosen and weighed by bench/evidence.mjs together with the signs.
 */
const TONES: Readonly<Record<string, string>> = {
  '-1.2': '找把',
  '-0.9': '三过名见报街火泰夜号统',
  '-0.6': '人谁在业工旧道回水十车新半活贴事',
  '-0.3': '到我了一补门户说房么钱梯就装交怎',
  '0.3': '不来要完还那换收几个分出',
  '0.6': '年院能里没管下成啥跟也全建盖目弄话会养件和后条内',
  '0.9': '改是哪这头区前手打排进种体验再',
  '1.2': '配法',
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
