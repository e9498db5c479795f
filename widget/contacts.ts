import type { Contact } from '../src/ui/index.ts'

/** Longer texts are no directory, UTF-16 units. */
const LONGEST = 100_000
/** Departments; no policy names as many. */
const MOST = 1000
const KEYS = ['phone', 'address', 'hours', 'url'] as const

/** The `contacts` attribute: JSON, department → contact. What cannot be read counts as none. */
export function readContacts(text: string | null): Record<string, Contact> {
  if (!text || text.length > LONGEST) return {}
  try {
    return checkContacts(JSON.parse(text))
  } catch {
    return {}
  }
}

/** Contacts come from the page: only short texts under known names are taken, and nothing it holds makes us throw. */
export function checkContacts(value: unknown): Record<string, Contact> {
  const result: Record<string, Contact> = {}
  if (typeof value !== 'object' || value === null) return result
  try {
    for (const name of Object.keys(value).slice(0, MOST)) {
      const given = (value as Record<string, unknown>)[name]
      // A name every object has is no department, and would be taken for one that is there.
      if (typeof given !== 'object' || given === null || name in {}) continue
      const contact: Contact = {}
      for (const key of KEYS) {
        const one = (given as Record<string, unknown>)[key]
        if (typeof one === 'string' && one.length <= 200) contact[key] = one
      }
      result[name] = contact
    }
  } catch (error) {
    console.warn(error)
  }
  return result
}
