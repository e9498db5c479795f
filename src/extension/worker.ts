import { answerMarks, askForNext } from './marks/answer.ts'
import { watchSites } from './marks/register.ts'
import { leaveErrand, leaveQuestion, tellPressed } from './memory.ts'
import { readTerms } from './omnibox/read.ts'
import { suggestTerms } from './omnibox/suggest.ts'
import { openGuide, openTab, prepareButton, surface } from './surface.ts'

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
  if (info.menuItemId === MENU && info.selectionText) answer(info.selectionText, tab?.windowId, tab?.id)
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
chrome.omnibox?.onInputChanged.addListener((text, suggest) => {
  // Without its list the address bar still takes the words as they are.
  void readTerms().then(
    (terms) => suggest(suggestTerms(terms, text, wording())),
    () => suggest([]),
  )
})
chrome.omnibox?.onInputEntered.addListener((text, disposition) => {
  if (disposition === 'currentTab') answer(text, undefined)
  // With Alt held, the person asks for a tab.
  else
    chrome.windows.getCurrent(({ id }) => {
      void openTab(id)
      void leaveQuestion(text, id)
    })
})

/** Opens the guide with a question. The window is not known for the address bar, nor for a menu within the guide. */
function answer(question: string, windowId: number | undefined, beside?: number): void {
  if (windowId !== undefined) {
    openGuide(windowId, beside)
    void leaveQuestion(question, windowId)
    return
  }
  // Firefox's sidebar needs no window named, and asking for it would end the gesture; Chromium's panel does need it.
  const opened = surface() === 'sidebar'
  if (opened) openGuide(undefined)
  chrome.windows.getCurrent(({ id }) => {
    if (!opened) openGuide(id)
    void leaveQuestion(question, id)
  })
}

function wording() {
  return {
    general: chrome.i18n.getMessage('general'),
    markup: !chrome.runtime.getURL('').startsWith('moz-extension:'),
  }
}

// A browser that opens a panel or a popup at the button by itself sends no click; one that has forgotten to, does.
chrome.action?.onClicked.addListener((tab) => {
  openGuide(tab.windowId, tab.id)
  void tellPressed()
})
prepareButton()
