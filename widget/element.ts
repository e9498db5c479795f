import type { Policy } from '../src/knowledge/index.ts'
import { mount, styles, type Contact, type Host, type Mounted } from '../src/ui/index.ts'

/** The script that holds us, where a tag of the page names it; looked for while it is surely there. */
const SCRIPT = document.querySelector<HTMLScriptElement>('script[src*="policy-guide."]')

let bundled: Policy | null = null

/** The policy that elements show unless they are given another. */
export function setPolicy(policy: Policy): void {
  bundled = policy
}

/** Today as YYYY-MM-DD by the device's clock. */
function today(): string {
  const now = new Date()
  const two = (part: number) => `${part < 10 ? '0' : ''}${part}`
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/**
 * `<policy-guide>`: asks and answers from a policy, with exact quotations, entirely in the page.
 *
 * @attr {string} start - where to begin: home (default), responsible, eligible, funding, read, a clause such as 四(二), or a question
 * @attr {"light"|"dark"} theme - default: as the device prefers
 * @attr {"elder"} text-size - larger type and targets (长辈版)
 * @attr {"zh"|"en"} lang - language of the interface; the document is never translated
 * @attr {"none"|"fragment"} state - fragment: the state stands in the page's address, back and forward work; default none
 * @attr {string} as-of - YYYY-MM-DD, the day to judge from; default today
 * @attr {string} contacts - JSON: department → {phone, address, hours, url}
 * @fires policy-guide:navigate - before going to a screen; cancelable
 * @fires policy-guide:answer - a question was answered: {question, coverage, intent}
 * @fires policy-guide:cite - a clause is about to open; cancelable
 * @slot - shown where scripts do not run
 * @csspart guide - the whole interface
 * @csspart quote - a quotation
 * @cssproperty --pg-main-color - colour of what can be acted on, on light paper
 * @cssproperty --pg-main-color-dark - the same on dark paper
 * @cssproperty --pg-size - size of the text, default 16px
 */
export class GuideElement extends HTMLElement {
  static observedAttributes = ['start', 'lang', 'state', 'as-of', 'contacts']

  // Not #names: lowered for old browsers, those would cost more than they keep.
  private mounted: Mounted | null = null
  private root: ShadowRoot
  private given: Record<string, Contact> | null = null
  private onHash = () => this.mounted?.update({ fragment: this.fragment() })

  constructor() {
    super()
    this.root = this.attachShadow({ mode: 'open' })
  }

  connectedCallback(): void {
    if (this.mounted || !bundled) return
    this.mounted = mount(this.root, bundled, this.host())
    style(this.root) // after mounting, which clears the root
    if (this.getAttribute('state') === 'fragment') {
      addEventListener('hashchange', this.onHash)
      addEventListener('popstate', this.onHash)
    }
  }

  disconnectedCallback(): void {
    removeEventListener('hashchange', this.onHash)
    removeEventListener('popstate', this.onHash)
    this.mounted?.unmount()
    this.mounted = null
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after || !this.mounted) return
    if (name === 'contacts') this.given = null
    if (name === 'start') this.mounted.update({ host: this.host(), fragment: this.fragment() })
    else this.mounted.update({ host: this.host() })
  }

  /** Department → how to reach it. Setting it replaces the attribute. */
  get contacts(): Record<string, Contact> {
    return this.given ?? readContacts(this.getAttribute('contacts'))
  }

  set contacts(value: Record<string, Contact>) {
    this.given = checkContacts(value)
    this.mounted?.update({ host: this.host() })
  }

  /** Asks a question as if it had been typed. */
  ask(question: string): void {
    this.mounted?.update({
      fragment: `pg=1&c=${encodeURIComponent(bundled?.changes[0]?.version ?? '')}&v=ask&s=${encodeURIComponent(question.slice(0, 400))}`,
    })
  }

  private fragment(): string {
    const inAddress = this.getAttribute('state') === 'fragment' ? location.hash.slice(1) : ''
    if (/(^|&)pg=/.test(inAddress)) return inAddress
    const start = (this.getAttribute('start') ?? '').trim()
    if (!start || start === 'home' || !bundled) return ''
    const version = encodeURIComponent(bundled.changes[0]?.version ?? '')
    if (/^(responsible|eligible|funding|read)$/.test(start)) return `pg=1&c=${version}&v=${start}`
    const view = bundled.clauses.some((clause) => clause.label === start) ? 'read' : 'ask'
    return `pg=1&c=${version}&v=${view}&s=${encodeURIComponent(start.slice(0, 400))}`
  }

  private host(): Host {
    const inFragment = this.getAttribute('state') === 'fragment'
    return {
      asOf: this.getAttribute('as-of') ?? today(),
      locale: (this.getAttribute('lang') ?? '').slice(0, 2) === 'en' ? 'en' : 'zh',
      contacts: this.contacts,
      load: () => this.fragment(),
      save: (fragment, push) => {
        if (!inFragment) return
        if (push) history.pushState(history.state, '', `#${fragment}`)
        else history.replaceState(history.state, '', `#${fragment}`)
      },
      link: (fragment) => (inFragment ? `${location.href.split('#')[0] ?? ''}#${fragment}` : null),
      copy: (plain, rich) => copy(plain, rich, this.root),
      print: () => window.print(),
      tell: (event, detail) =>
        this.dispatchEvent(
          new CustomEvent(`policy-guide:${event}`, {
            bubbles: true,
            composed: true,
            cancelable: event !== 'answer',
            detail,
          }),
        ),
    }
  }
}

/**
 * A constructed sheet where the browser has them. Elsewhere the sheet beside the script, which a page that may run the
 * script may mostly load too; where it is missing, an element, which a strict policy would block.
 */
function style(root: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(styles)
    root.adoptedStyleSheets = [sheet]
  } catch {
    const inline = () => {
      const element = document.createElement('style')
      element.textContent = styles
      root.appendChild(element)
    }
    if (!SCRIPT) return inline()
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.href = SCRIPT.src.replace(/(policy-guide\.)m?js/, '$1css')
    link.addEventListener('error', inline)
    root.appendChild(link)
  }
}

function readContacts(text: string | null): Record<string, Contact> {
  if (!text || text.length > 100_000) return {}
  try {
    return checkContacts(JSON.parse(text))
  } catch {
    return {}
  }
}

/** Contacts come from the page: only short texts under known names are taken. */
function checkContacts(value: unknown): Record<string, Contact> {
  const result: Record<string, Contact> = {}
  if (typeof value !== 'object' || value === null) return result
  for (const name of Object.keys(value)) {
    const given = (value as Record<string, unknown>)[name]
    if (typeof given !== 'object' || given === null) continue
    const contact: Contact = {}
    for (const key of ['phone', 'address', 'hours', 'url'] as const) {
      const one = (given as Record<string, unknown>)[key]
      if (typeof one === 'string' && one.length <= 200) contact[key] = one
    }
    result[name] = contact
  }
  return result
}

/** Rich text where the browser can, else plain; through a selection where the clipboard is closed to us. */
async function copy(plain: string, rich: Node, root: ShadowRoot): Promise<boolean> {
  try {
    if (typeof ClipboardItem !== 'undefined' && rich.nodeType === Node.ELEMENT_NODE) {
      const markup = new XMLSerializer().serializeToString(rich)
      await navigator.clipboard.write([
        new ClipboardItem({
          'text/plain': new Blob([plain], { type: 'text/plain' }),
          'text/html': new Blob([markup], { type: 'text/html' }),
        }),
      ])
    } else await navigator.clipboard.writeText(plain)
    return true
  } catch {
    return copyBySelection(plain, root)
  }
}

function copyBySelection(plain: string, root: ShadowRoot): boolean {
  const area = document.createElement('textarea')
  area.value = plain
  area.setAttribute('readonly', '')
  root.appendChild(area)
  area.select()
  let done = false
  try {
    done = document.execCommand('copy')
  } catch {
    done = false
  }
  area.remove()
  return done
}
