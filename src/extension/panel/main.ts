import policy from 'virtual:policy'
import { decodeState, encodeState, findThing } from '../../knowledge/index.ts'
import { mount, type Host } from '../../ui/index.ts'
import { localeOf } from '../locale.ts'
import {
  loadOpenCase,
  loadPlace,
  onQuestion,
  saveOpenCase,
  savePlace,
  takeErrand,
  takeQuestion,
} from '../memory.ts'
import { loadSettings, onSettings, saveChoice } from '../settings/store.ts'
import { dress, openRoot } from '../shadow.ts'
import { makeShell } from './shell.tsx'
import { toolsFor } from './tools.ts'

function today(): string {
  const now = new Date()
  const two = (part: number) => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** Facts stay as they are: a question asked beside a case is about that case. */
function asking(question: string): string {
  return encodeState(policy, { ...decodeState(policy, place).state, view: 'ask', subject: question })
}

function showing(thing: string): string {
  return encodeState(policy, { ...decodeState(policy, place).state, view: 'responsible', subject: thing })
}

async function copy(plain: string, rich: Node): Promise<boolean> {
  if (rich.nodeType !== Node.ELEMENT_NODE) await navigator.clipboard.writeText(plain)
  else
    await navigator.clipboard.write([
      new ClipboardItem({
        'text/plain': new Blob([plain], { type: 'text/plain' }),
        'text/html': new Blob([new XMLSerializer().serializeToString(rich)], { type: 'text/html' }),
      }),
    ])
  return true
}

const nameOf = (words: string) => findThing(policy, words, ['department'])?.name
const popup = location.search.includes('popup')
if (popup) document.body.classList.add('popup')
const element = document.querySelector('#root')!
const root = openRoot(element)

/** Milliseconds; later settings of an office are shown when they come. */
const PATIENCE = 150
/** Starts with the rest; undefined where the browser does not say. */
const ownWindow = chrome.windows.getCurrent().then(
  ({ id }) => id,
  () => undefined,
)
let [settled, place, openCase] = await Promise.all([
  loadSettings(nameOf, PATIENCE),
  loadPlace(),
  loadOpenCase(),
])
// A waiting question goes first, then where the person was, then where the settings begin.
const asked = await takeQuestion(asking, await ownWindow)
const errand = await takeErrand()
if (asked) place = asked
else if (errand.thing) {
  place = showing(errand.thing)
  // The guide saves where it goes, not where it begins.
  void savePlace(place)
} else place ||= beginning()

function beginning(): string {
  return encodeState(policy, { view: settled.settings.start, facts: {} })
}

const locale = () => localeOf(settled.settings)

function host(): Host {
  const { theme, textSize, contacts } = settled.settings
  return {
    asOf: today(),
    locale: locale(),
    ...(theme === 'auto' ? {} : { theme }),
    textSize,
    contacts,
    load: () => place,
    save(next) {
      place = next
      void savePlace(next)
    },
    copy,
    print: () => window.print(),
    tell(event, detail) {
      if (event !== 'text-size') return true
      if (settled.locked.has('textSize')) {
        shell.tell(locale() === 'en' ? 'Set by your organisation' : '字号由单位统一设置')
        return false
      }
      void saveChoice('textSize', detail['elder'] ? 'elder' : 'normal').catch(() => {})
      return true
    },
  }
}

/** Moves the guide, also to where it was last moved to: it only heeds a place that differs from the one before. */
function goTo(next: string): void {
  mounted.update({ fragment: place })
  place = next
  void savePlace(next)
  mounted.update({ fragment: next })
}

const tools = () =>
  toolsFor({
    policy,
    popup,
    locale: locale(),
    asOf: today,
    place: () => place,
    goTo,
    openCase: () => openCase,
    setOpenCase(seen) {
      openCase = seen
      void saveOpenCase(seen)
    },
  })

dress(element, settled.settings)
const shell = makeShell(root, { tools: tools(), look: settled.settings, locale: locale() })
const mounted = mount(shell.guide, policy, host())
const wanted = errand.screen ?? new URLSearchParams(location.search).get('screen')
if (wanted) shell.open(wanted)

onQuestion(() => void showWaiting())
// One may have been left after the first look and before this listener was there.
void showWaiting()
onSettings(() => void showSettings())
if (settled.late) void showLate(beginning())

async function showWaiting(): Promise<void> {
  const question = await takeQuestion(asking, await ownWindow)
  const { screen, thing } = await takeErrand()
  const next = question || (thing ? showing(thing) : '')
  if (next) {
    shell.open(null)
    goTo(next)
  }
  if (screen) shell.open(screen)
}

/** Where the guide stands at its beginning still, it moves to the one the office has set. */
async function showLate(begun: string): Promise<void> {
  await showSettings()
  if (place === begun && beginning() !== begun) goTo(beginning())
}

async function showSettings(): Promise<void> {
  settled = await loadSettings(nameOf)
  dress(element, settled.settings)
  shell.update({ tools: tools(), look: settled.settings, locale: locale() })
  mounted.update({ host: host() })
}
