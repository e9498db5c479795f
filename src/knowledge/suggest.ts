import { aliasesOf, things } from './cite.ts'
import type { ThingKind } from './cite.ts'
import { buildIndex, search } from './find.ts'
import type { Index } from './find.ts'
import { normalise } from './normalise.ts'
import { readLatin } from './slips.ts'
import type { Policy } from './types.ts'

export interface Suggestion {
  id: string
  name: string
  kind: ThingKind
  /** The other name that matched, where it was not the name itself. */
  matched?: string
}

interface Entry {
  id: string
  name: string
  kind: ThingKind
  word: string
}

const KINDS: readonly ThingKind[] = ['item', 'department', 'funding', 'step', 'model']
const held = new WeakMap<Policy, { entries: Entry[]; index: Index | null }>()

/** Names that fit what is being typed: beginnings first, then what contains it, then what is nearly so. */
export function suggest(policy: Policy, typed: string, limit = 6): Suggestion[] {
  const text = readLatin(policy, normalise(typed, policy.words.traditional)).replace(/ /g, '')
  if (!text || text.length > 12) return []
  let made = held.get(policy)
  if (!made) held.set(policy, (made = { entries: entriesOf(policy), index: null }))
  const begin = made.entries.filter((one) => one.word.startsWith(text))
  const inside = made.entries.filter((one) => !one.word.startsWith(text) && one.word.indexOf(text) > 0)
  let found = [...begin, ...inside]
  if (!found.length && text.length > 2) {
    made.index = made.index ?? buildIndex(made.entries.map((one) => one.word))
    const entries = made.entries
    found = search(made.index, text, limit * 2)
      .map((hit) => entries[hit.entry]!)
      .filter((one) => shared(one.word, text) * 2 >= text.length)
  }
  const result: Suggestion[] = []
  for (const { id, name, kind, word } of found) {
    if (result.length >= limit) break
    if (!result.some((one) => one.id === id))
      result.push({ id, name, kind, ...(word === name ? {} : { matched: word }) })
  }
  return result
}

/** How many characters of a text occur in a word. */
function shared(word: string, text: string): number {
  return text.split('').filter((one) => word.indexOf(one) >= 0).length
}

function entriesOf(policy: Policy): Entry[] {
  const entries: Entry[] = []
  for (const kind of KINDS)
    things(policy).forEach(({ id, name, thing }) => {
      if (thing !== kind) return
      entries.push({ id, name, kind, word: name })
      for (const word of aliasesOf(policy, id)) entries.push({ id, name, kind, word })
    })
  return entries
}
