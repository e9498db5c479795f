/** How a question is put: characters, or pairs of them, that tell something wherever they stand. */

/** Weight → characters, or pairs one after another, that have it. A blank in a pair is a stop, or the start or end. */
export type Tones = Readonly<Record<string, string>>

/** What each character or pair of `size` 1 or 2 adds. */
export function readTones(tones: Tones, size: number): Map<string, number> {
  const weights = new Map<string, number>()
  for (const weight of Object.keys(tones))
    for (let at = 0; at < tones[weight]!.length; at += size)
      weights.set(tones[weight]!.slice(at, at + size), Number(weight))
  return weights
}

/** The runs of `size` characters in a text, each once, in order. */
export function runsOf(text: string, size: number): string[] {
  const runs: string[] = []
  for (let at = 0; at + size <= text.length; at++) {
    const run = text.slice(at, at + size)
    if (runs.indexOf(run) < 0) runs.push(run)
  }
  return runs
}

/** How much one run counts among so many: a long story has much of everything, and is to say no more than a short one. */
export function share(count: number): number {
  return 4 / Math.sqrt(Math.max(6, count))
}

/** What the runs of a text say together. */
export function toneOf(text: string, weights: ReadonlyMap<string, number>, size: number): number {
  const runs = runsOf(text, size)
  return runs.reduce((sum, run) => sum + (weights.get(run) ?? 0), 0) * share(runs.length)
}
