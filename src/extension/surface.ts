/** The page that shows the guide, whichever surface holds it. */
export const PANEL = 'src/extension/panel/index.html'

interface Sidebar {
  open(): Promise<void>
}

/** Firefox's sidebar; absent elsewhere and from Chrome's types. */
function sidebar(): Sidebar | undefined {
  return (globalThis as { browser?: { sidebarAction?: Sidebar } }).browser?.sidebarAction
}

/** What this browser has, looked at when it is needed: Chromium's descendants differ, whatever the manifest says. */
export function surface(): 'side-panel' | 'sidebar' | 'popup' | 'tab' {
  if (typeof chrome.sidePanel?.setPanelBehavior === 'function') return 'side-panel'
  if (sidebar()) return 'sidebar'
  return typeof chrome.action?.setPopup === 'function' ? 'popup' : 'tab'
}

/**
 * Whether a click on the toolbar button comes to us. Where the browser opens the panel by itself, it does not let the
 * extension into the page, which a click that is ours does (seen in Chromium 156); so it is ours wherever we can open.
 */
export function clickIsOurs(): boolean {
  const kind = surface()
  return kind === 'side-panel' ? typeof chrome.sidePanel.open === 'function' : kind !== 'popup'
}

/** What the toolbar button does. */
export function prepareButton(): void {
  const kind = surface()
  if (kind === 'side-panel')
    void chrome.sidePanel.setPanelBehavior({ openPanelOnActionClick: !clickIsOurs() })
  else if (kind === 'popup') void chrome.action.setPopup({ popup: `${PANEL}?popup` })
}

/**
 * Opens the guide from a click or a key. Must be called at once, before anything is awaited: browsers open a panel only
 * while the gesture lasts. Where that fails, a tab opens, which is told beside which tab.
 */
export function openGuide(windowId: number | undefined, beside?: number): void {
  const kind = surface()
  const tab = () => void openTab(windowId, beside)
  if (kind === 'side-panel' && windowId !== undefined && typeof chrome.sidePanel.open === 'function')
    chrome.sidePanel.open({ windowId }).catch(tab)
  else if (kind === 'sidebar') sidebar()!.open().catch(tab)
  // Chromium lets any extension open its popup from 127 on.
  else if (kind === 'popup' && typeof chrome.action.openPopup === 'function')
    chrome.action.openPopup(windowId === undefined ? {} : { windowId }).catch(tab)
  else tab()
}

/**
 * Shows the guide in a tab of a window: the one that shows it already, else a new one.
 * @param beside the tab whose page may be read there
 */
export async function openTab(windowId: number | undefined, beside?: number): Promise<void> {
  const url = chrome.runtime.getURL(PANEL)
  const told = beside === undefined ? url : `${url}?tab=${beside}`
  const here = windowId === undefined ? {} : { windowId }
  // An extension sees the addresses of its own pages without any permission.
  const [open] = await chrome.tabs.query({ ...here, url: `${url}*` }).catch(() => [])
  if (open?.id === undefined) await chrome.tabs.create({ ...here, url: told })
  else await chrome.tabs.update(open.id, { active: true, ...(told === url ? {} : { url: told }) })
}
