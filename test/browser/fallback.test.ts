import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { openShell, pickSelection, type Shell } from './shell.ts'

const BUILT = path.resolve(import.meta.dirname, '../../dist/extension-chromium')

/** The built extension as it runs in a browser that lacks some of the interfaces: they are gone before it starts. */
function without(missing: readonly string[]): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'policy-guide-without-'))
  cpSync(BUILT, folder, { recursive: true })
  const lines = missing.map((name) => {
    const at = name.lastIndexOf('.')
    // For good: the browser puts an interface back whenever it looks at permissions anew.
    return `Object.defineProperty(${name.slice(0, at)}, '${name.slice(at + 1)}', { value: undefined, writable: false, configurable: false })`
  })
  writeFileSync(path.join(folder, 'without.js'), lines.join('\n'))
  const loader = path.join(folder, 'service-worker-loader.js')
  writeFileSync(loader, `import './without.js'\n${readFileSync(loader, 'utf8')}`)
  return folder
}

describe('where the browser lacks', () => {
  let shell: Shell
  let folder: string
  let tab: Page

  const start = async (...missing: string[]) => {
    folder = without(missing)
    shell = await openShell(folder)
    await (await shell.worker()).evaluate(() => chrome.storage.sync.set({ locale: 'zh' }))
    tab = await shell.context.newPage()
    await tab.goto('data:text/html,<title>工单</title>')
    await tab.bringToFront()
  }
  afterEach(async () => {
    await shell?.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const windowId = async () => (await (await shell.worker()).evaluate(() => chrome.windows.getCurrent())).id!
  const pick = async (words: string) => pickSelection(await shell.worker(), words, await windowId())
  const answer = (page: Page, words: string) => page.locator('.answer', { hasText: words }).first().waitFor()

  it('a side panel, the button opens a popup, and a selection is answered in one', async () => {
    await start('chrome.sidePanel')
    await shell.pressButton(tab)
    await expect.poll(() => shell.surfaces()).toEqual(['POPUP'])
    const [popup] = await shell.panels()
    await popup!.getByRole('combobox').fill('加装电梯找哪个部门')
    await popup!.getByRole('combobox').press('Enter')
    await answer(popup!, '市场监管部门')
    await popup!.close()
    await expect.poll(() => shell.surfaces()).toEqual([])
    await pick('门禁系统谁负责')
    await expect.poll(() => shell.surfaces()).toEqual(['POPUP'])
    await answer((await shell.panels())[0]!, '公安部门')
  })

  it('a side panel and a popup that opens by itself, a selection is answered in a tab, the same one each time', async () => {
    await start('chrome.sidePanel', 'chrome.action.openPopup')
    const [page] = await Promise.all([shell.context.waitForEvent('page'), pick('健身器材谁负责')])
    await answer(page, '体育部门')
    const tabs = shell.context.pages().length
    await tab.bringToFront()
    await pick('门禁系统谁负责')
    await answer(page, '公安部门')
    expect(shell.context.pages()).toHaveLength(tabs)
    expect(await page.evaluate(() => document.visibilityState)).toBe('visible')
  })

  it('a side panel and popups, the button opens a tab', async () => {
    await start('chrome.sidePanel', 'chrome.action.setPopup')
    await shell.pressButton(tab)
    await expect.poll(() => shell.surfaces()).toEqual(['TAB'])
    const guide = () => shell.context.pages().find((one) => one.url().startsWith(shell.base))
    await expect.poll(guide).toBeTruthy()
    const page = guide()!
    await page.getByRole('combobox').fill('加装电梯找哪个部门')
    await page.getByRole('combobox').press('Enter')
    await answer(page, '市场监管部门')
  })

  it('a way to open its side panel, as Chromium 114 and 115 do, a selection is answered in a tab', async () => {
    await start('chrome.sidePanel.open')
    const [page] = await Promise.all([shell.context.waitForEvent('page'), pick('健身器材谁负责')])
    await answer(page, '体育部门')
    await shell.pressButton(tab)
    await expect.poll(() => shell.surfaces()).toEqual(['SIDE_PANEL', 'TAB'])
  })

  it('an address bar of the extension’s own and managed settings, the button opens the panel all the same', async () => {
    await start('chrome.omnibox', 'chrome.storage.managed')
    await shell.pressButton(tab)
    await expect.poll(() => shell.surfaces()).toEqual(['SIDE_PANEL'])
    await (await shell.panels())[0]!.getByRole('combobox').waitFor()
  })
})
