import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openShell, type Shell } from '../browser/shell.ts'
import { openScreen, type Screen } from './screen.ts'

const PAGE = `data:text/html;charset=utf-8,${encodeURIComponent(
  '<!doctype html><title>工单</title><body style="margin:0"><p style="font-size:40px;margin:0">健身器材谁负责</p><h1>加装</h1>',
)}`
/** English, so that the item's first letter is a key of the menu. */
const FLAGS = ['--lang=en-US', '--window-position=0,0', '--window-size=1200,780']

describe('with a real mouse and keyboard', () => {
  let screen: Screen
  let shell: Shell
  let page: Page

  beforeAll(async () => {
    screen = await openScreen()
    shell = await openShell('dist/extension-chromium', { display: screen.display, flags: FLAGS })
    page = shell.context.pages()[0]!
    await page.goto(PAGE)
  })
  afterAll(async () => {
    await shell?.close()
    screen?.close()
  })
  beforeEach(async () => {
    await page.bringToFront()
    screen.activate()
    // Every test begins with the panel closed and the worker asleep, as after half a minute's reading.
    await shell.startWorker()
    await (
      await shell.worker()
    ).evaluate(async () => {
      await chrome.sidePanel.close({ windowId: (await chrome.windows.getCurrent()).id! }).catch(() => {})
      await chrome.storage.session.clear()
    })
    await expect.poll(() => shell.guides()).toBe(0)
    await shell.killWorker()
  })

  const panel = async (): Promise<Page> => {
    await expect.poll(() => shell.guides()).toBe(1)
    return (await shell.panels())[0]!
  }
  const answer = async (words: string) =>
    (await panel()).locator('.answer', { hasText: words }).first().waitFor()

  it('the keyboard command opens the side panel', async () => {
    screen.key('alt+shift+q')
    await (await panel()).getByRole('combobox').waitFor()
  })

  it('a selection picked in the context menu wakes the worker and is answered in the side panel', async () => {
    await page.evaluate(() => getSelection()!.selectAllChildren(document.querySelector('p')!))
    const at = await page.evaluate(() => ({ x: screenX + 60, y: screenY + outerHeight - innerHeight + 25 }))
    screen.rightClick(at.x, at.y)
    await page.waitForTimeout(500)
    screen.key('a')
    await answer('体育部门')
    expect(shell.context.pages()).toHaveLength(1)
  })

  it('words typed in the address bar after wc wake the worker and are answered in the side panel', async () => {
    screen.key('ctrl+l')
    screen.type('wc zhuanxiang zhaiquan')
    screen.key('Return')
    await answer('专项债券')
    expect(shell.context.pages()).toHaveLength(1)
  })

  it('a term the address bar suggests is picked with the arrow key and answered with its department', async () => {
    await page.evaluate(() => getSelection()!.selectAllChildren(document.querySelector('h1')!))
    screen.key('ctrl+c', 'ctrl+l')
    screen.type('wc ')
    screen.key('ctrl+v')
    await page.waitForTimeout(1000)
    screen.key('Down', 'Return')
    await answer('市场监管部门')
    const box = (await panel()).getByRole('combobox')
    expect(await box.inputValue()).toBe('增设电梯谁负责')
  })

  it('Alt and Enter in the address bar open a tab', async () => {
    screen.key('ctrl+l')
    screen.type('wc zhuanxiang zhaiquan')
    const opening = shell.context.waitForEvent('page')
    screen.key('alt+Return')
    const opened = await opening
    await opened.locator('.answer', { hasText: '专项债券' }).first().waitFor()
    await opened.close()
  })
})
