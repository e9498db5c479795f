/**
 * What a page that carries `remember` lets us keep on this device: questions asked before and the size of the type.
 * Storage may be full, closed or hold anything: then nothing is kept, and nothing breaks.
 */
const KEY = 'policy-guide'
const MOST = 20
const LONGEST = 400

export interface Memory {
  recent: string[]
  elder?: boolean
}

export function recall(): Memory {
  try {
    const held: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null')
    const { recent, elder } = (typeof held === 'object' && held ? held : {}) as Record<string, unknown>
    return {
      recent: (Array.isArray(recent) ? recent : [])
        .filter((one): one is string => typeof one === 'string' && one.length <= LONGEST)
        .slice(0, MOST),
      ...(typeof elder === 'boolean' ? { elder } : {}),
    }
  } catch {
    return { recent: [] }
  }
}

export function keep(change: Partial<Memory>): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...recall(), ...change }))
  } catch {
    // Closed or full: the person asked us to remember, but the browser will not.
  }
}

/** Newest first, each once. */
export function withRecent(question: string): string[] {
  return [question, ...recall().recent.filter((one) => one !== question)].slice(0, MOST)
}
