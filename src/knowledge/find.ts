/**
 * Finding entries by the character pairs they share with a question. A posting list looks only at entries that share
 * something; single characters count where a pair finds nothing. The index is plain typed arrays, so that it can be
 * built ahead and kept; for one policy it is built on first use in about a millisecond.
 */
export interface Index {
  size: number
  /** Gram → place in `starts`. */
  grams: ReadonlyMap<string, number>
  /** Postings of gram n stand at [starts[n], starts[n + 1]). */
  starts: Uint32Array
  entries: Uint32Array
  /** Weight of the gram in the entry, length of the entry taken into account (BM25). */
  weights: Float32Array
}

export interface Hit {
  /** Place of the entry in the list the index was built from. */
  entry: number
  score: number
}

const SATURATION = 1.2
const LENGTH = 0.6

/** @param texts one per entry, normalised: what it is called, other words for it, what the document says. */
export function buildIndex(texts: readonly string[]): Index {
  const postings = new Map<string, Map<number, number>>()
  let total = 0
  const lengths = texts.map((text, entry) => {
    const grams = gramsOf(text)
    for (const gram of grams) {
      let held = postings.get(gram)
      if (!held) postings.set(gram, (held = new Map()))
      held.set(entry, (held.get(entry) ?? 0) + 1)
    }
    total += grams.length
    return grams.length
  })
  const mean = total / Math.max(1, texts.length)
  let count = 0
  postings.forEach((held) => (count += held.size))
  const grams = new Map<string, number>()
  const starts = new Uint32Array(postings.size + 1)
  const entries = new Uint32Array(count)
  const weights = new Float32Array(count)
  let at = 0
  postings.forEach((held, gram) => {
    starts[grams.size] = at
    grams.set(gram, grams.size)
    const rarity = Math.log(1 + (texts.length - held.size + 0.5) / (held.size + 0.5))
    held.forEach((times, entry) => {
      entries[at] = entry
      weights[at] =
        (rarity * times * (SATURATION + 1)) /
        (times + SATURATION * (1 - LENGTH + (LENGTH * lengths[entry]!) / mean))
      at++
    })
  })
  starts[grams.size] = at
  return { size: texts.length, grams, starts, entries, weights }
}

/** Pairs of characters, and single Han characters. */
function gramsOf(text: string): string[] {
  const grams: string[] = []
  for (let at = 0; at < text.length; at++) {
    if (text[at] === ' ') continue
    grams.push(text[at]!)
    if (at + 1 < text.length && text[at + 1] !== ' ') grams.push(text.slice(at, at + 2))
  }
  return grams
}

/** A gram in more than this share of the entries tells nothing once rarer ones were found. */
const COMMON = 0.2

/** The best entries for a normalised question, best first, at most `limit`. */
export function search(index: Index, text: string, limit = 10): Hit[] {
  const found: number[] = []
  for (const gram of new Set(gramsOf(text))) {
    const place = index.grams.get(gram)
    if (place !== undefined) found.push(place)
  }
  const size = (place: number) => index.starts[place + 1]! - index.starts[place]!
  found.sort((a, b) => size(a) - size(b))
  const scores = new Map<number, number>()
  let looked = 0
  for (const place of found) {
    if (looked > 20_000 || (looked > 0 && index.size > 1000 && size(place) > index.size * COMMON)) break
    looked += size(place)
    for (let at = index.starts[place]!; at < index.starts[place + 1]!; at++) {
      const entry = index.entries[at]!
      scores.set(entry, (scores.get(entry) ?? 0) + index.weights[at]!)
    }
  }
  const hits: Hit[] = []
  scores.forEach((score, entry) => {
    if (hits.length === limit && score <= hits[limit - 1]!.score) return
    let at = hits.length
    while (at > 0 && hits[at - 1]!.score < score) at--
    hits.splice(at, 0, { entry, score })
    if (hits.length > limit) hits.pop()
  })
  return hits
}
