import { readFileSync } from 'node:fs'
import type { BrowserContext, Worker } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { violations } from './axe.ts'
import { launchExtension } from './harness.ts'

const manifest = JSON.parse(
  readFileSync(new URL('../../dist/extension-chromium/manifest.json', import.meta.url), 'utf8'),
) as Record<string, unknown>

describe('the extension in Chromium', () => {
  let context: BrowserContext
  let worker: Worker
  let panel: string

  beforeAll(async () => {
    context = await launchExtension('dist/extension-chromium')
    worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
    panel = `chrome-extension://${new URL(worker.url()).host}/src/extension/panel/index.html`
  })
  afterAll(async () => {
    await context?.close()
  })

  it('asks for no site, exposes nothing to pages, and only what it uses', () => {
    expect(manifest['permissions']).toEqual([
      'activeTab',
      'contextMenus',
      'scripting',
      'sidePanel',
      'storage',
    ])
    for (const key of [
      'host_permissions',
      'optional_permissions',
      'web_accessible_resources',
      'externally_connectable',
      'content_scripts',
    ])
      expect(manifest[key], key).toBeUndefined()
    // Not at install: each site is asked for by itself.
    expect(manifest['optional_host_permissions']).toEqual(['*://*/*'])
    expect(JSON.stringify(manifest['content_security_policy'])).not.toMatch(/unsafe|https?:/)
  })

  it('answers in the panel at 320 px without a violation or an error', async () => {
    const page = await context.newPage()
    const problems: string[] = []
    page.on('pageerror', (error) => problems.push(error.message))
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
    await page.setViewportSize({ width: 320, height: 800 })
    await page.goto(panel)
    await page.getByRole('combobox').fill('加装电梯找哪个部门')
    await page.keyboard.press('Enter')
    expect(await page.locator('.answer.first').textContent()).toContain('市场监管部门')
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    expect(problems).toEqual([])
    await page.close()
  })

  it('is where it was when the panel opens again', async () => {
    const first = await context.newPage()
    await first.goto(panel)
    await first.locator('.guide').waitFor()
    await first.getByRole('button', { name: /返回首页|Back to start/ }).click()
    await first.getByRole('button', { name: /能不能改|Is it eligible/ }).click()
    await first.getByRole('textbox').fill('2010')
    await first.keyboard.press('Enter')
    await first.getByRole('heading', { name: /不符合改造范围|Outside the scope/ }).waitFor()
    await first.close()
    const second = await context.newPage()
    await second.goto(panel)
    await second.getByRole('heading', { name: /不符合改造范围|Outside the scope/ }).waitFor()
    await second.close()
  })

  it('shows the answer for a selection picked in the context menu, and for the words of the address bar', async () => {
    const page = await context.newPage()
    await page.goto(panel)
    await page.locator('.guide').waitFor()
    type Dispatch = { dispatch(...values: unknown[]): void }
    await worker.evaluate(() => {
      ;(chrome.contextMenus.onClicked as unknown as Dispatch).dispatch(
        { menuItemId: 'ask-selection', selectionText: '健身器材谁负责' },
        undefined,
      )
    })
    await page.locator('.answer', { hasText: '体育部门' }).first().waitFor()
    await worker.evaluate(() => {
      ;(chrome.omnibox.onInputEntered as unknown as Dispatch).dispatch('专项债券用在哪', 'currentTab')
    })
    await page.locator('.answer', { hasText: '专项债券' }).first().waitFor()
    await page.close()
  })
})
