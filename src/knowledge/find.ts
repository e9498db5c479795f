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
  const grams = new Map<string, number>()
  // By posting, in the order of the entries: its gram, and how often the entry has it.
  const gramOf: number[] = []
  const times: number[] = []
  // By gram: how many entries have it, and its last posting so far.
  const sizes: number[] = []
  const last: number[] = []
  let total = 0
  const lengths: number[] = []
  const ends = texts.map((text) => {
    const first = gramOf.length
    const found = gramsOf(text)
    for (const gram of found) {
      let place = grams.get(gram)
      if (place === undefined) {
        grams.set(gram, (place = sizes.push(0) - 1))
        last.push(-1)
      }
      if (last[place]! >= first) times[last[place]!]!++
      else {
        last[place] = gramOf.push(place) - 1
        times.push(1)
        sizes[place]!++
      }
    }
    lengths.push(found.length)
    total += found.length
    return gramOf.length
  })
  const mean = total / Math.max(1, texts.length)
  const starts = new Uint32Array(sizes.length + 1)
  sizes.forEach((size, place) => (starts[place + 1] = starts[place]! + size))
  const rarities = sizes.map((size) => Math.log(1 + (texts.length - size + 0.5) / (size + 0.5)))
  const free = starts.slice()
  const entries = new Uint32Array(gramOf.length)
  const weights = new Float32Array(gramOf.length)
  let posting = 0
  ends.forEach((end, entry) => {
    const long = SATURATION * (1 - LENGTH + (LENGTH * lengths[entry]!) / mean)
    for (; posting < end; posting++) {
      const place = gramOf[posting]!
      const at = free[place]!++
      entries[at] = entry
      weights[at] = (rarities[place]! * times[posting]! * (SATURATION + 1)) / (times[posting]! + long)
    }
  })
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
  const scores = new Float64Array(index.size)
  const touched: number[] = []
  let looked = 0
  for (const place of found) {
    if (looked > 20_000 || (looked > 0 && index.size > 1000 && size(place) > index.size * COMMON)) break
    looked += size(place)
    for (let at = index.starts[place]!; at < index.starts[place + 1]!; at++) {
      const entry = index.entries[at]!
      // No weight is 0, so neither is a sum of them.
      if (!scores[entry]) touched.push(entry)
      scores[entry]! += index.weights[at]!
    }
  }
  const hits: Hit[] = []
  touched.forEach((entry) => {
    const score = scores[entry]!
    if (hits.length === limit && score <= hits[limit - 1]!.score) return
    let at = hits.length
    while (at > 0 && hits[at - 1]!.score < score) at--
    hits.splice(at, 0, { entry, score })
    if (hits.length > limit) hits.pop()
  })
  return hits
}
