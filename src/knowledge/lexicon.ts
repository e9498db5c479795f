import { things } from './cite.ts'
import type { ThingKind } from './cite.ts'
import { splitWords } from './types.ts'
import type { Policy, SilentTopic } from './types.ts'

/** What a word of the vocabulary stands for. */
export type Meaning =
  | { kind: 'thing'; id: string; thing: ThingKind }
  | { kind: 'topic'; topic: SilentTopic }
  | { kind: 'list'; list: string }

/** A word found in a question, at [start, end) of the normalised text. */
export interface Match {
  word: string
  start: number
  end: number
  meanings: readonly Meaning[]
}

export interface Lexicon {
  /** Word → meanings; words of one part only. */
  words: ReadonlyMap<string, Meaning[]>
  /** First character → words that begin so, longest first. */
  heads: ReadonlyMap<string, string[]>
  /** Words of several parts, of each of which one form must occur: 楼顶/房顶+漏/渗. */
  joint: readonly { parts: readonly (readonly string[])[]; meaning: Meaning }[]
}

const lexicons = new WeakMap<Policy, Lexicon>()

/** All words of a policy: names of things, aliases, topics, lists. Made once; 2,000 words take about a millisecond. */
export function lexiconOf(policy: Policy): Lexicon {
  const made = lexicons.get(policy)
  if (made) return made
  const words = new Map<string, Meaning[]>()
  const joint: { parts: string[][]; meaning: Meaning }[] = []
  const add = (word: string, meaning: Meaning) => {
    if (word.indexOf('+') > 0) {
      joint.push({ parts: word.split('+').map((part) => part.split('/')), meaning })
      return
    }
    const held = words.get(word)
    if (!held) words.set(word, [meaning])
    else if (!held.some((one) => same(one, meaning))) held.push(meaning)
  }
  things(policy).forEach(({ id, thing, name }) => {
    if (thing === 'duty') return
    const meaning: Meaning = { kind: 'thing', id, thing }
    const plain = name.toLowerCase().replace(/[^0-9a-z\u3400-\u9fff]/g, '')
    if (plain.length > 1) add(plain, meaning)
    for (const word of splitWords(policy.words.aliases[id])) add(word, meaning)
  })
  for (const topic of policy.words.silent)
    for (const word of splitWords(topic.words)) add(word, { kind: 'topic', topic })
  for (const list of Object.keys(policy.words.lists))
    for (const word of splitWords(policy.words.lists[list])) add(word, { kind: 'list', list })
  const heads = new Map<string, string[]>()
  words.forEach((_, word) => {
    const head = word.charAt(0)
    const held = heads.get(head)
    if (held) held.push(word)
    else heads.set(head, [word])
  })
  heads.forEach((held) => held.sort((a, b) => b.length - a.length))
  const lexicon = { words, heads, joint }
  lexicons.set(policy, lexicon)
  return lexicon
}

function same(a: Meaning, b: Meaning): boolean {
  if (a.kind === 'thing') return b.kind === 'thing' && a.id === b.id
  return a.kind === 'topic'
    ? b.kind === 'topic' && a.topic === b.topic
    : b.kind === 'list' && a.list === b.list
}

/** An aspect (几个充电桩) speaks of the thing inside it; a topic of its own (电动车上牌) does not. */
function suppresses(longer: Meaning, inside: Meaning): boolean {
  if (longer.kind === 'list') return longer.list === 'ignore'
  if (inside.kind === 'list') return false
  return inside.kind === 'topic' || longer.kind === 'thing' || longer.topic.kind !== 'aspect'
}

/**
 * Words found in a normalised text, in order. Among words for things and topics one that lies inside a longer one is
 * dropped (电动车上牌 is not about 电动车); lists (谁负责, 多少钱) neither drop nor are dropped.
 */
export function matches(lexicon: Lexicon, text: string): Match[] {
  const all: Match[] = []
  /** What begins with a character that does not occur needs no looking for. */
  const first = new Set(text)
  for (let start = 0; start < text.length; start++) {
    const held = lexicon.heads.get(text.charAt(start))
    if (held)
      for (const word of held)
        if (text.startsWith(word, start))
          all.push({ word, start, end: start + word.length, meanings: lexicon.words.get(word)! })
  }
  for (const { parts, meaning } of lexicon.joint) {
    const places: number[] = []
    let word = ''
    for (const forms of parts) {
      const form = forms.find((one) => first.has(one.charAt(0)) && text.indexOf(one) >= 0)
      if (form === undefined) break
      word += form
      places.push(text.indexOf(form))
    }
    if (places.length < parts.length) continue
    const start = Math.min(...places)
    all.push({ word, start, end: start, meanings: [meaning] })
  }
  const result: Match[] = []
  for (const match of all) {
    const kept = match.meanings.filter(
      (meaning) =>
        match.end === match.start ||
        !all.some(
          (other) =>
            other.start <= match.start &&
            other.end >= match.end &&
            other.end - other.start > match.end - match.start &&
            other.meanings.some((one) => suppresses(one, meaning)),
        ),
    )
    if (kept.length) result.push({ ...match, meanings: kept })
  }
  return result.sort((a, b) => a.start - b.start || b.end - a.end)
}
