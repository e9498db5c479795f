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
  /** All words, by what they stand for; those of several parts as they are written. */
  entries: readonly { meaning: Meaning; words: readonly string[] }[]
  /** The words of one part that begin with a character, longest first, with all they stand for. */
  heads: (character: string) => readonly (readonly [word: string, meanings: readonly Meaning[]])[]
  /** Words of several parts, of each of which one form must occur: 楼顶/房顶+漏/渗. */
  joint: readonly { parts: readonly (readonly string[])[]; meaning: Meaning }[]
}

const lexicons = new WeakMap<Policy, Lexicon>()

/**
 * All words of a policy: names of things, aliases, topics, lists. What begins with a character is put in order when
 * the character is first met: a question has few, the vocabulary has thousands.
 */
export function lexiconOf(policy: Policy): Lexicon {
  const made = lexicons.get(policy)
  if (made) return made
  const entries: { meaning: Meaning; words: string[] }[] = []
  things(policy).forEach(({ id, thing, name }) => {
    if (thing === 'duty') return
    const plain = name.toLowerCase().replace(/[^0-9a-z\u3400-\u9fff]/g, '')
    const words = splitWords(policy.words.aliases[id])
    entries.push({
      meaning: { kind: 'thing', id, thing },
      words: plain.length > 1 ? [plain, ...words] : words,
    })
  })
  for (const topic of policy.words.silent)
    entries.push({ meaning: { kind: 'topic', topic }, words: splitWords(topic.words) })
  for (const list of Object.keys(policy.words.lists))
    entries.push({ meaning: { kind: 'list', list }, words: splitWords(policy.words.lists[list]) })
  const joint: { parts: string[][]; meaning: Meaning }[] = []
  const held = new Map<string, (readonly [word: string, meaning: Meaning])[]>()
  for (const { meaning, words } of entries)
    for (const word of words)
      if (word.indexOf('+') > 0)
        joint.push({ parts: word.split('+').map((part) => part.split('/')), meaning })
      else {
        const head = word.charAt(0)
        const beside = held.get(head)
        if (beside) beside.push([word, meaning])
        else held.set(head, [[word, meaning]])
      }
  const lexicon: Lexicon = {
    entries,
    heads: remember((character) => merged(held.get(character) ?? [])),
    joint,
  }
  lexicons.set(policy, lexicon)
  return lexicon
}

/** Each word once, with all it stands for. */
function merged(words: readonly (readonly [string, Meaning])[]): (readonly [string, readonly Meaning[]])[] {
  const all = new Map<string, Meaning[]>()
  for (const [word, meaning] of words) {
    const held = all.get(word)
    if (!held) all.set(word, [meaning])
    else if (!held.some((one) => same(one, meaning))) held.push(meaning)
  }
  const list: (readonly [string, readonly Meaning[]])[] = []
  all.forEach((meanings, word) => list.push([word, meanings]))
  return list.sort(([a], [b]) => b.length - a.length)
}

/** A function of one string that works each out once. */
export function remember<T>(work: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>()
  return (key) => {
    let value = known.get(key)
    if (value === undefined) known.set(key, (value = work(key)))
    return value
  }
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
    for (const [word, meanings] of lexicon.heads(text.charAt(start)))
      if (text.startsWith(word, start)) all.push({ word, start, end: start + word.length, meanings })
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
