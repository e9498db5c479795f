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

export async function loadPlace(): Promise<string> {
  const held = await area().get(PLACE)
  return typeof held[PLACE] === 'string' ? held[PLACE] : ''
}

export function savePlace(fragment: string): Promise<void> {
  return area().set({ [PLACE]: fragment })
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
  return area().set({ [QUESTION]: left })
}

/**
 * The question that waits for a window, taken once; '' where there is none.
 * @param window the panel's own; undefined where the browser does not say, then it takes any
 */
export async function takeQuestion(window?: number): Promise<string> {
  const held = (await area().get(QUESTION))[QUESTION] as Partial<Question> | undefined
  if (typeof held?.text !== 'string' || !held.text) return ''
  if (held.window !== undefined && window !== undefined && held.window !== window) return ''
  await area().remove(QUESTION)
  return held.text
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
