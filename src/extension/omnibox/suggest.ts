import { normalise } from '../../knowledge/index.ts'
import type { Term, Terms } from './terms.ts'

export interface Wording {
  /** Before who leads in general, where no department is named for an item. */
  general: string
  /** Chromium reads descriptions as XML and styles them; Firefox shows them as they are. */
  markup: boolean
}

/** As many as Chromium shows beside the words themselves. */
const LIMIT = 5

/**
 * Terms that fit what is being typed, best first: called so, beginning so, containing it; then those that the words
 * typed contain, as a question does. Each shows who is responsible and in which clause.
 * @returns for the callback of omnibox.onInputChanged: `content` is the question, `description` what is shown
 */
export function suggestTerms(
  { terms, traditional }: Terms,
  typed: string,
  wording: Wording,
): { content: string; description: string }[] {
  const text = normalise(typed, traditional).replace(/ /g, '')
  if (!text) return []
  return terms
    .map((term) => ({ term, ...fit(term, text) }))
    .filter(({ rank }) => rank < NONE)
    .sort((a, b) => a.rank - b.rank || a.spare - b.spare)
    .slice(0, LIMIT)
    .map(({ term, word }) => ({ content: term.ask, description: describe(term, word, wording) }))
}

const NONE = 4
interface Fit {
  rank: number
  /** Characters by which the word and the text differ. */
  spare: number
  word: string
}

function fit({ words, joint }: Term, text: string): Fit {
  let best: Fit = { rank: NONE, spare: Infinity, word: '' }
  for (const word of words) {
    const rank = rankOf(word, text)
    const spare = Math.abs(word.length - text.length)
    if (rank < best.rank || (rank === best.rank && spare < best.spare)) best = { rank, spare, word }
  }
  if (best.rank < NONE || !joint.some((word) => holds(text, word))) return best
  return { rank: 3, spare: text.length, word: words[0] ?? '' }
}

/** Of each part one form occurs. */
function holds(text: string, joint: string): boolean {
  return joint.split('+').every((part) => part.split('/').some((form) => text.includes(form)))
}

function rankOf(word: string, text: string): number {
  if (word === text) return 0
  if (word.startsWith(text)) return 1
  if (word.includes(text)) return 2
  return word.length > 1 && text.includes(word) ? 3 : NONE
}

function describe({ name, by, general, clause, words }: Term, word: string, wording: Wording): string {
  const { markup } = wording
  const mark = (tag: string, text: string) => (markup ? `<${tag}>${escape(text)}</${tag}>` : text)
  const called = word === words[0] ? '' : ` (${word})`
  const who = by && `${general ? wording.general : ''}${by}`
  return `${mark('match', name)}${markup ? escape(called) : called} ${mark('dim', [who, clause].filter(Boolean).join(' · '))}`
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** XML has no place for control characters at all, not even escaped. */
function escape(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u001f\ufffe\uffff]/g, ' ').replace(/[&<>"']/g, (one) => ENTITIES[one]!)
}
