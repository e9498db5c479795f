import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openShell, PANEL, pickSelection, type Dispatch, type Shell } from './shell.ts'

interface Suggested {
  content: string
  description: string
}

describe('the worker', () => {
  let shell: Shell
  const answer = (page: Page, words: string) => page.locator('.answer', { hasText: words }).first().waitFor()

  beforeAll(async () => {
    shell = await openShell()
    await (await shell.worker()).evaluate(() => chrome.storage.sync.set({ locale: 'zh' }))
  })
  afterAll(() => shell?.close())

  const suggest = async (typed: string) =>
    (await shell.worker()).evaluate(
      (text) =>
        new Promise<Suggested[]>((done) =>
          (chrome.omnibox.onInputChanged as unknown as Dispatch).dispatch(text, done),
        ),
      typed,
    )

  it('may end while a selection waits for the panel, which answers it all the same', async () => {
    const worker = await shell.worker()
    // No panel opens: the question stays where it was left.
    await worker.evaluate(() => (chrome.sidePanel.open = () => Promise.resolve()))
    await pickSelection(worker, '健身器材谁负责')
    await expect
      .poll(() => worker.evaluate(() => chrome.storage.session.get('question')))
      .toMatchObject({ question: { text: '健身器材谁负责' } })
    await shell.killWorker()
    const page = await shell.context.newPage()
    await page.goto(shell.base + PANEL)
    await answer(page, '体育部门')
    await page.close()
    // The answer is where the guide is from now on.
    const again = await shell.context.newPage()
    await again.goto(shell.base + PANEL)
    await answer(again, '体育部门')
    await again.close()
    await shell.startWorker()
  })

  it('may end in the middle of the questions, and the guide goes on; started again, it reaches the open panel', async () => {
    const page = await shell.context.newPage()
    await page.goto(shell.base + PANEL)
    await page.getByRole('button', { name: '返回首页' }).click()
    await page.getByRole('button', { name: '能不能改' }).click()
    await shell.killWorker()
    await page.getByRole('textbox').fill('2010')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '不符合改造范围' }).waitFor()
    await shell.startWorker()
    const worker = await shell.worker()
    await worker.evaluate(() => (chrome.sidePanel.open = () => Promise.resolve()))
    await pickSelection(worker, '专项债券用在哪')
    await answer(page, '专项债券')
    await page.close()
  })

  it('has the key the manifest suggests, which the browser leaves unassigned where it is its own', async () => {
    const worker = await shell.worker()
    const [command] = await worker.evaluate(() => chrome.commands.getAll())
    expect(command).toMatchObject({ name: '_execute_action', shortcut: 'Alt+Shift+Q' })
  })

  it('need not run for the button to open the panel', async () => {
    const tab = await shell.context.newPage()
    await tab.goto('data:text/html,<title>工单</title>')
    await shell.killWorker()
    await shell.pressButton(tab)
    await expect.poll(async () => (await shell.panels()).length).toBe(1)
    await (await shell.panels())[0]!.getByRole('combobox').waitFor()
    await shell.startWorker()
    await (
      await shell.worker()
    ).evaluate(async () => chrome.sidePanel.close({ windowId: (await chrome.windows.getCurrent()).id! }))
    await tab.close()
  })

  it('suggests departments and clauses while one types in the address bar, also when it has just been started', async () => {
    await shell.killWorker()
    await shell.startWorker()
    const [first, ...others] = await suggest('加装')
    expect(first).toEqual({
      content: '增设电梯谁负责',
      description: '<match>增设电梯</match> (加装电梯) <dim>市场监管部门 · 四、（二）</dim>',
    })
    expect(others.length).toBeLessThan(5)
    expect(await suggest('护照')).toEqual([])
  })

  it('describes what it suggests in a form the browser accepts', async () => {
    const worker = await shell.worker()
    for (const typed of ['电', '资金', '部门', '小区', '居民', '用房'])
      for (const { description } of await suggest(typed))
        // It reads the default suggestion by the same rules, and complains.
        await worker.evaluate(
          (text) => chrome.omnibox.setDefaultSuggestion({ description: text }),
          description,
        )
    await expect(
      worker.evaluate(() => chrome.omnibox.setDefaultSuggestion({ description: '<match>' })),
    ).rejects.toThrow()
  })

  it('opens a tab for Alt and Enter, and shows that one again rather than another', async () => {
    const worker = await shell.worker()
    const enter = (text: string) =>
      worker.evaluate(
        (words) => (chrome.omnibox.onInputEntered as unknown as Dispatch).dispatch(words, 'newForegroundTab'),
        text,
      )
    const [page] = await Promise.all([shell.context.waitForEvent('page'), enter('健身器材谁负责')])
    await answer(page, '体育部门')
    const tabs = shell.context.pages().length
    await enter('门禁系统谁负责')
    await answer(page, '公安部门')
    expect(shell.context.pages()).toHaveLength(tabs)
    await page.close()
  })

  it('needs no more than 3 MB of heap while idle', async () => {
    const heap = await shell.workerHeap()
    console.log(`idle worker, heap in KB: ${Math.round(heap / 1024)}`)
    expect(heap).toBeLessThan(3_000_000)
  })
})
