import type { PageText, Reader, Shown } from './messages.ts'

/** The reader as the build writes it (vite.config.ts); from the root, since Firefox looks beside the page that asks. */
export const READER = '/page-reader.js'
/** How a place that was scrolled to stands out. */
const STAND_OUT = '::highlight(policy-guide-place){background-color:#ffe08a;color:#1c2326}'

export interface FrameText extends PageText {
  tab: number
  frame: number
}

/** denied: the browser lets nobody in, or not without a click on our button. */
export type Read = { state: 'read'; frames: FrameText[] } | { state: 'denied' | 'none' }

/**
 * The tab beside the panel. A panel in a tab of its own was told which tab it was opened from.
 */
export async function tabBeside(): Promise<number | null> {
  const told = Number(new URLSearchParams(location.search).get('tab'))
  if (told) return told
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true })
  return tab?.id ?? null
}

/** Reads all frames of a tab that may be read, the outermost first. */
export async function readTab(tab: number): Promise<Read> {
  try {
    const target = { tabId: tab, allFrames: true }
    await chrome.scripting.executeScript({ target, files: [READER] })
    const results = await chrome.scripting.executeScript({
      target,
      func: () => (globalThis as Reader).policyGuidePage?.read() ?? null,
    })
    const frames = results.flatMap(({ frameId, result }) =>
      result ? [{ ...result, tab, frame: frameId }] : [],
    )
    frames.sort((a, b) => a.frame - b.frame)
    return frames.length ? { state: 'read', frames } : { state: 'none' }
  } catch {
    return { state: 'denied' }
  }
}

/** Scrolls to a place of what was read. */
export async function showPlace(place: {
  tab: number
  frame: number
  start: number
  end: number
}): Promise<Shown> {
  const target = { tabId: place.tab, frameIds: [place.frame] }
  try {
    await chrome.scripting.insertCSS({ target, css: STAND_OUT }).catch(() => {})
    const [answer] = await chrome.scripting.executeScript({
      target,
      func: (start: number, end: number) =>
        (globalThis as Reader).policyGuidePage?.show(start, end) ?? 'gone',
      args: [place.start, place.end],
    })
    return answer?.result ?? 'gone'
  } catch {
    return 'gone'
  }
}
