/** A problem in the content: where, what, the value, what to do. Told in the editor's language. */
export interface Problem {
  file: string
  /** From 1. */
  line: number
  message: string
}

export function formatProblem({ file, line, message }: Problem): string {
  return `${file}:${line} ${message}`
}

/** Collects problems; nothing is thrown, so that all are told at once. */
export class Problems {
  readonly list: Problem[] = []
  add(file: string, line: number, message: string): void {
    if (!this.list.some((one) => one.file === file && one.line === line && one.message === message))
      this.list.push({ file, line, message })
  }
}

/** A value as a message shows it. */
export function show(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
  return `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`
}

/** The candidate nearest to a word, for “是不是…”; '' when none is near. */
export function nearest(word: string, candidates: Iterable<string>): string {
  let best = ''
  let least = Math.max(2, Math.ceil(word.length / 2)) + 1
  for (const candidate of candidates) {
    const distance = editDistance(word, candidate)
    if (distance < least) {
      least = distance
      best = candidate
    }
  }
  return best
}

export function didYouMean(word: string, candidates: Iterable<string>): string {
  const best = nearest(word, candidates)
  return best ? `是不是“${best}”` : '请核对名称'
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, place) => place)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
    row = next
  }
  return row[b.length]!
}
