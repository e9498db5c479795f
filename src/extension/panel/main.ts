import policy from 'virtual:policy'
import { encodeState } from '../../knowledge/index.ts'
import { mount, styles, type Host } from '../../ui/index.ts'
import { loadPlace, onQuestion, savePlace, takeQuestion } from '../memory.ts'

function today(): string {
  const now = new Date()
  const two = (part: number) => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** A waiting question goes first, then where the person was. */
async function start(): Promise<string> {
  const [question, place] = await Promise.all([takeQuestion(), loadPlace()])
  return question ? encodeState(policy, { view: 'ask', subject: question, facts: {} }) : place
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

if (location.search.includes('popup')) document.body.classList.add('popup')
const root = document.querySelector('#root')!.attachShadow({ mode: 'open' })
const sheet = new CSSStyleSheet()
sheet.replaceSync(styles)
root.adoptedStyleSheets = [sheet]
const fragment = await start()
const host: Host = {
  asOf: today(),
  locale: chrome.i18n.getUILanguage().startsWith('zh') ? 'zh' : 'en',
  load: () => fragment,
  save: (place) => void savePlace(place),
  copy,
  print: () => window.print(),
}
const mounted = mount(root, policy, host)
onQuestion(() => void showWaiting())

async function showWaiting(): Promise<void> {
  const question = await takeQuestion()
  if (question)
    mounted.update({ fragment: encodeState(policy, { view: 'ask', subject: question, facts: {} }) })
}
