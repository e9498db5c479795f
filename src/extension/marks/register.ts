import type { Told } from './messages.ts'
import { officeSites, sitesToMark, type OfficeSites } from './sites.ts'

/** What the build writes for pages; see vite.config.ts. */
const ID = 'marks'
const FILES = { js: ['marks.js'], css: ['marks.css'] }

/** Absent or rejected where no policy is there. */
export async function readOffice(): Promise<OfficeSites> {
  return officeSites(await chrome.storage.managed?.get(null).catch(() => ({})))
}

/** The sites to mark now: the browser is asked each time, it alone knows what was granted. */
export async function sitesNow(): Promise<string[]> {
  const { origins = [] } = await chrome.permissions.getAll()
  return sitesToMark(origins, await readOffice())
}

let turn: Promise<unknown> = Promise.resolve()

/** One after the other: two registrations at once would each find nothing registered. */
function inTurn(work: () => Promise<void>): void {
  turn = turn.then(work, work).catch(() => {})
}

/** Makes what is registered with the browser agree with what is granted. Nothing granted: nothing registered. */
async function arrange(): Promise<void> {
  const matches = await sitesNow()
  const [held] = await chrome.scripting.getRegisteredContentScripts({ ids: [ID] })
  if (!matches.length) return held && chrome.scripting.unregisterContentScripts({ ids: [ID] })
  if (held && String(held.matches) === String(matches)) return
  const script = { id: ID, ...FILES, matches, allFrames: true, runAt: 'document_idle' as const }
  // Async, since a browser that does not know a property may throw at once.
  const put = async (wanted: chrome.scripting.RegisteredContentScript) =>
    held ? chrome.scripting.updateContentScripts([wanted]) : chrome.scripting.registerContentScripts([wanted])
  // Frames a page has written itself (about:blank, srcdoc, blob:) have no address; Chromium before 119 cannot be told so.
  await put({ ...script, matchOriginAsFallback: true }).catch(() => put(script))
}

/** Pages that were open before, or that hold the script of the version before. */
async function injectInto(sites: readonly string[]): Promise<void> {
  if (!sites.length) return
  for (const { id } of await chrome.tabs.query({ url: [...sites] })) {
    if (id === undefined) continue
    const target = { tabId: id, allFrames: true }
    // Some of a browser's own pages are closed to everybody.
    await chrome.scripting.insertCSS({ target, files: FILES.css }).catch(() => {})
    await chrome.scripting.executeScript({ target, files: FILES.js }).catch(() => {})
  }
}

/** Every page asks again whether it may be marked; those that may not any more stop. */
async function askAgain(): Promise<void> {
  const told: Told = 'policy-guide:ask-again'
  for (const { id } of await chrome.tabs.query({}))
    if (id !== undefined) await chrome.tabs.sendMessage(id, told).catch(() => {})
}

/** Keeps pages and registration in step with permissions and the office's settings. */
export function watchSites(): void {
  const all = async () => {
    await arrange()
    await injectInto(await sitesNow())
  }
  chrome.runtime.onInstalled.addListener(() => inTurn(all))
  chrome.runtime.onStartup.addListener(() => inTurn(arrange))
  chrome.permissions.onAdded?.addListener(() => inTurn(all))
  chrome.permissions.onRemoved?.addListener(() => inTurn(() => arrange().then(askAgain)))
  chrome.storage.onChanged.addListener((_, area) => {
    if (area === 'managed') inTurn(() => all().then(askAgain))
    else if (area === 'sync') inTurn(askAgain)
  })
}
