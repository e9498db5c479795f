import { things } from './cite.ts'
import type { ThingKind } from './cite.ts'
import { intentOf } from './intent.ts'
import { lexiconOf, matches } from './lexicon.ts'
import type { Match } from './lexicon.ts'
import { normalise } from './normalise.ts'
import { mendSlips, readLatin } from './slips.ts'
import { splitParts } from './parts.ts'
import type { Part } from './parts.ts'
import type { Intent } from './results.ts'
import type { Policy, SilentTopic } from './types.ts'
import { yearsIn } from './years.ts'
import type { Years } from './years.ts'

/** A thing of the policy a question speaks of; `weight` is the number of characters that say so. */
export interface Mention {
  id: string
  thing: ThingKind
  weight: number
  at: number
}

/** What was understood of a question, before anything is answered. */
export interface Understanding {
  /** Normalised, pinyin read and slips mended. */
  text: string
  matches: readonly Match[]
  /** What stands between stops, in order. */
  parts: readonly Part[]
  /** Heaviest first. */
  mentions: readonly Mention[]
  topics: Readonly<Record<SilentTopic['kind'], readonly SilentTopic[]>>
  /** How many characters the topics of a kind explain. */
  weight: Readonly<Record<SilentTopic['kind'], number>>
  /** Names of the word lists that occur: who, money, may … */
  asks: ReadonlySet<string>
  years: Years | null
  intent: Intent | null
  /** Another intent that speaks nearly as much for itself. */
  second: Intent | null
  /** The thing a question wants put up, where the vocabulary has no word for it: 装个直饮水机. */
  missing: string | null
}

export function understand(policy: Policy, question: string, thisYear: number): Understanding {
  const lexicon = lexiconOf(policy)
  let text = readLatin(policy, normalise(question, policy.words.traditional))
  let found = matches(lexicon, text)
  // Before slips are mended: a word nobody knows is not a slip of one that fits.
  const missing = missingIn(text, found)
  const mended = mendSlips(policy, text, found)
  if (mended !== text) {
    text = mended
    found = matches(lexicon, text)
  }
  const mentions = new Map<string, Mention>()
  const topics: Record<SilentTopic['kind'], SilentTopic[]> = { 'off-topic': [], silent: [], aspect: [] }
  const weight = { 'off-topic': 0, silent: 0, aspect: 0 }
  const asks = new Set<string>()
  // Words first: where one speaks of a thing already, its parts apart say nothing more of it.
  const joint = (match: Match) => match.start === match.end
  for (const match of [...found.filter((one) => !joint(one)), ...found.filter(joint)])
    for (const meaning of match.meanings) {
      const length = match.word.length
      // What stands right behind a verb of having something done is what is wanted.
      const wanted = WANTED.test(text.slice(Math.max(0, match.start - 3), match.start)) ? 2 : 0
      if (meaning.kind === 'list') asks.add(meaning.list)
      else if (meaning.kind === 'topic') {
        const held = topics[meaning.topic.kind]
        const known = held.indexOf(meaning.topic) >= 0
        if (!known) held.push(meaning.topic)
        if (!known || !joint(match)) weight[meaning.topic.kind] += length
      } else {
        const held = mentions.get(meaning.id)
        // What its parts say is said by the words already; but together they may weigh more.
        if (held && joint(match)) held.weight = Math.max(held.weight, length)
        else if (held) held.weight += length + wanted
        else
          mentions.set(meaning.id, {
            id: meaning.id,
            thing: meaning.thing,
            weight: length + wanted,
            at: match.start,
          })
      }
    }
  topics.aspect = topics.aspect.filter(({ except }) => {
    const subjects = [...mentions.values()].filter((one) => one.thing === 'item' || one.thing === 'funding')
    return !except || !subjects.length || subjects.some((one) => except.indexOf(one.id) < 0)
  })
  const years = yearsIn(text, thisYear)
  const ranked = [...mentions.values()].sort((a, b) => b.weight - a.weight || a.at - b.at)
  const parts = splitParts(text, found)
  const subject = { text, matches: found, parts, mentions: ranked, topics, weight, asks, years, missing }
  return { ...subject, ...intentOf(policy, subject) }
}

/**
 * What is to be put up, laid or handed out, if no word of the vocabulary touches it: then the document has no such
 * thing, whatever else the question mentions.
 */
function missingIn(text: string, found: readonly Match[]): string | null {
  const money = /(?:给不给|发不发|给发|有没有|领)([\u4e00-\u9fff]{2,3}费)/.exec(text)
  if (money && !found.some((match) => match.word === money[1])) return money[1]!
  const pattern =
    /(?:装|安|建|开|设|配|发|盖|添|买|办|种|铺|弄|搞|换|加|增)(?:一个|一台|一座|个|台|座|上|点|些|几|了)([\u4e00-\u9fff]{2,6}?)(?:不$|吗|呢|吧|行|可|啊|呀|么|的|$| )/g
  for (let hit = pattern.exec(text); hit; hit = pattern.exec(text)) {
    const end = hit.index + hit[0].length
    const start = hit.index
    const touched = found.some(
      (match) =>
        match.meanings.some((one) => one.kind !== 'list') &&
        (match.end === match.start || (match.start < end && match.end > start)),
    )
    if (!touched) return hit[1]!
  }
  return null
}

/** Verbs of having something done, right before what is wanted: 装个…, 多弄点…. */
const WANTED = /[装建换修加增配弄刷补铺安设搭搞种办做埋划添](?:个|点|些|上|几|了|一)?$/
/** Ids of things of these kinds, heaviest first. */
export function mentioned(understood: Understanding, ...kinds: ThingKind[]): string[] {
  return understood.mentions.filter((one) => kinds.indexOf(one.thing) >= 0).map((one) => one.id)
}

/** What was understood, as shown to the person: names of things, then what is asked of them. */
export function inWords(policy: Policy, understood: Understanding): string[] {
  const words = understood.mentions.slice(0, 4).map((one) => things(policy).get(one.id)!.name)
  for (const kind of ['silent', 'aspect', 'off-topic'] as const)
    for (const topic of understood.topics[kind].slice(0, 3))
      if (words.indexOf(topic.name) < 0) words.push(topic.name)
  return words
}
