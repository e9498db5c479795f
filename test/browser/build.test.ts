import { parse } from 'acorn'
import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launch, serve } from './harness.ts'

const built = (name: string) => readFile(new URL(`../../dist/widget/${name}`, import.meta.url), 'utf8')

describe('the built widget', () => {
  let browser: Browser
  let site: Awaited<ReturnType<typeof serve>>

  beforeAll(async () => {
    site = await serve('dist/widget')
    browser = await launch()
  })

  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })

  it('keeps the classic script within the syntax of ES2017', async () => {
    const script = await built('policy-guide.js')
    expect(() => parse(script, { ecmaVersion: 2017, sourceType: 'script' })).not.toThrow()
  })

  it.each(['policy-guide.js', 'policy-guide.mjs'])('defines the element from %s', async (name) => {
    const page = await browser.newPage()
    await page.goto(`${site.url}404`)
    await page.addScriptTag({ url: `${site.url}${name}`, ...(name.endsWith('.mjs') && { type: 'module' }) })
    await page.evaluate(() => customElements.whenDefined('policy-guide').then(() => true))
    await page.close()
  })

  it.each(['policy-guide.js', 'policy-guide.mjs'])(
    'takes the style sheet beside %s where sheets cannot be constructed, as a strict policy demands',
    async (name) => {
      const strict = await serve('dist/widget', {
        'content-security-policy': "default-src 'none'; script-src 'self'; style-src 'self'",
      })
      const page = await browser.newPage()
      const errors: string[] = []
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
      await page.addInitScript(() => Reflect.deleteProperty(CSSStyleSheet.prototype, 'replaceSync'))
      await page.goto(`${strict.url}page.css`)
      await page.addScriptTag({
        url: `${strict.url}${name}`,
        ...(name.endsWith('.mjs') && { type: 'module' }),
      })
      await page.evaluate(() => document.body.appendChild(document.createElement('policy-guide')))
      const width = () =>
        page.locator('policy-guide .guide').evaluate((guide) => getComputedStyle(guide).maxWidth)
      await expect.poll(width).toBe('704px')
      expect(errors).toEqual([])
      await page.close()
      await strict.close()
    },
  )

  it('shows the demo page without an error and without a request to any other place', async () => {
    const page = await browser.newPage()
    const errors: string[] = []
    const elsewhere: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    page.on('request', (request) => !request.url().startsWith(site.url) && elsewhere.push(request.url()))
    await page.goto(site.url, { waitUntil: 'networkidle' })
    await page.waitForFunction(() => document.querySelector('policy-guide')?.shadowRoot?.textContent)
    expect(errors).toEqual([])
    expect(elsewhere).toEqual([])
    await page.close()
  })
})
