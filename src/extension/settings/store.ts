import { setAside } from '../aside.ts'
import { readContacts, type NameOf } from '../contacts/read.ts'
import { member } from '../cases/case.ts'
import type { Contact } from '../../ui/index.ts'
import { settle, type Choice, type Settings, type Settled } from './settle.ts'

/**
 * Where settings stand: choices in storage.sync (which a browser carries along only where the person is signed in), the
 * contact directory in storage.local, since it may be larger than an item of sync (8 KB), the office's in
 * storage.managed.
 */
const CONTACTS = 'contacts'
const VERSION = 1

/** Absent in some descendants of Chromium. */
function synced(): chrome.storage.StorageArea {
  return chrome.storage.sync ?? chrome.storage.local
}

/** Firefox rejects where no policy is there; some browsers have no such area. Neither is an error. */
async function managed(): Promise<unknown> {
  try {
    return await chrome.storage.managed.get(null)
  } catch {
    return {}
  }
}

export interface Loaded extends Settled {
  /** The office's settings had not come by the time that was given; they should be asked for again. */
  late: boolean
  /** What in the stored directory cannot be read, one line each. It stays as it is until another is imported. */
  ownProblems: readonly string[]
  /** Departments of the person's own directory. */
  ownContacts: readonly string[]
}

/**
 * The settings as they hold now. An area that cannot be read counts as empty: the guide must open all the same.
 * @param patience milliseconds to wait for the office's. In its first seconds a browser is still reading its policies,
 *   seen to take up to 3 s, and the guide need not wait for that.
 */
export async function loadSettings(nameOf: NameOf, patience?: number): Promise<Loaded> {
  const none = () => ({})
  let late = false
  const tired = new Promise<unknown>((resolve) => {
    if (patience === undefined) return
    setTimeout(() => {
      late = true
      resolve({})
    }, patience)
  })
  const [office, own, local] = await Promise.all([
    Promise.race([managed(), tired]),
    synced().get(null).catch(none) as Promise<Record<string, unknown>>,
    chrome.storage.local.get(CONTACTS).catch(none) as Promise<Record<string, unknown>>,
  ])
  const held = local[CONTACTS]
  const list = readHeld(held)
  const contacts = readContacts(list ?? {}, nameOf)
  const damaged = held !== undefined && list === undefined ? ['保存的联系方式读不出'] : []
  return {
    late,
    ...settle(office, { ...own, contacts: contacts.contacts }, nameOf),
    ownProblems: [...damaged, ...contacts.problems],
    ownContacts: Object.keys(contacts.contacts),
  }
}

function readHeld(held: unknown): unknown {
  const item = member(held)
  return item?.['v'] === VERSION ? item['list'] : undefined
}

export async function saveChoice<K extends Choice>(key: K, value: Settings[K]): Promise<void> {
  await synced().set({ [key]: value })
}

/** Puts a directory in the place of the person's own. One that could not be read is set aside first. */
export async function saveContacts(contacts: Readonly<Record<string, Contact>>): Promise<void> {
  const area = chrome.storage.local
  const held = await area.get(null)
  const found = held[CONTACTS]
  if (found !== undefined && readContacts(readHeld(found), (name) => name).problems.length)
    if (!(await setAside(area, held, CONTACTS)))
      throw new Error('quota: the damaged directory cannot be set aside')
  if (Object.keys(contacts).length) await area.set({ [CONTACTS]: { v: VERSION, list: contacts } })
  else await area.remove(CONTACTS)
}

/** Everything the person has stored, for a file. */
export async function readOwn(): Promise<{ choices: Record<string, unknown>; contacts: unknown }> {
  const [choices, local] = await Promise.all([synced().get(null), chrome.storage.local.get(CONTACTS)])
  return { choices, contacts: readHeld(local[CONTACTS]) ?? local[CONTACTS] ?? {} }
}

/** Calls back whenever settings may have changed, in this window or another, or by the office. */
export function onSettings(tell: () => void): void {
  chrome.storage.onChanged.addListener((changes, area) => {
    if (area === 'sync' || area === 'managed' || CONTACTS in changes) tell()
  })
}
