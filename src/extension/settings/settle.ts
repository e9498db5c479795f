import type { Contact } from '../../ui/index.ts'
import { readContacts, type NameOf } from '../contacts/read.ts'

/** Settings that are one word of a list. The first word is the default. */
export const CHOICES = {
  theme: ['auto', 'light', 'dark'],
  textSize: ['normal', 'elder'],
  start: ['home', 'responsible', 'eligible', 'funding', 'read'],
  locale: ['auto', 'zh', 'en'],
} as const

export type Choice = keyof typeof CHOICES
/** What a managed policy may set or lock. */
export type Key = Choice | 'contacts' | 'sites'
export const KEYS: readonly Key[] = [...(Object.keys(CHOICES) as Choice[]), 'contacts', 'sites']

export type Settings = { readonly [K in Choice]: (typeof CHOICES)[K][number] } & {
  /** Department → how to reach it. */
  readonly contacts: Readonly<Record<string, Contact>>
  /** Match patterns of the sites an office names for marking terms; the browser's permission decides, not this list. */
  readonly sites: readonly string[]
}

export interface Settled {
  settings: Settings
  /** What the person cannot change. */
  locked: ReadonlySet<Key>
  /** Departments whose contact comes from the managed policy. */
  managedContacts: readonly string[]
  /** What in the managed policy could not be used, one line each, in Chinese. */
  problems: readonly string[]
}

/** `https://oa.example.gov.cn/*`: a scheme, a host that may begin with `*.`, a path. */
const PATTERN = /^(?:https?|\*):\/\/(?:\*\.)?[\w.-]+(?::\d{1,5})?\/\S*$/

/**
 * Managed over synced over default. A single value that is managed wins and is locked. Lists join: the policy's contacts
 * go before the person's own, department by department, and the person may add others. `locked` names what the person may
 * not change although the policy gives no value (it stays at its default) or only part of a list.
 *
 * A managed value that cannot be used counts as absent and is named in `problems`; a synced one silently gives way to
 * the default, since another version may have written it. Never throws.
 *
 * @param managed what storage.managed holds
 * @param synced the person's own: choices and contacts
 * @param nameOf the department a name or alias means; undefined where it is none
 */
export function settle(managed: unknown, synced: unknown, nameOf: NameOf = (words) => words): Settled {
  const office = record(managed)
  const own = record(synced)
  const problems: string[] = []
  const locked = new Set<Key>()

  for (const name of list(office['locked'], 'locked', problems))
    if (KEYS.includes(name as Key)) locked.add(name as Key)
    else problems.push(wrong('locked', name, KEYS.join('、')))

  const choices = {} as Record<Choice, string>
  for (const key of Object.keys(CHOICES) as Choice[]) {
    const words: readonly string[] = CHOICES[key]
    const set = office[key]
    const mine = own[key]
    if (set !== undefined && words.includes(set as string)) {
      choices[key] = set as string
      locked.add(key)
      continue
    }
    if (set !== undefined) problems.push(wrong(key, set, words.join('、')))
    choices[key] = !locked.has(key) && words.includes(mine as string) ? (mine as string) : words[0]!
  }

  const given = readContacts(office['contacts'] ?? {}, nameOf)
  problems.push(...given.problems.map((one) => `contacts：${one}`))
  problems.push(...given.unknown.map((name) => `contacts：文件中没有名为“${name}”的部门`))
  const mine = locked.has('contacts') ? {} : readContacts(own['contacts'] ?? {}, nameOf).contacts

  const sites = list(office['sites'], 'sites', problems).filter((site) => {
    const fits = PATTERN.test(site)
    if (!fits) problems.push(wrong('sites', site, 'https://oa.example.gov.cn/* 这样的网址'))
    return fits
  })

  return {
    settings: { ...choices, contacts: { ...mine, ...given.contacts }, sites } as Settings,
    locked,
    managedContacts: Object.keys(given.contacts),
    problems,
  }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {}
}

function list(value: unknown, key: string, problems: string[]): string[] {
  if (value === undefined) return []
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return [...new Set(value)]
  problems.push(wrong(key, value, '文字的列表'))
  return []
}

function wrong(key: string, value: unknown, accepted: string): string {
  const shown = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
  return `${key}：值“${shown.slice(0, 40)}”不能用，已忽略。可用：${accepted}`
}
