import { readFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Policy } from '../../src/knowledge/index.ts'
import { launch, serve } from './harness.ts'

const text = readFileSync(new URL('../../dist/widget/packs/tai-an-2020-43.json', import.meta.url), 'utf8')
const MARKUP = '<img src=x onerror="document.title=1"><script>document.title=2</script>\u202e'

/** What a server may answer in the place of a pack, and what the reader is told. */
const ANSWERS: Record<string, [RequestListener, RegExp]> = {
  'a hundred megabytes': [
    (_, response) => {
      response.writeHead(200, { 'content-length': 100_000_000 })
      const piece = Buffer.alloc(100_000, 32)
      const more = () => {
        while (!response.destroyed && response.write(piece));
      }
      response.on('drain', more)
      more()
    },
    /过大/,
  ],
  'text without end': [
    (_, response) => {
      const piece = Buffer.alloc(100_000, 32)
      const more = () => {
        while (!response.destroyed && response.write(piece));
      }
      response.on('drain', more)
      more()
    },
    /过大/,
  ],
  'half of it and then no more': [
    (_, response) => {
      response.writeHead(200, { 'content-length': text.length * 3 })
      response.write(text.slice(0, 5000))
      setTimeout(() => response.destroy(), 50)
    },
    /网络不通/,
  ],
  'half of it as if it were all': [(_, response) => response.end(text.slice(0, 5000)), /不是完整的 JSON/],
  'another encoding': [
    (_, response) => {
      response.write('{"format":1,"title":"')
      response.end(Buffer.from([0xb2, 0xbf, 0xc3, 0xc5, 0x22, 0x7d]))
    },
    /编码不对/,
  ],
  'UTF-16': [(_, response) => response.end(Buffer.from(text, 'utf16le')), /编码不对|不是完整的 JSON/],
  'a page instead': [(_, response) => response.end('<!doctype html><p>请登录'), /不是完整的 JSON/],
  nothing: [(_, response) => response.end(), /不是完整的 JSON/],
  'a refusal': [(_, response) => response.writeHead(503).end(), /没能取得数据包\(503\)/],
  'a closed door': [(_, response) => response.destroy(), /网络不通/],
  'one place that leads to itself': [
    (request, response) => response.writeHead(302, { location: request.url! }).end(),
    /网络不通/,
  ],
}

const html = (attributes = '', from = '') =>
  `<!doctype html><meta charset="utf-8"><title>x</title><script src="${from}policy-guide.js" defer></script><p id="rest">rest</p><policy-guide ${attributes}></policy-guide>`

describe('a pack from elsewhere', () => {
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

  async function open() {
    const page = await context.newPage()
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    await page.route('**/x.html', (route) =>
      route.fulfill({
        contentType: 'text/html; charset=utf-8',
        body: html(),
      }),
    )
    await page.goto(`${site.url}x.html`)
    return { page, errors }
  }
  const told = (page: Page) => expect.poll(() => page.getByRole('alert').textContent(), { timeout: 5000 })

  it.each(Object.keys(ANSWERS))('that is %s is told in words, and the page is as it was', async (what) => {
    const [answer, message] = ANSWERS[what]!
    const server = createServer((request, response) => {
      if (request.url!.startsWith('/pack')) return answer(request, response)
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.end(html('policy="./pack"', site.url))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const page = await context.newPage()
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    await page.goto(`http://127.0.0.1:${port}/`)
    await told(page).toMatch(message)
    expect(await page.locator('#rest').textContent()).toBe('rest')
    expect(errors).toEqual([])
    await page.close()
    server.closeAllConnections()
    server.close()
  })

  it('that holds itself, throws when looked at, or is no pack at all is told in words', async () => {
    const { page, errors } = await open()
    await page.locator('policy-guide .guide').waitFor()
    for (const value of [
      '(() => { const x = { format: 2 }; x.basis = x; x.items = [x]; return x })()',
      'new Proxy({}, { getOwnPropertyDescriptor() { throw new Error("no") } })',
      '(() => { const x = []; x.push(x); return x })()',
      'document',
      'null',
      '10n',
      'Symbol("x")',
    ]) {
      await page.evaluate(`document.querySelector('policy-guide').policy = ${value}`)
      await told(page).toMatch(/数据包/)
      await page.evaluate("document.querySelector('policy-guide').removeAttribute('policy')")
    }
    expect(errors).toEqual([])
    await page.close()
  })

  it('that a script has put on the page and that throws when looked at is told in words', async () => {
    const page = await context.newPage()
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    await page.route('**/x.html', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><script src="policy-guide.js" defer></script><policy-guide policy="some"></policy-guide><script>addEventListener('DOMContentLoaded', () => { policyGuidePacks = [new Proxy({}, { get() { throw new Error('no') } })] })</script>`,
      }),
    )
    await page.goto(`${site.url}x.html`)
    await told(page).toMatch(/请刷新页面再试/)
    expect(errors).toEqual([])
    await page.close()
  })

  it('with markup in every text shows it as text, on every screen', async () => {
    const free =
      /^(?:title|shortTitle|number|issuer|addressees|heading|name|note|question|help|covers|condition|version|text)$/
    // Clauses are quoted by place, so markup goes after what they say.
    const pack = JSON.parse(text, (key, value: unknown) =>
      typeof value === 'string' && free.test(key) ? (key === 'text' ? value + MARKUP : MARKUP) : value,
    ) as Policy
    const { page, errors } = await open()
    await page.locator('policy-guide .guide').waitFor()
    await page.evaluate((given) => {
      ;(document.querySelector('policy-guide') as unknown as { policy: unknown }).policy = given
    }, pack)
    await expect.poll(() => page.locator('policy-guide h2').first().textContent()).toContain('<img src=x')
    for (const start of [
      'responsible',
      'eligible',
      'funding',
      'read',
      '四(二)',
      '加装电梯找哪个部门',
      '公积金',
      MARKUP,
    ]) {
      await page.evaluate((to) => document.querySelector('policy-guide')!.setAttribute('start', to), start)
      await page.waitForTimeout(50)
      expect(await page.locator('policy-guide .guide').textContent()).toContain('<img src=x')
      expect(await page.locator('policy-guide img, policy-guide script').count()).toBe(0)
    }
    expect(await page.title()).toBe('x')
    expect(errors).toEqual([])
    await page.close()
  })

  it('and the rest of the module that never comes are told, where the first screen stood', async () => {
    const page = await context.newPage()
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    await page.route(/engine.*\.mjs$/, (route) => route.abort())
    await page.route('**/x.html', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: '<!doctype html><script type="module" src="policy-guide.mjs"></script><policy-guide></policy-guide>',
      }),
    )
    await page.goto(`${site.url}x.html`)
    await told(page).toMatch(/网络不通/)
    expect(errors).toEqual([])
    await page.close()
  })

  it('or the one built in is judged from today where the page names a day that is none', async () => {
    for (const day of ['2026-02-30', '0999-12-31', 'today']) {
      const { page, errors } = await open()
      await page.evaluate((one) => document.querySelector('policy-guide')!.setAttribute('as-of', one), day)
      await page.evaluate(() =>
        document.querySelector('policy-guide')!.setAttribute('start', '96年的楼能改吗'),
      )
      await page.locator('policy-guide .answer').first().waitFor()
      expect(await page.getByRole('alert').count()).toBe(0)
      expect(errors).toEqual([])
      await page.close()
    }
  })

  it('or the one built in goes without contacts where they are none, or throw', async () => {
    const { page, errors } = await open()
    for (const value of [
      'null',
      '"x"',
      '[1, null, { phone: 1 }]',
      'new Proxy({}, { ownKeys() { throw new Error("no") } })',
      '({ 市场监管部门: new Proxy({}, { get() { throw new Error("no") } }) })',
      'JSON.parse(\'{"__proto__":{"phone":"1"},"constructor":{"phone":"1"}}\')',
      '(() => { const x = {}; x.市场监管部门 = x; x.phone = x; return x })()',
      'Object.fromEntries(Array.from({ length: 100000 }, (_, n) => [n, { phone: "1" }]))',
    ])
      await page.evaluate(`document.querySelector('policy-guide').contacts = ${value}`)
    for (const given of [
      '{',
      '[]',
      '"x"',
      'null',
      `{"市场监管部门":${'['.repeat(40000)}`,
      'x'.repeat(200_000),
    ])
      await page.evaluate(
        (one) => document.querySelector('policy-guide')!.setAttribute('contacts', one),
        given,
      )
    await page.evaluate(() =>
      document.querySelector('policy-guide')!.setAttribute('start', '加装电梯找哪个部门'),
    )
    await page.locator('policy-guide .answer').first().waitFor()
    expect(await page.locator('policy-guide .contact').count()).toBe(0)
    expect(errors).toEqual([])
    await page.close()
  })
})
