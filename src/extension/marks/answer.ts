import { localeOf } from '../locale.ts'
import { leaveErrand } from '../memory.ts'
import { openGuide } from '../surface.ts'
import type { Answered, Asked, Look, Terms, Told } from './messages.ts'
import { sitesNow } from './register.ts'
import { covers } from './sites.ts'

/** Made when the extension is built; see vite.config.ts. Too large for the worker, which is started for every event. */
const TERMS = 'marks-terms.json'

/** What marked pages ask of the worker. True: the answer comes later. */
export function answerMarks(
  message: unknown,
  sender: chrome.runtime.MessageSender,
  reply: (answer: Answered) => void,
): boolean {
  const asked = message as Asked
  if (asked?.marks === 'open') {
    openGuide(sender.tab?.windowId, sender.tab?.id)
    void leaveErrand({ thing: asked.thing })
  }
  if (asked?.marks !== 'terms') return false
  void answer(pageOf(sender)).then(reply, () => reply(null))
  return true
}

/**
 * The address that says whose page it is: a frame its page has written (about:srcdoc, blob:) has that page's. A sandboxed
 * one says nothing of whose it is, and is left alone.
 */
function pageOf({ url = '', origin }: chrome.runtime.MessageSender): string {
  return [url, origin].find((one) => one && /^https?:/.test(one)) ?? ''
}

async function answer(page: string): Promise<Answered> {
  if (!(await sitesNow()).some((site) => covers(site, page))) return null
  const [terms, look] = await Promise.all([
    fetch(chrome.runtime.getURL(TERMS)).then((response) => response.json() as Promise<Terms>),
    readLook(),
  ])
  return { ...terms, look }
}

async function readLook(): Promise<Look> {
  const keys = ['theme', 'textSize', 'locale']
  const [own, office] = await Promise.all([
    (chrome.storage.sync ?? chrome.storage.local).get(keys),
    chrome.storage.managed?.get(keys).catch(() => ({})),
  ])
  const look: Look = { ...own, ...office }
  return {
    ...look,
    locale: localeOf({ locale: look.locale === 'zh' || look.locale === 'en' ? look.locale : 'auto' }),
  }
}

/** The keyboard's way to marked terms: the frame that has the focus answers. */
export async function askForNext(tab: chrome.tabs.Tab | undefined): Promise<void> {
  const told: Told = 'policy-guide:next'
  if (tab?.id !== undefined) await chrome.tabs.sendMessage(tab.id, told).catch(() => {})
}
