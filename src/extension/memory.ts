/**
 * What survives the worker's death and the closing of the panel, for as long as the browser runs: the state of the
 * guide, and a question that waits for the panel to open. Nothing is written to disk.
 */
const PLACE = 'place'
const QUESTION = 'question'
const OPEN_CASE = 'open-case'
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
export async function takeQuestion(
  placeOf: (question: string) => string,
  window?: number,
): Promise<string> {
  const held = (await read(QUESTION)) as Partial<Question> | undefined
  if (typeof held?.text !== 'string' || !held.text) return ''
  if (held.window !== undefined && window !== undefined && held.window !== window) return ''
  const place = placeOf(held.text)
  await write({ [PLACE]: place, [QUESTION]: '' })
  return place
}

/** Calls back when a question arrives while the panel is open. */
export function onQuestion(tell: () => void): void {
  chrome.storage.onChanged.addListener((changes) => {
    if (changes[QUESTION]?.newValue) tell()
  })
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
