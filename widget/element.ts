import type { GuideState, Policy } from '../src/knowledge/index.ts'
import {
  messagesFor,
  styles,
  type Contact,
  type Host,
  type Messages,
  type Mounted,
  type Squares,
} from '../src/ui/index.ts'
import { copy } from './clipboard.ts'
import { checkContacts, readContacts } from './contacts.ts'
import type { Engine } from './engine.ts'
import type { Begun } from './first-paint.ts'
import { createLauncher, type Launcher } from './launcher.ts'
import { printGuide } from './print.ts'
import { keep, recall, withRecent } from './memory.ts'

/** The script that holds us, where a tag of the page names it; looked for while it is surely there. */
const SCRIPT = document.querySelector<HTMLScriptElement>('script[src*="policy-guide."]')

type Paint = (
  root: ShadowRoot,
  look: { m: Messages; classes: string },
  ready: (begun: Begun) => void,
) => () => void

/** A question of the page's is cut as one that is typed is; UTF-16 units. */
const LONGEST = 400

let load: (() => Engine | Promise<Engine>) | null = null
let engine: Engine | null = null
let paint: Paint | null = null

/**
 * What answers, at hand or to be loaded when the first element needs it; where it has to be loaded, `first` paints a
 * screen in the meantime.
 */
export function setEngine(get: () => Engine | Promise<Engine>, first: Paint | null = null): void {
  load = get
  paint = first
  const now = first ? null : get()
  if (now && !('then' in now)) engine = now
}

/**
 * A page may load us twice, or in two versions: the first stands. Where none may be defined, what the page has put into
 * the element stays to be seen.
 */
export function define(): void {
  try {
    if (!customElements.get('policy-guide')) customElements.define('policy-guide', GuideElement)
  } catch (error) {
    console.warn(error)
  }
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
 * @attr {string} policy - another policy: the address of a pack, or the id of a pack that a script has put on the page; default the one built in
 * @attr {boolean} launcher - a floating button that opens a dialog, instead of the guide in its place
 * @attr {"light"|"dark"} theme - default: as the device prefers
 * @attr {"elder"} text-size - larger type and targets (长辈版)
 * @attr {"zh"|"en"} lang - language of the interface; the document is never translated
 * @attr {"none"|"fragment"} state - fragment: the state stands in the page's address, back and forward work; default none
 * @attr {boolean} remember - questions asked and the size of the type may be kept on this device; default nothing is kept
 * @attr {string} as-of - YYYY-MM-DD, the day to judge from; default today
 * @attr {string} contacts - JSON: department → {phone, address, hours, url}
 * @fires policy-guide:ready - a policy is shown: {policy, version}
 * @fires policy-guide:error - a policy could not be shown: {message}
 * @fires policy-guide:navigate - before going to a screen: {view, subject}; cancelable
 * @fires policy-guide:answer - an answer is shown: {question, coverage, intent} or {verdict, deciding}
 * @fires policy-guide:cite - a clause is about to open: {clause, quote}; cancelable
 * @fires policy-guide:text-size - larger type was switched on or off: {elder}; cancelable
 * @slot - shown where scripts do not run
 * @slot footer - a line of the site's own beneath ours, such as a hotline or a link to the published document
 * @csspart guide - the whole interface
 * @csspart quote - a quotation
 * @csspart launcher - the floating button
 * @csspart dialog - the dialog it opens
 * @csspart close - the button that closes the dialog
 * @cssproperty --pg-main-color - colour of what can be acted on, on light paper
 * @cssproperty --pg-main-color-dark - the same on dark paper
 * @cssproperty --pg-size - size of the text, default 16px
 * @cssproperty --pg-elder-size - size of the text in elder mode, default 20px, at most 30px
 */
export class GuideElement extends HTMLElement {
  static observedAttributes = [
    'start',
    'policy',
    'launcher',
    'theme',
    'text-size',
    'lang',
    'state',
    'remember',
    'as-of',
    'contacts',
  ]

  private readonly root: ShadowRoot
  private shown: Policy | null = null
  private given: { pack: unknown } | null = null
  /** What a person did before anything could answer. */
  private begun: Begun | null = null
  private mounted: Mounted | null = null
  private floating: Launcher | null = null
  private directory: Record<string, Contact> | null = null
  /** Takes the first paint away. */
  private leavePaint: (() => void) | null = null
  private connected = false
  /** Where the guide is, so that it stands there still when the page moves the element. */
  private place = ''
  /** Counts what was asked for, so that a pack that arrives late does not replace a newer one. */
  private turn = 0
  private readonly onAddress = () => this.mounted?.update({ fragment: this.fragment() })

  constructor() {
    super()
    this.root = this.attachShadow({ mode: 'open' })
  }

  connectedCallback(): void {
    this.connected = true
    if (this.mounted) return
    if (this.keepsAddress()) {
      addEventListener('hashchange', this.onAddress)
      addEventListener('popstate', this.onAddress)
    }
    this.begin()
  }

  disconnectedCallback(): void {
    this.connected = false
    removeEventListener('hashchange', this.onAddress)
    removeEventListener('popstate', this.onAddress)
    this.end()
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after || !this.connected) return
    if (name === 'contacts') this.directory = null
    if (name === 'policy' || name === 'start') this.place = ''
    if (name === 'policy' || name === 'launcher' || name === 'state') {
      if (name === 'policy') this.given = null
      this.disconnectedCallback()
      this.connectedCallback()
    } else if (name === 'start') this.mounted?.update({ host: this.host(), fragment: this.fragment() })
    else {
      this.mounted?.update({ host: this.host() })
      this.label()
    }
  }

  /** Department → how to reach it. Setting it replaces the attribute. */
  get contacts(): Record<string, Contact> {
    return this.directory ?? readContacts(this.getAttribute('contacts'))
  }

  set contacts(value: Record<string, Contact>) {
    this.directory = checkContacts(value)
    this.mounted?.update({ host: this.host() })
  }

  /**
   * The policy shown, or null before there is one. Setting it shows another: a pack as a value or as JSON text.
   * It is checked first; a bad one is told to the reader and in `policy-guide:error`.
   */
  get policy(): unknown {
    return this.shown
  }

  set policy(pack: unknown) {
    this.given = { pack }
    this.place = ''
    if (this.connected) {
      this.end()
      this.begin()
    }
  }

  /** Asks a question as if it had been typed; opens the dialog where there is one. */
  ask(question: string): void {
    this.goTo({ view: 'ask', subject: question, facts: {} })
  }

  /** Opens the dialog of a launcher. */
  open(): void {
    this.floating?.open()
  }

  /** Closes the dialog of a launcher. */
  close(): void {
    this.floating?.close()
  }

  private goTo(state: GuideState): void {
    if (!this.shown || !engine) {
      // Asked before anything can answer: it waits.
      const { view, subject } = state
      if (view !== 'home') this.begun = { go: { view, subject: subject ?? '' }, typed: '', focused: false }
      return
    }
    try {
      this.floating?.open()
      const { subject = '' } = state
      const fragment = engine.encodeState(this.shown, { ...state, subject: subject.slice(0, LONGEST) })
      if (!this.keepsAddress()) this.place = fragment
      this.mounted?.update({ fragment })
    } catch (error) {
      this.fail(error)
    }
  }

  private begin(): void {
    const turn = ++this.turn
    const now = () => turn === this.turn && this.connected
    if (engine) return this.beginWith(engine, now)
    const found = load?.()
    if (!found) return
    const painted =
      paint && !this.hasAttribute('launcher')
        ? new Promise<void>((resolve) => {
            const look = {
              m: messagesFor(this.locale()),
              classes: `guide ${this.theme()}${this.elder() ? ' elder' : ''}`,
            }
            this.leavePaint = paint!(this.root, look, (begun) => {
              this.leavePaint = null
              this.begun = this.begun ?? begun
              resolve()
            })
            style(this.root)
          })
        : Promise.resolve()
    const start = async () => {
      engine = await found
      this.leavePaint?.()
      await painted
      if (now()) this.beginWith(engine, now)
    }
    start().catch((error: unknown) => now() && this.fail(error))
  }

  private beginWith({ policy, readPack, loadPack }: Engine, now: () => boolean): void {
    const source = this.getAttribute('policy')
    const { given } = this
    if (!given && !source) return this.show(policy)
    const pack = given ? Promise.resolve().then(() => readPack(given.pack)) : loadPack(source!)
    pack.then((one) => now() && this.show(one)).catch((error: unknown) => now() && this.fail(error))
  }

  private show(policy: Policy): void {
    this.shown = policy
    this.clear()
    if (this.hasAttribute('launcher')) {
      this.floating = createLauncher(this.root, () => {
        if (!this.mounted && this.floating) this.mount(this.floating.place, policy)
      })
      this.label()
      style(this.root)
      if (this.keepsAddress() && /(^|&)pg=/.test(location.hash.slice(1))) this.floating.open()
    } else this.mount(this.root, policy)
    this.resume()
    this.tell('ready', { policy: policy.id, version: policy.changes[0]?.version ?? '' })
  }

  private mount(place: ShadowRoot | HTMLElement, policy: Policy): void {
    this.mounted = engine!.mount(place, policy, this.host())
    style(this.root)
  }

  /** Goes on where a person began on the first paint. */
  private resume(): void {
    const begun = this.begun
    this.begun = null
    if (!begun) return
    if (begun.go) this.goTo({ facts: {}, ...begun.go })
    const input = this.root.querySelector<HTMLInputElement>('#pg-ask')
    if (!input || begun.go) return
    input.value = begun.typed
    if (begun.focused) input.focus()
  }

  private end(): void {
    this.leavePaint?.()
    this.mounted?.unmount()
    this.mounted = null
    this.floating?.remove()
    this.floating = null
    this.shown = null
    this.clear()
  }

  /** Takes away what `fail` has put there. */
  private clear(): void {
    const notice = this.root.querySelector('.failed')
    if (notice) notice.remove()
  }

  /** Says in our place what went wrong; the page goes on undisturbed. */
  private fail(error: unknown): void {
    const told = engine && error instanceof engine.PackError
    if (!told) console.warn(error)
    const message = told ? error.message : '没能显示，可能是网络不通。请刷新页面再试'
    this.leavePaint?.()
    this.clear()
    try {
      const box = document.createElement('div')
      box.className = `guide failed ${this.theme()}`
      const notice = document.createElement('p')
      notice.className = 'notice'
      notice.setAttribute('role', 'alert')
      notice.textContent = `${message}。`
      box.appendChild(notice)
      this.root.appendChild(box)
      style(this.root)
    } catch {
      // A page may have taken away what elements are made with.
      this.root.textContent = message
    }
    this.tell('error', { message })
  }

  private label(): void {
    const m = messagesFor(this.locale())
    this.floating?.setWords(this.getAttribute('launcher') || m.open, m.close)
    this.floating?.setTheme(this.theme())
  }

  private locale(): 'zh' | 'en' {
    return (this.getAttribute('lang') ?? '').slice(0, 2) === 'en' ? 'en' : 'zh'
  }

  private theme(): 'light' | 'dark' | 'auto' {
    const theme = this.getAttribute('theme')
    return theme === 'light' || theme === 'dark' ? theme : 'auto'
  }

  /** The page's choice; where it has none, what the person chose before, if that may be kept. */
  private elder(): boolean {
    const size = this.getAttribute('text-size')
    return size === 'elder' || (size === null && this.hasAttribute('remember') && recall().elder === true)
  }

  private keepsAddress(): boolean {
    return this.getAttribute('state') === 'fragment'
  }

  private fragment(): string {
    const inAddress = this.keepsAddress() ? location.hash.slice(1) : ''
    if (/(^|&)pg=/.test(inAddress)) return inAddress
    if (this.place) return this.place
    const start = (this.getAttribute('start') ?? '').trim()
    const policy = this.shown
    if (!start || start === 'home' || !policy || !engine) return ''
    const view = /^(responsible|eligible|funding|read)$/.test(start)
      ? (start as GuideState['view'])
      : policy.clauses.some((clause) => clause.label === start)
        ? 'read'
        : 'ask'
    return engine.encodeState(policy, {
      view,
      ...(view === start ? {} : { subject: start.slice(0, 400) }),
      facts: {},
    })
  }

  private tell(event: string, detail: Record<string, unknown>): boolean {
    return this.dispatchEvent(
      new CustomEvent(`policy-guide:${event}`, {
        bubbles: true,
        composed: true,
        cancelable: event === 'navigate' || event === 'cite' || event === 'text-size',
        detail,
      }),
    )
  }

  private host(): Host {
    const inAddress = this.keepsAddress()
    const remembers = this.hasAttribute('remember')
    const theme = this.theme()
    return {
      asOf: dayOf(this.getAttribute('as-of')),
      locale: this.locale(),
      ...(theme === 'auto' ? {} : { theme }),
      textSize: this.elder() ? 'elder' : 'normal',
      contacts: this.contacts,
      load: () => this.fragment(),
      save: (fragment, push) => {
        if (!inAddress) this.place = fragment
        else if (push) history.pushState(history.state, '', `#${fragment}`)
        else history.replaceState(history.state, '', `#${fragment}`)
      },
      link: (fragment) => (inAddress ? `${location.href.split('#')[0] ?? ''}#${fragment}` : null),
      copy: (plain, rich) => copy(plain, rich, this.root),
      print: () => printGuide(this.root),
      qr: squaresOf,
      ...(remembers
        ? {
            recent: {
              list: () => recall().recent,
              add: (question: string) => keep({ recent: withRecent(question) }),
              clear: () => keep({ recent: [] }),
            },
          }
        : {}),
      tell: (event, detail) => {
        const goOn = this.tell(event, detail)
        if (goOn && event === 'text-size' && remembers) keep({ elder: detail['elder'] === true })
        return goOn
      },
    }
  }
}

/** A link may be too long for a code. */
function squaresOf(text: string): Squares | null {
  try {
    return engine ? engine.qr(text) : null
  } catch {
    return null
  }
}

/** A day the page has given, or today where it is none. */
function dayOf(text: string | null): string {
  return text && text.length === 10 && engine?.parseDate(text) ? text : today()
}

/**
 * Constructed sheets where they exist. Older browsers get the style sheet that lies beside our script, which a strict
 * policy allows; where no tag names the script, or the file is missing, an element, which it may not. Rendering
 * clears what it finds in the root, so this is said again after each.
 */
function style(root: ShadowRoot): void {
  if (root.adoptedStyleSheets?.length || root.querySelector('.pg-style')) return
  try {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(styles)
    root.adoptedStyleSheets = [sheet]
  } catch {
    const add = (element: HTMLElement) => {
      element.className = 'pg-style'
      root.appendChild(element)
    }
    const inline = () => {
      const element = document.createElement('style')
      element.textContent = styles
      add(element)
    }
    if (!SCRIPT) return inline()
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.href = SCRIPT.src.replace(/(policy-guide\.)m?js/, '$1css')
    link.addEventListener('error', inline)
    add(link)
  }
}
