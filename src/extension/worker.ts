import { leaveQuestion } from './memory.ts'
import { openGuide, prepareButton, surface } from './surface.ts'

/** Listeners are set at once, in the first turn: a worker woken for an event must have its listener by then. */
const MENU = 'ask-selection'

chrome.runtime.onInstalled.addListener(() => {
  chrome.contextMenus.removeAll(() => {
    chrome.contextMenus.create({ id: MENU, title: chrome.i18n.getMessage('menu'), contexts: ['selection'] })
  })
})

chrome.contextMenus.onClicked.addListener((info, tab) => {
  if (info.menuItemId !== MENU || !info.selectionText) return
  openGuide(tab?.windowId)
  void leaveQuestion(info.selectionText)
})

void chrome.omnibox?.setDefaultSuggestion({ description: chrome.i18n.getMessage('omnibox') })
chrome.omnibox?.onInputEntered.addListener((text) => {
  void leaveQuestion(text)
  // The address bar's Enter counts as a gesture in some browsers only. Firefox's sidebar needs no window named, and
  // asking for it would end the gesture; elsewhere the current window is not known without asking.
  if (surface() === 'sidebar') openGuide(undefined)
  else chrome.windows.getCurrent((window) => openGuide(window.id))
})

// Where the button opens a side panel or a popup by itself, no click arrives.
if (['sidebar', 'tab'].includes(surface()))
  chrome.action?.onClicked.addListener((tab) => openGuide(tab.windowId))
prepareButton()
