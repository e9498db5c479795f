/** Collections to search: this policy's entries, varied to any number, the same every time. */
import { citeAll, normalise } from '../../dist/node/index.js'
import { random } from '../measure.mjs'

const LISTS = ['items', 'funding', 'steps', 'models', 'departments']
const PLACES =
  '东西南北中新老上下前后湖山河桥城乡镇街路坊里村庄园林泉岭川原海江岛州县区站店关门台井沟坡湾港堤岸'

/** @returns {{ name: string, aliases: string[], text: string, clauses: string[] }[]} this policy's own entries */
export function ownEntries(policy) {
  const entries = []
  for (const list of LISTS)
    for (const one of policy[list]) {
      const cited = citeAll(policy, one.cite)
      entries.push({
        name: one.name,
        aliases: (policy.words.aliases[one.id] ?? '').split(',').map((word) => word.replace('+', '')),
        text: cited.map((citation) => citation.quote).join(' '),
        clauses: cited.map((citation) => citation.clause),
      })
    }
  for (const { label, heading, text } of policy.clauses)
    entries.push({ name: heading, aliases: [], text, clauses: [label] })
  return entries
}

/**
 * So many entries: the policy's own, then variations of them as other places' plans would have them: a place and a
 * number to the name, two characters of the text swapped or put in by chance, some words left out, and in every third
 * the name of another entry joined on. A variation keeps the clauses of the entry it was made from.
 */
export function entriesOf(policy, count, seed = 20261124) {
  const own = ownEntries(policy)
  const chance = random(seed)
  const below = (n) => Math.floor(chance() * n)
  const entries = own.slice(0, count)
  while (entries.length < count) {
    const from = own[entries.length % own.length]
    const place = Array.from({ length: 3 }, () => PLACES[below(PLACES.length)]).join('')
    const joined = entries.length % 3 ? '' : own[below(own.length)].name
    entries.push({
      name: `${place}${swapped(from.name, below)}${joined}${below(1000)}`,
      aliases: from.aliases
        .filter(() => chance() < 0.7)
        .map((word) => (chance() < 0.2 ? swapped(word, below) : word)),
      text: varied(from.text, below),
      clauses: from.clauses,
    })
  }
  return entries.map((one) => ({
    ...one,
    name: normalise(one.name, policy.words.traditional),
    text: clean(one.text),
  }))
}

function swapped(text, below) {
  if (text.length < 2) return text
  const at = below(text.length - 1)
  return text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2)
}

/** One change in about every forty characters. */
function varied(text, below) {
  let result = text
  for (let left = Math.ceil(text.length / 40); left > 0; left--) {
    const at = below(result.length)
    result = below(2)
      ? swapped(result.slice(at, at + 2), below) + result.slice(at + 2) + result.slice(0, at)
      : result.slice(0, at) + String.fromCharCode(0x4e00 + below(6000)) + result.slice(at + 1)
  }
  return result
}

/** Clauses are longer than a question may be, so the marks are taken out here as `normalise` does. */
const clean = (text) =>
  text
    .toLowerCase()
    .replace(/[^0-9a-z\u4e00-\u9fff]+/g, ' ')
    .trim()
