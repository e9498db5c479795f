import type { ThingKind } from './cite.ts'
import { MAY } from './understand.ts'
import type { Understanding } from './understand.ts'

/** What speaks for or against the document having an answer; each a small number, mostly 0 or 1. */
export type Evidence = Readonly<Record<keyof typeof WEIGHTS, number>>

/**
 * How much each sign counts for (or, below 0, against) an answer. Fitted by bench/evidence.mjs to labelled questions,
 * half of them by people who had not seen the vocabulary; a sum above 0 is answered. No sign decides alone: a question
 * that names a topic the document is silent on is still answered where enough else speaks for it.
 */
const WEIGHTS = {
  always: 0.6,
  nothing: -3.5,
  silent: -1.1,
  silentAtAll: -1.7,
  foreign: -1.5,
  foreignAtAll: -0.5,
  foreignShare: -0.4,
  aspect: 0.7,
  aspectAtAll: -1.7,
  amountAlone: -0.5,
  amountBrief: -1.5,
  complaint: 0.4,
  complaintOfThing: -1.4,
  department: 0.9,
  funding: 0.4,
  goal: 0.2,
  who: 1.3,
  procedure: 0.7,
  when: 1,
  eligible: 2.6,
  subject: 0.9,
  lead: 1.2,
  may: 0,
  built: 2.6,
  told: 1.2,
  whoOfSilent: -1.1,
  maySilent: 1.3,
  mayHouse: 1.2,
  subjectAlone: 1.6,
  length: 1.6,
  brief: 0.6,
  missing: -1.8,
}

/** Something went wrong, was done to one, or was not done. */
const COMPLAINT =
  /没人|不管|坏了|断了|挖开|不填|吵|闹|躲|跑了|推|凭啥|凭什么|怎么能|叫人|让人|不来|不接|不给|找谁说|评理|怎么办|咋办|赖|骗|欺/
/** A few characters are a look-up of a name. */
const BRIEF = 7
/** Speaks of where people live. */
const HOUSE = /楼|院|房|小区|宿舍|社区|大厦|家属/

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
  }
}

/** Above 0: more speaks for an answer than against it. */
export function evidenceFor(understood: Understanding): number {
  const evidence = evidenceIn(understood)
  return (Object.keys(WEIGHTS) as (keyof typeof WEIGHTS)[]).reduce(
    (sum, sign) => sum + WEIGHTS[sign] * evidence[sign],
    0,
  )
}
