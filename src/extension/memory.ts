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

/** What is held under a key; undefined where it cannot be read: the guide must open all the same. */
async function read(key: string): Promise<unknown> {
  try {
    return (await area().get(key))[key]
  } catch {
    return undefined
  }
}

/** What cannot be kept, for want of room or because storage is closed, is not: it would last for this session only. */
async function write(items: Record<string, unknown>): Promise<void> {
  try {
    await area().set(items)
  } catch {
    // Nobody waits for it, and there is nothing a person could do.
  }
}

export async function loadPlace(): Promise<string> {
  const held = await read(PLACE)
  return typeof held === 'string' ? held : ''
}

export function savePlace(fragment: string): Promise<void> {
  return write({ [PLACE]: fragment })
}

interface Question {
  text: string
  /** The window it was asked in; any may take it where that is not known. */
  window?: number
}

export function leaveQuestion(question: string, window?: number): Promise<void> {
  const left: Question = {
    text: question.trim().slice(0, LONGEST),
    ...(window === undefined ? {} : { window }),
  }
  return write({ [QUESTION]: left })
}

/**
 * Turns the question that waits for a window into the place of the guide, once, in one write: whenever the panel is
 * closed, the question either still waits or is where the guide stands. '' where none waits.
 * @param placeOf the fragment that asks a question
 * @param window the panel's own; undefined where the browser does not say, then it takes any
 */
export async function takeQuestion(placeOf: (question: string) => string, window?: number): Promise<string> {
  const held = (await read(QUESTION)) as Partial<Question> | undefined
  if (typeof held?.text !== 'string' || !held.text) return ''
  if (held.window !== undefined && window !== undefined && held.window !== window) return ''
  const place = placeOf(held.text)
  await write({ [PLACE]: place, [QUESTION]: '' })
  return place
}

/** What the panel is to show when it opens, beside a question: one of its screens, or a thing of the policy. */
export interface Errand {
  screen?: string
  /** Id of a work item, department or funding source, or a clause's label. */
  thing?: string
}

export function leaveErrand(errand: Errand): Promise<void> {
  // The same errand twice is two errands.
  return write({ [ERRAND]: { ...errand, at: Date.now() } })
}

/** The errand that waits, taken once. */
export async function takeErrand(): Promise<Errand> {
  const held = (await read(ERRAND)) as Partial<Record<string, unknown>> | null | undefined
  if (!held) return {}
  await write({ [ERRAND]: null })
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
  return write({ [PRESSED]: Date.now() })
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
  const held = (await read(OPEN_CASE)) as Partial<Record<string, unknown>> | null | undefined
  if (!held) return null
  const { id, name, changedOn } = held
  return typeof id === 'string' && typeof name === 'string' && typeof changedOn === 'string'
    ? { id, name, changedOn }
    : null
}

export function saveOpenCase(seen: OpenCase | null): Promise<void> {
  return write({ [OPEN_CASE]: seen && { id: seen.id, name: seen.name, changedOn: seen.changedOn } })
}
