/**
 * What survives the worker's death and the closing of the panel, for as long as the browser runs: the state of the
 * guide, and a question that waits for the panel to open. Nothing is written to disk.
 */
const PLACE = 'place'
const QUESTION = 'question'
const OPEN_CASE = 'open-case'
const ERRAND = 'errand'
const PRESSED = 'pressed'
/** Longer selections are cut: nobody asks a page. */
const LONGEST = 400

/** Session storage where the browser has it (Chromium 102, Firefox 115), else storage on this device, cleared at start. */
function area(): chrome.storage.StorageArea {
  return chrome.storage.session ?? chrome.storage.local
}

export async function loadPlace(): Promise<string> {
  const held = await area().get(PLACE)
  return typeof held[PLACE] === 'string' ? held[PLACE] : ''
}

export function savePlace(fragment: string): Promise<void> {
  return area().set({ [PLACE]: fragment })
}

export function leaveQuestion(question: string): Promise<void> {
  return area().set({ [QUESTION]: question.trim().slice(0, LONGEST) })
}

/** The question that waits, taken once; '' where there is none. */
export async function takeQuestion(): Promise<string> {
  const held = await area().get(QUESTION)
  if (typeof held[QUESTION] !== 'string' || !held[QUESTION]) return ''
  await area().remove(QUESTION)
  return held[QUESTION]
}

/** What the panel is to show when it opens, beside a question: one of its screens, or a thing of the policy. */
export interface Errand {
  screen?: string
  /** Id of a work item, department or funding source, or a clause's label. */
  thing?: string
}

export function leaveErrand(errand: Errand): Promise<void> {
  // The same errand twice is two errands.
  return area().set({ [ERRAND]: { ...errand, at: Date.now() } })
}

/** The errand that waits, taken once. */
export async function takeErrand(): Promise<Errand> {
  const held = (await area().get(ERRAND))[ERRAND] as Partial<Record<string, unknown>> | undefined
  if (!held) return {}
  await area().remove(ERRAND)
  const { screen, thing } = held
  return {
    ...(typeof screen === 'string' ? { screen } : {}),
    ...(typeof thing === 'string' ? { thing } : {}),
  }
}

/** Calls back when a question or an errand arrives while the panel is open. */
export function onQuestion(tell: () => void): void {
  chrome.storage.onChanged.addListener((changes) => {
    if (changes[QUESTION]?.newValue || changes[ERRAND]?.newValue) tell()
  })
}

/** The toolbar button was pressed: the page beside it may now be read. */
export function tellPressed(): Promise<void> {
  return area().set({ [PRESSED]: Date.now() })
}

/** Calls back at each press; what it gives ends that. */
export function onPressed(tell: () => void): () => void {
  const changed = (changes: Record<string, unknown>) => {
    if (PRESSED in changes) tell()
  }
  chrome.storage.onChanged.addListener(changed)
  return () => chrome.storage.onChanged.removeListener(changed)
}

/** A case as a window last saw it. */
export interface OpenCase {
  id: string
  name: string
  changedOn: string
}

/** The case that was open in the guide when a panel last closed; null where none was. */
export async function loadOpenCase(): Promise<OpenCase | null> {
  const held = (await area().get(OPEN_CASE))[OPEN_CASE] as Partial<Record<string, unknown>> | undefined
  if (!held) return null
  const { id, name, changedOn } = held
  return typeof id === 'string' && typeof name === 'string' && typeof changedOn === 'string'
    ? { id, name, changedOn }
    : null
}

export function saveOpenCase(seen: OpenCase | null): Promise<void> {
  return seen
    ? area().set({ [OPEN_CASE]: { id: seen.id, name: seen.name, changedOn: seen.changedOn } })
    : area().remove(OPEN_CASE)
}
