import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launch, serve } from './harness.ts'

const PAGE = '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>x</title><body>'
const WIDGET =
  '<button id="own" onclick="this.textContent=\'pressed\'">page</button><policy-guide><p id="fallback">请看 <a href="plan.html">全文</a></p></policy-guide>'

/** What a page does before our script (`before`) or after the guide stands (`after`); the code runs in the page. */
interface Hostility {
  before?: string
  after?: string
}

/** Pages under which everything must work: old libraries and habits that real sites have. */
const WORKS: Record<string, Hostility> = {
  'adds to the prototypes, where loops find it': {
    before:
      'Object.prototype.extra = function () {}; Object.prototype.$ = function () {}; Array.prototype.last = function () {}; String.prototype.strip = String.prototype.trim; Function.prototype.curry = function () {}',
  },
  'brings promises of its own': {
    before:
      'var P = Promise; window.Promise = function (f) { var p = new P(f); this.then = function (a, b) { return p.then(a, b) }; this["catch"] = function (b) { return p.then(undefined, b) } }; Promise.resolve = function (v) { return P.resolve(v) }; Promise.all = function (l) { return P.all(l) }',
  },
  'freezes what everything is made from': {
    before:
      '[Object, Array, Function, Error, Promise, Map, Set, String, Number, RegExp, Date, EventTarget, Node, Element, HTMLElement, ShadowRoot].forEach(function (one) { Object.freeze(one.prototype); Object.freeze(one) }); Object.freeze(JSON); Object.freeze(Math); Object.freeze(customElements)',
  },
  'has widened its domain': { before: 'try { document.domain = document.domain } catch (e) {}' },
  'opens no shadow': {
    before:
      'var attach = Element.prototype.attachShadow; Element.prototype.attachShadow = function () { return attach.call(this, { mode: "closed" }) }',
  },
  'has no storage': {
    before:
      'Object.defineProperty(window, "localStorage", { get: function () { throw new DOMException("denied", "SecurityError") } })',
  },
  'knows the events of everybody': {
    before:
      'var add = EventTarget.prototype.addEventListener; EventTarget.prototype.addEventListener = function (type, heard, how) { return add.call(this, type, function (event) { return heard.handleEvent ? heard.handleEvent(event) : heard.call(this, event) }, how) }',
  },
  'moves the element whenever anything changes': {
    after:
      'var moved = 0; var guide = document.querySelector("policy-guide"); new MutationObserver(function () { if (moved++ < 200) document.body.appendChild(guide) }).observe(document, { childList: true, subtree: true, attributes: true }); document.body.appendChild(guide)',
  },
  'takes the element out and puts it back a hundred times': {
    after:
      'var guide = document.querySelector("policy-guide"); for (var i = 0; i < 100; i++) { guide.remove(); document.body.appendChild(guide) }',
  },
  'sets every attribute again and again': {
    after:
      'var guide = document.querySelector("policy-guide"); for (var i = 0; i < 100; i++) ["theme", "lang", "text-size", "start", "as-of", "contacts", "remember", "unknown"].forEach(function (name) { guide.setAttribute(name, name === "start" ? "home" : "x" + i); guide.removeAttribute(name) })',
  },
}

/** Pages that take away what nobody can do without: it must say so, or leave what the page had put there. */
const TELLS: Record<string, Hostility> = {
  'has no JSON': { before: 'JSON.parse = function () { throw new Error("no JSON today") }' },
  'has no promises': { before: 'delete window.Promise' },
  'has no custom elements': {
    before: 'Object.defineProperty(window, "customElements", { value: undefined })',
  },
  'lets nobody define an element': {
    before: 'CustomElementRegistry.prototype.define = function () { throw new Error("not here") }',
  },
  'lets nobody have a shadow': {
    before: 'Element.prototype.attachShadow = function () { throw new Error("no shadow today") }',
  },
  'has an element of our name already': {
    before: 'customElements.define("policy-guide", class extends HTMLElement {})',
  },
}

/** What Prototype.js, still found on sites of offices, makes of lists. */
const OLD_LIBRARY =
  'Array.from = function (x) { var r = []; for (var i = 0; i < (x && x.length || 0); i++) r.push(x[i]); return r }; Array.prototype.toJSON = function () { return "[" + this.join() + "]" }; Array.prototype.reduce = function (f) { return f ? 1 : this[0] }'

/** What a page takes away from everybody while the guide stands, by name of its owner and of the thing. */
const TAKEN: [owner: string, names: string[]][] = [
  ['Array.prototype', ['map']],
  ['Array.prototype', ['filter', 'concat', 'slice', 'forEach', 'some', 'find', 'push']],
  ['Array', ['from']],
  ['JSON', ['parse', 'stringify']],
  ['Map.prototype', ['get']],
  ['String.prototype', ['replace', 'split', 'slice']],
  ['RegExp.prototype', ['exec', 'test']],
  ['Object', ['keys', 'assign']],
  ['Node.prototype', ['appendChild']],
  ['Document.prototype', ['createElement']],
  ['history', ['pushState', 'replaceState']],
]

describe('on a page that', () => {
  let browser: Browser
  let context: BrowserContext
  let site: Awaited<ReturnType<typeof serve>>

  beforeAll(async () => {
    site = await serve('dist/widget')
    browser = await launch()
    // One for all pages: none keeps anything.
    context = await browser.newContext()
  })
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })

  /** A page with the hostility in it, with the errors that reached it. */
  async function open({ before = '', after = '' }: Hostility, body = WIDGET) {
    const page = await context.newPage()
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    await page.route('**/hostile.html', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `${PAGE}${body}<script>${before}</script><script src="policy-guide.js"></script>`,
      }),
    )
    await page.goto(`${site.url}hostile.html`)
    if (after) {
      await page.locator('policy-guide .guide').first().waitFor()
      await page.addScriptTag({ content: after })
    }
    return { page, errors }
  }

  /** By the page's own means, since a driver's would be hindered by the page as well. */
  const press = (page: Page, id: string) =>
    page.evaluate((which) => document.getElementById(which)!.click(), id)
  const pageGoesOn = async (page: Page) => {
    await press(page, 'own')
    expect(await page.evaluate(() => document.getElementById('own')!.textContent)).toBe('pressed')
  }

  it.each(Object.keys(WORKS))('%s, it answers as on any other', async (what) => {
    const { page, errors } = await open(WORKS[what]!)
    await page.evaluate(() => {
      const guide = document.querySelector('policy-guide') as unknown as { ask(question: string): void }
      guide.ask('加装电梯找哪个部门')
    })
    const words = () =>
      page.evaluate(() => {
        type Rooted = { root?: ShadowRoot }
        const guide = document.querySelector('policy-guide')!
        return (guide.shadowRoot ?? (guide as unknown as Rooted).root)?.textContent ?? ''
      })
    await expect.poll(words).toContain('市场监管部门')
    await page.evaluate(() => {
      const guide = document.querySelector('policy-guide')!
      guide.setAttribute('start', 'eligible')
    })
    await expect.poll(words).toContain('什么时候建成')
    expect(errors).toEqual([])
    await pageGoesOn(page)
    await page.close()
  })

  it.each(Object.keys(TELLS))('%s, what the page has put there stays, and the page goes on', async (what) => {
    const { page, errors } = await open(TELLS[what]!)
    // One line in the console is all: our script ends, and no other.
    expect(errors.length).toBeLessThanOrEqual(1)
    expect(await page.locator('policy-guide').innerText()).toBe('请看 全文')
    await pageGoesOn(page)
    expect(errors.length).toBeLessThanOrEqual(1)
    await page.close()
  })

  it('takes lists for something else, as an old library does, it answers as on any other', async () => {
    const { page, errors } = await open({ before: OLD_LIBRARY })
    await page.evaluate(() =>
      (document.querySelector('policy-guide') as unknown as { ask(question: string): void }).ask(
        '加装电梯找哪个部门',
      ),
    )
    await expect
      .poll(() => page.locator('policy-guide').evaluate((guide) => guide.shadowRoot!.textContent))
      .toContain('市场监管部门')
    expect(errors).toEqual([])
    await pageGoesOn(page)
    await page.close()
  })

  it.each(TAKEN)('takes %s %j away meanwhile, it answers or says that it cannot', async (owner, names) => {
    const { page, errors } = await open({})
    await page.locator('policy-guide .guide').first().waitFor()
    // Within one script, since the driver could not do without them either.
    await page.addScriptTag({
      content: `(function () {
        var guide = document.querySelector('policy-guide'), owner = ${owner}, held = {};
        ${JSON.stringify(names)}.forEach(function (name) {
          held[name] = owner[name]
          owner[name] = function () { throw new Error('taken away') }
        })
        guide.ask('加装电梯找哪个部门')
        setTimeout(function () {
          for (var name in held) owner[name] = held[name]
          window.seen = guide.shadowRoot.textContent
        }, 100)
      })()`,
    })
    await page.waitForTimeout(200)
    const seen = await page.evaluate(() => (window as unknown as { seen?: string }).seen)
    expect(seen).toMatch(/请刷新页面再试|市场监管部门/)
    expect(errors).toEqual([])
    await pageGoesOn(page)
    await page.close()
  })
})
