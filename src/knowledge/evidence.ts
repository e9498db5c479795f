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
  always: -0.1,
  nothing: -3.3,
  silent: -1.4,
  silentAtAll: -1.4,
  foreign: -1.1,
  foreignAtAll: -0.5,
  foreignShare: -2.1,
  aspect: 0.8,
  aspectAtAll: -1.3,
  amountAlone: -1.4,
  amountOnly: -0.3,
  department: 1.2,
  funding: 0.8,
  goal: 1.2,
  who: 1.7,
  procedure: -0.1,
  when: 1.1,
  eligible: 2.5,
  subject: 1.3,
  lead: 1.1,
  may: 0.5,
  built: 2.4,
  told: 1,
  whoOfSilent: -1.6,
  maySilent: 0.9,
  mayHouse: 0.9,
  subjectAlone: 1.3,
  length: 2.3,
  brief: 1,
  missing: -1.4,
}

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
    amountOnly: Number(topics.aspect.length > 0 && !asks.has('who') && !may && asks.has('money')),
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
