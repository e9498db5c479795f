import type { Terms } from './terms.ts'

/** The file the build writes beside the worker. */
export const TERMS = 'terms.json'

let held: Promise<Terms> | undefined

/** Read when something is typed for the first time since the worker started; it comes with the extension. */
export function readTerms(): Promise<Terms> {
  held ??= fetch(chrome.runtime.getURL(TERMS)).then((response) => response.json() as Promise<Terms>)
  // What failed once is tried again at the next key.
  held.catch(() => (held = undefined))
  return held
}
