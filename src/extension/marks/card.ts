import type { Card, Look } from './messages.ts'
import { WORDS } from './words.ts'

/** The card's styles; the page's do not reach into its shadow root. */
const STYLE = `:host{all:initial!important;position:fixed!important;inset:0 auto auto 0!important;z-index:2147483647!important}
div{position:fixed;box-sizing:border-box;width:max-content;max-width:min(320px,calc(100vw - 16px));padding:12px 16px;border:1px solid #566166;border-radius:4px;background:#fff;color:#1c2326;font:400 16px/1.5 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;overflow-wrap:anywhere}
p{margin:0 0 4px}b{font-size:1.125em}.q{color:#566166;font-size:.875em}.r{color:#566166;margin-left:8px;font-size:.875em}
button{font:inherit;min-height:44px;margin:0 16px 0 0;padding:0;border:0;background:none;color:#0b5a63;text-decoration:underline;text-underline-offset:.2em;cursor:pointer}
button:focus-visible{outline:3px solid}
.elder{font-size:20px}.elder button{min-height:60px}
.dark{background:#14191b;color:#e9eeef;border-color:#a9b4b8}.dark .q,.dark .r{color:#a9b4b8}.dark button{color:#7fcdd6}`

export interface Shown {
  show(card: Card, beside: DOMRect, focus: boolean): void
  hide(): void
  shown(): boolean
  focused(): boolean
  /** Whether an event happened in the card. */
  holds(event: Event): boolean
}

/** One card, in the page only while it is shown. */
export function makeCard(look: Look, open: (thing: string) => void): Shown {
  const say = WORDS[look.locale === 'en' ? 'en' : 'zh']
  const host = document.createElement('div')
  const root = host.attachShadow({ mode: 'closed' })
  let before: Element | null = null
  const add = (parent: Node, name: string, text: string, kind = '') => {
    const element = document.createElement(name)
    element.className = kind
    element.textContent = text
    parent.appendChild(element)
    return element
  }
  const focused = () => document.activeElement === host
  const hide = () => {
    if (!host.isConnected) return
    const back = focused()
    host.remove()
    if (back && before instanceof HTMLElement) before.focus({ preventScroll: true })
  }
  const button = (parent: Node, name: string, act: () => void) => {
    const one = add(parent, 'button', name)
    one.addEventListener('click', (event) => {
      // A page cannot press it in the person's place.
      if (event.isTrusted) act()
    })
    return one
  }
  style(root)
  const fill = ({ id, name, lines, general, clause }: Card) => {
    const dark =
      look.theme === 'dark' || (look.theme !== 'light' && matchMedia('(prefers-color-scheme:dark)').matches)
    const box = add(root, 'div', '', `${dark ? 'dark' : ''} ${look.textSize ?? ''}`)
    box.setAttribute('role', 'dialog')
    box.setAttribute('aria-label', name)
    box.lang = look.locale === 'en' ? 'en' : 'zh-CN'
    add(add(box, 'p', ''), 'b', name)
    if (general) add(box, 'p', say.general, 'q')
    for (const [text, role] of lines) {
      const line = add(box, 'p', text)
      if (role) add(line, 'span', say[role], 'r')
    }
    add(box, 'p', `${say.source} ${clause}`, 'q')
    const first = button(box, say.open, () => {
      open(id)
      hide()
    })
    button(box, say.close, hide)
    return [box, first] as const
  }
  return {
    show(card, beside, focus) {
      if (!focused()) before = document.activeElement
      root.querySelector('div')?.remove()
      const [box, first] = fill(card)
      // Above a page's own dialogs, if the browser can.
      host.popover = 'manual'
      document.documentElement.append(host)
      host.showPopover?.()
      const { width, height } = box.getBoundingClientRect()
      const below = beside.bottom + 4
      const top = below + height > innerHeight && beside.top > height ? beside.top - height - 4 : below
      box.style.top = `${Math.max(0, Math.min(top, innerHeight - height))}px`
      box.style.left = `${Math.max(8, Math.min(beside.left, innerWidth - width - 8))}px`
      if (focus) first.focus({ preventScroll: true })
    },
    hide,
    shown: () => host.isConnected,
    focused,
    holds: (event) => event.composedPath().includes(host),
  }
}

function style(root: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(STYLE)
    root.adoptedStyleSheets = [sheet]
  } catch {
    // Firefox does not let an extension's script adopt sheets.
    root.appendChild(document.createElement('style')).textContent = STYLE
  }
}
