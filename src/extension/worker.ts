import { answerMarks, askForNext } from './marks/answer.ts'
import { watchSites } from './marks/register.ts'
import { leaveErrand, leaveQuestion, tellPressed } from './memory.ts'
import { clickIsOurs, openGuide, prepareButton, surface } from './surface.ts'

/** Listeners are set at once, in the first turn: a worker woken for an event must have its listener by then. */
const MENU = 'ask-selection'
const MENU_PAGE = 'this-page'

chrome.runtime.onInstalled.addListener(() => {
  chrome.contextMenus.removeAll(() => {
    chrome.contextMenus.create({ id: MENU, title: chrome.i18n.getMessage('menu'), contexts: ['selection'] })
    chrome.contextMenus.create({
      id: MENU_PAGE,
      title: chrome.i18n.getMessage('page'),
      contexts: ['page', 'frame'],
    })
  })
})

chrome.contextMenus.onClicked.addListener((info, tab) => {
  if (info.menuItemId === MENU_PAGE) readPage(tab)
  if (info.menuItemId !== MENU || !info.selectionText) return
  openGuide(tab?.windowId, tab?.id)
  void leaveQuestion(info.selectionText)
})

/** Both ways to it let the panel read the tab's page, as a click on the button does. */
function readPage(tab: chrome.tabs.Tab | undefined): void {
  openGuide(tab?.windowId, tab?.id)
  void leaveErrand({ screen: 'page' })
}

chrome.commands?.onCommand.addListener((command, tab) => {
  if (command === 'this-page') readPage(tab)
  if (command === 'next-mark') void askForNext(tab)
})

chrome.runtime.onMessage.addListener(answerMarks)
watchSites()

void chrome.omnibox?.setDefaultSuggestion({ description: chrome.i18n.getMessage('omnibox') })
chrome.omnibox?.onInputEntered.addListener((text) => {
  void leaveQuestion(text)
  // The address bar's Enter counts as a gesture in some browsers only. Firefox's sidebar needs no window named, and
  // asking for it would end the gesture; elsewhere the current window is not known without asking.
  if (surface() === 'sidebar') openGuide(undefined)
  else chrome.windows.getCurrent((window) => openGuide(window.id))
})

// Where the button opens a side panel or a popup by itself, no click arrives.
if (clickIsOurs())
  chrome.action?.onClicked.addListener((tab) => {
    openGuide(tab.windowId, tab.id)
    void tellPressed()
  })
prepareButton()
