import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openShell, PANEL, pickSelection, type Shell } from './shell.ts'

/** Milliseconds from the click until one can type; what the person may wait. */
const USABLE = 300

async function save(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox', { name: '案例名称' }).fill(name)
  await page.getByRole('button', { name: '存为案例' }).click()
  await page.getByText(name, { exact: true }).first().waitFor()
}

describe('the real side panel', () => {
  let shell: Shell
  let tab: Page
  let problems: string[]

  beforeAll(async () => {
    shell = await openShell()
    problems = []
    shell.context.on('weberror', (error) => problems.push(error.error().message))
    await (await shell.worker()).evaluate(() => chrome.storage.sync.set({ locale: 'zh' }))
    tab = await shell.context.newPage()
    await tab.goto('data:text/html,<title>工单</title>')
  })
  afterAll(async () => {
    await shell?.close()
    expect(problems).toEqual([])
  })

  /** The one side panel that is open. */
  const panel = async (): Promise<Page> => {
    await expect.poll(() => shell.surfaces()).toContain('SIDE_PANEL')
    const panels = await shell.panels()
    expect(panels).toHaveLength(1)
    return panels[0]!
  }
  const ask = async (page: Page, question: string) => {
    await page.getByRole('combobox').fill(question)
    await page.getByRole('combobox').press('Enter')
  }
  const answer = (page: Page, words: string) => page.locator('.answer', { hasText: words }).first().waitFor()

  it('opens at the toolbar button, beside the page, and answers', async () => {
    await shell.pressButton(tab)
    const open = await panel()
    await ask(open, '加装电梯找哪个部门')
    await answer(open, '市场监管部门')
    expect(await open.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    expect(await shell.surfaces()).toEqual(['SIDE_PANEL'])
  })

  it('goes on when everything stored is deleted under it, and remembers anew', async () => {
    const open = await panel()
    const worker = await shell.worker()
    await worker.evaluate(async () => {
      for (const area of [chrome.storage.session, chrome.storage.local]) await area.clear()
    })
    await answer(open, '市场监管部门')
    await ask(open, '专项债券用在哪')
    await answer(open, '专项债券')
    const place = () => worker.evaluate(() => chrome.storage.session.get('place'))
    await expect.poll(place).toHaveProperty('place', expect.stringContaining('v=ask'))
    await open.getByRole('button', { name: '案例', exact: true }).click()
    await save(open, '阳光小区')
    // Again while the list of cases is what is shown.
    await worker.evaluate(() => chrome.storage.local.clear())
    await expect.poll(() => open.getByText('阳光小区', { exact: true }).count()).toBe(0)
    await save(open, '阳光小区')
    await open.getByRole('button', { name: '案例', exact: true }).click()
    await answer(open, '专项债券')
  })

  it('answers a selection in the window it was picked in, and in no other', async () => {
    const worker = await shell.worker()
    const [second] = await Promise.all([
      shell.context.waitForEvent('page'),
      worker.evaluate(() => chrome.windows.create({ url: 'data:text/html,<title>另一窗口</title>' })),
    ])
    await second.waitForLoadState()
    await shell.pressButton(second)
    await expect.poll(async () => (await shell.surfaces()).length).toBe(2)
    const panels = await Promise.all(
      (await shell.panels()).map(async (page) => ({
        page,
        window: await page.evaluate(async () => (await chrome.windows.getCurrent()).id!),
      })),
    )
    const [one, two] = panels
    expect(one!.window).not.toBe(two!.window)
    // What is dispatched by hand is no gesture, so the open panel could not be opened once more.
    await worker.evaluate(() => (chrome.sidePanel.open = () => Promise.resolve()))
    await pickSelection(worker, '健身器材谁负责', one!.window)
    await answer(one!.page, '体育部门')
    await pickSelection(worker, '门禁系统谁负责', two!.window)
    await answer(two!.page, '公安部门')
    await pickSelection(worker, '专项债券用在哪', one!.window)
    await answer(one!.page, '专项债券')
    expect(await two!.page.locator('.answer', { hasText: '专项债券' }).count()).toBe(0)
  })
})

describe('the side panel', () => {
  it('can be typed in within 300 ms of the click', async () => {
    const shell = await openShell()
    try {
      const page = await shell.context.newPage()
      await page.goto(`${shell.base}manifest.json`)
      await page.evaluate((panel) => {
        const wait = (ms: number) => new Promise((done) => setTimeout(done, ms))
        const view = () => chrome.extension.getViews().find((one) => one.location.pathname.endsWith(panel))
        const button = document.body.appendChild(document.createElement('button'))
        button.addEventListener('click', (event) => {
          void (async () => {
            const windowId = (await chrome.windows.getCurrent()).id!
            void chrome.sidePanel.open({ windowId })
            while (!view()?.document.querySelector('#root')?.shadowRoot?.querySelector('[role=combobox]'))
              await wait(1)
            const passed = performance.now() - event.timeStamp
            await chrome.sidePanel.close({ windowId })
            while (view()) await wait(20)
            document.title += ` ${passed}`
          })()
        })
      }, PANEL)
      const times = () => page.title().then((title) => title.split(' ').filter(Boolean).map(Number))
      // What else the machine does only adds to a time, so a busy one gets more tries.
      let sorted: number[] = []
      for (let run = 1; run <= 5 || (run <= 15 && sorted[0]! >= USABLE); run++) {
        await page.click('button')
        await expect.poll(async () => (await times()).length).toBe(run)
        sorted = (await times()).sort((a, b) => a - b)
      }
      console.log(`click to usable, ms: ${sorted.map(Math.round).join(' ')}`)
      expect(sorted[0]).toBeLessThan(USABLE)
    } finally {
      await shell.close()
    }
  })

  it('answers, keeps cases and shows its settings without a network, and asks nobody for anything', async () => {
    const shell = await openShell()
    const asked: string[] = []
    try {
      await shell.context.setOffline(true)
      shell.context.on('request', (request) => asked.push(request.url()))
      await (await shell.worker()).evaluate(() => chrome.storage.sync.set({ locale: 'zh' }))
      const page = await shell.context.newPage()
      await page.goto(shell.base + PANEL)
      await page.getByRole('combobox').fill('加装电梯找哪个部门')
      await page.getByRole('combobox').press('Enter')
      await page.locator('.answer', { hasText: '市场监管部门' }).first().waitFor()
      await page.getByRole('button', { name: '案例', exact: true }).click()
      await save(page, '甲')
      await page.goto(`${shell.base}src/extension/options/index.html`)
      await page.getByRole('heading', { name: '问策设置' }).last().waitFor()
      expect(asked.length).toBeGreaterThan(0)
      expect(asked.filter((url) => !url.startsWith(shell.base))).toEqual([])
    } finally {
      await shell.close()
    }
  })

  it('is gone when the extension is reloaded under it, opens again, and has kept the cases', async () => {
    const shell = await openShell()
    try {
      await (await shell.worker()).evaluate(() => chrome.storage.sync.set({ locale: 'zh' }))
      const page = await shell.context.newPage()
      await page.goto(shell.base + PANEL)
      await page.getByRole('button', { name: '案例', exact: true }).click()
      await save(page, '阳光小区')
      await page.close()
      const tab = await shell.context.newPage()
      await tab.goto('data:text/html,<title>工单</title>')
      await shell.pressButton(tab)
      await expect.poll(() => shell.guides()).toBe(1)
      await shell.reload()
      await expect.poll(() => shell.guides()).toBe(0)
      await shell.pressButton(tab)
      await expect.poll(() => shell.guides()).toBe(1)
      const [panel] = await shell.panels()
      await panel!.getByRole('button', { name: '案例', exact: true }).click()
      await panel!.getByText('阳光小区', { exact: true }).first().waitFor()
    } finally {
      await shell.close()
    }
  })
})
