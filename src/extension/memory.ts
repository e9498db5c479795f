/**
 * What survives the worker's death and the closing of the panel, for as long as the browser runs: the state of the
 * guide, and a question that waits for the panel to open. Nothing is written to disk.
 */
const PLACE = 'place'
const QUESTION = 'question'
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

/** Calls back when a question arrives while the panel is open. */
export function onQuestion(tell: () => void): void {
  chrome.storage.onChanged.addListener((changes) => {
    if (changes[QUESTION]?.newValue) tell()
  })
}
