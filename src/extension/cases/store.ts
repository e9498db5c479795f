import type { GuideState, Policy } from '../../knowledge/index.ts'
import { ASIDE, setAside, type Area } from '../aside.ts'
import type { OpenCase } from '../memory.ts'
import { freeName, member, readDraft, VERSION, type Case, type Draft } from './case.ts'

/**
 * Cases on this device. Each stands under a key of its own, so that two windows saving at once do not write over each
 * other's; what several keys need is written in one call, which browsers do wholly or not at all.
 */
const CASE = 'case:'

/**
 * Lets one window at a time look and then write, so that none writes over what another has written meanwhile. A lock
 * goes with its window. Where the browser has none, what two windows do in the same moment is not guarded.
 */
function alone<T>(work: () => Promise<T>): Promise<T> {
  const locks = (globalThis as { navigator?: { locks?: LockManager } }).navigator?.locks
  return locks ? locks.request('policy-guide:cases', work) : work()
}

export interface Shelf {
  /** Newest change first. */
  cases: Case[]
  /** Items of a later version of the extension, left as they are. */
  later: number
  /** Damaged items that are set aside, in all. */
  aside: number
  /** Damaged items that could not be set aside for want of room; they are where they were. */
  stuck: number
}

/** Whether a change of storage concerns cases. */
export function concerns(changes: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(changes).some((key) => key.startsWith(CASE) || key.startsWith(ASIDE))
}

/** All cases. Damaged ones are moved under another key, never removed. Rejects where storage cannot be read at all. */
export async function loadCases(area: Area): Promise<Shelf> {
  const held = await area.get(null)
  const aside = new Set<string>()
  const shelf: Shelf = { cases: [], later: 0, aside: 0, stuck: 0 }
  for (const [key, value] of Object.entries(held)) {
    if (key.startsWith(ASIDE)) aside.add(key)
    if (!key.startsWith(CASE)) continue
    const one = readItem(key, value)
    if (one === 'later') shelf.later++
    else if (one) shelf.cases.push(one)
    else {
      const place = await setAside(area, held, key)
      if (place) aside.add(place)
      else shelf.stuck++
    }
  }
  shelf.aside = aside.size
  shelf.cases.sort((a, b) => (a.changedOn < b.changedOn ? 1 : a.changedOn > b.changedOn ? -1 : 0))
  return shelf
}

function readItem(key: string, value: unknown): Case | 'later' | null {
  const version = member(value)?.['v']
  if (typeof version === 'number' && version > VERSION) return 'later'
  if (version !== VERSION) return null
  const draft = readDraft(value, key, [])
  return draft && { v: VERSION, id: key.slice(CASE.length), ...draft }
}

/** Stores new cases together; a name that is taken gets a suffix. Rejects, with nothing written, when there is no room. */
export function addCases(area: Area, drafts: readonly Draft[]): Promise<Case[]> {
  return alone(() => add(area, drafts))
}

async function add(area: Area, drafts: readonly Draft[]): Promise<Case[]> {
  const taken = new Set((await loadCases(area)).cases.map((one) => one.name))
  const added = drafts.map((draft): Case => {
    const name = freeName(draft.name, taken)
    taken.add(name)
    return { v: VERSION, id: crypto.randomUUID(), ...draft, name }
  })
  await area.set(Object.fromEntries(added.map((one) => [CASE + one.id, one])))
  return added
}

export function draftOf(policy: Policy, name: string, state: GuideState, now: string): Draft {
  return {
    name,
    policy: policy.id,
    content: policy.changes[0]?.version ?? '',
    savedOn: now,
    changedOn: now,
    state,
  }
}

/**
 * Saves the state of an open case. Where another window has changed or deleted it since it was seen, it is kept beside
 * that one instead. Facts that only a later content knows stay in it.
 */
export function updateCase(
  area: Area,
  seen: OpenCase,
  draft: Draft,
  known: (fact: string) => boolean,
): Promise<Case> {
  return alone(async () => {
    const key = CASE + seen.id
    const held = readItem(key, (await area.get(key))[key])
    if (!held || held === 'later' || held.changedOn !== seen.changedOn) return (await add(area, [draft]))[0]!
    const kept = Object.entries(held.state.facts).filter(([fact]) => !known(fact))
    const state = { ...draft.state, facts: { ...Object.fromEntries(kept), ...draft.state.facts } }
    const next: Case = { ...held, ...draft, name: held.name, savedOn: held.savedOn, state }
    await area.set({ [key]: next })
    return next
  })
}

/** Gives a case another name, with a suffix where that is taken. Null where the case is gone. */
export function renameCase(area: Area, id: string, name: string): Promise<Case | null> {
  return alone(async () => {
    const { cases } = await loadCases(area)
    const one = cases.find((each) => each.id === id)
    if (!one) return null
    const others = cases.filter((each) => each.id !== id).map((each) => each.name)
    const next = { ...one, name: freeName(name, others) }
    await area.set({ [CASE + id]: next })
    return next
  })
}

export async function removeCase(area: Area, id: string): Promise<void> {
  await area.remove(CASE + id)
}

/** Puts back a case just as it was. */
export async function restoreCase(area: Area, one: Case): Promise<void> {
  await area.set({ [CASE + one.id]: one })
}
