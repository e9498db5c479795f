import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serve } from './harness.ts'
import { Office, type Started } from './sites.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const PANEL = 'src/extension/panel/index.html'
type Dispatch = { dispatch(...values: unknown[]): void }

let office: Office
let started: Started
let site: Awaited<ReturnType<typeof serve>>
let order: Page
let tab: number
const problems: string[] = []

beforeAll(async () => {
  office = new Office()
  site = await serve('test/fixtures/work-order')
  started = await office.start(
    [],
    [
      '--remote-debugging-port=0',
      '--enable-unsafe-extension-debugging',
      // The page stands behind the panel's tab, where nothing moves smoothly.
      '--force-prefers-reduced-motion',
    ],
  )
  order = await started.context.newPage()
  // The same server by another name is another site.
  const other = `${site.url.replace('127.0.0.1', 'localhost')}other.html`
  await order.goto(`${site.url}?other=${encodeURIComponent(other)}`)
  await order.locator('#late-line').waitFor()
  await order.bringToFront()
  tab = await started.worker.evaluate(async () => (await chrome.tabs.query({ active: true }))[0]!.id!)
})
afterAll(async () => {
  await started?.context.close()
  await site?.close()
  office?.remove()
})

/** The panel as a page, told beside which tab it stands. */
async function openPanel(beside = tab): Promise<Page> {
  const page = await started.context.newPage()
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
  await page.setViewportSize({ width: 360, height: 800 })
  await page.goto(`${started.base}${PANEL}?tab=${beside}&screen=page`)
  await page.locator('section.page').waitFor()
  return page
}

async function expectAccessible(page: Page): Promise<void> {
  for (const [theme, textSize] of [
    ['light', 'normal'],
    ['dark', 'normal'],
    ['light', 'elder'],
  ] as const) {
    await started.worker.evaluate((values) => chrome.storage.sync.set(values), { theme, textSize })
    await page
      .locator(`#root[theme=${theme}]${textSize === 'elder' ? '[text-size=elder]' : ':not([text-size])'}`)
      .waitFor()
    await page.evaluate(AXE)
    const violations = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
      }
      return (await axe.run()).violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`)
    })
    expect(violations).toEqual([])
    await page.setViewportSize({ width: 320, height: 800 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await page.setViewportSize({ width: 360, height: 800 })
  }
}

const row = (panel: Page, name: string) =>
  panel.locator('.duties > li').filter({ has: panel.locator('h4', { hasText: name }) })

/** Whether an element of the page stands in the window. */
const inSight = (selector: string) =>
  order.evaluate((selector) => {
    const { top, bottom } = document.querySelector(selector)!.getBoundingClientRect()
    return top >= 0 && bottom <= innerHeight
  }, selector)

/** Presses the toolbar button as a person does, on the work order. */
async function pressButton(): Promise<void> {
  const cdp = await started.context.browser()!.newBrowserCDPSession()
  await order.bringToFront()
  const { targetInfos } = await cdp.send('Target.getTargets', { filter: [{ type: 'tab' }] })
  const targetId = targetInfos.find((one) => one.url.startsWith(site.url))!.targetId
  const id = new URL(started.base).host
  await cdp.send('Extensions.triggerAction' as never, { id, targetId } as never)
}

describe('this page', () => {
  it('is closed to the panel until the person presses the button on it, and says so plainly', async () => {
    const panel = await openPanel()
    await panel.getByRole('alert').filter({ hasText: '这一页现在不能读取' }).waitFor()
    await panel.getByText('点右键，选“问策：本页事项”').waitFor()
    await expectAccessible(panel)
    await pressButton()
    await row(panel, '增设电梯').getByText('市场监管部门', { exact: true }).waitFor()
    await panel.close()
  })

  it('is read in the real side panel once its button was pressed', async () => {
    await pressButton()
    const port = readFileSync(path.join(path.dirname(office.folder), 'profile/DevToolsActivePort'), 'utf8')
    const browser: Browser = await chromium.connectOverCDP(`http://127.0.0.1:${port.split('\n')[0]}`)
    try {
      const pages = () => browser.contexts().flatMap((one) => one.pages())
      await expect.poll(() => pages().some((one) => one.url().includes(PANEL))).toBe(true)
      const panel = pages().find((one) => one.url().includes(PANEL))!
      await panel.getByRole('button', { name: '本页事项' }).click()
      await row(panel, '增设电梯').getByText('市场监管部门', { exact: true }).waitFor()
      await panel.getByRole('button', { name: '返回问答' }).click()
    } finally {
      await browser.close()
    }
  })

  it('lists what all readable frames, shadow roots and fields mention, and who is responsible', async () => {
    const panel = await openPanel()
    await row(panel, '增设电梯').getByText('市场监管部门', { exact: true }).waitFor()
    const text = await panel.locator('section.page').innerText()
    for (const [where, name] of [
      ['a table', '建筑物楼顶防水'],
      ['traditional characters', '停车位'],
      ['a textarea', '社区和物业用房'],
      ['an editor', '体育健身设施'],
      ['an open shadow root', '公共绿地、花草树木'],
      ['late content', '雨污水管道'],
      ['a frame', '封闭式垃圾桶等设施'],
      ['a folded part', '无障碍设施'],
      ['a field', '地方政府专项债券'],
    ])
      expect(text, where).toContain(name)
    for (const [where, name] of [
      ['a password', '门禁系统'],
      ['a field that shows discs', '监控摄像头'],
      ['a hidden paragraph', '托幼'],
      ['a frame of another site', '社区养老'],
    ])
      expect(text, where).not.toContain(name)
    expect(text).toContain('2 个框架')
    expect(text).toContain('有 1 个框架属于别的网站')
    expect(text).toContain('这一页引用了本文件')
    expect(await row(panel, '发展改革部门').innerText()).toContain('争取中央预算内资金')
    expect(await row(panel, '地方政府专项债券').innerText()).toContain('财政部门')
    expect(await row(panel, '拓宽融资渠道').innerText()).toContain('四、（三）')
    await row(panel, '增设电梯').locator('summary').click()
    expect(await row(panel, '增设电梯').locator('blockquote').innerText()).toContain('使用登记等工作')
    await panel.close()
  })

  it('shows where the page quotes the document wrongly', async () => {
    const panel = await openPanel()
    const compared = panel.locator('.compared')
    await compared.first().waitFor()
    expect(await compared.count()).toBe(1)
    expect(await compared.locator('.on-page mark').allInnerTexts()).toEqual(['0'])
    expect(await compared.locator('blockquote mark').allInnerTexts()).toEqual([
      '5',
      '公共服务和社会服务设施不健全、',
    ])
    expect(await row(panel, '强化责任分工').innerText()).toContain('引文与文件一致')
    await panel.close()
  })

  it('scrolls to the places, one after another, also in frames, fields and shadow roots', async () => {
    const panel = await openPanel()
    const press = async (name: string) => {
      await row(panel, name)
        .getByRole('button', { name: /在网页中看/ })
        .click()
    }
    for (const [name, selector] of [
      ['雨污水管道', '#late-line'],
      ['增设电梯', '#elevator-link'],
      ['地方政府专项债券', '#opinion'],
      ['社区和物业用房', '#draft'],
      ['微型消防站', '#inner'],
    ] as const) {
      await press(name)
      await panel.getByRole('status').filter({ hasText: '已到第 1 处' }).waitFor()
      await expect.poll(() => inSight(selector), { message: name }).toBe(true)
    }
    expect(await order.evaluate(() => CSS.highlights.size)).toBeLessThanOrEqual(1)
    await press('增设电梯')
    await panel.getByRole('status').filter({ hasText: '已到第 2 处' }).waitFor()
    await press('无障碍设施')
    await panel.getByRole('status').filter({ hasText: '没有显示' }).waitFor()
    await order.evaluate(() => document.querySelector('#late-line')!.remove())
    await press('雨污水管道')
    await panel.getByRole('status').filter({ hasText: '请重新读取' }).waitFor()
    await panel.getByRole('button', { name: '重新读取' }).click()
    await expect.poll(() => row(panel, '雨污水管道').count()).toBe(0)
    await panel.close()
  })

  it('leads on to the guide', async () => {
    const panel = await openPanel()
    await row(panel, '增设电梯').getByRole('button', { name: '查看职责' }).click()
    await panel.getByRole('heading', { name: '增设电梯' }).waitFor()
    await panel.getByRole('button', { name: '本页事项' }).click()
    await row(panel, '拓宽融资渠道').getByRole('button', { name: '读这一条' }).click()
    await panel.locator('.reader .wanted').waitFor()
    await panel.close()
  })

  it('is opened by the context menu and by the keyboard, also where the panel is open already', async () => {
    const panel = await started.context.newPage()
    await panel.goto(`${started.base}${PANEL}?tab=${tab}`)
    await panel.locator('.guide').first().waitFor()
    await started.worker.evaluate(() => {
      ;(chrome.contextMenus.onClicked as unknown as Dispatch).dispatch({ menuItemId: 'this-page' }, undefined)
    })
    await row(panel, '增设电梯').waitFor()
    await panel.getByRole('button', { name: '返回问答' }).click()
    await started.worker.evaluate(() => {
      ;(chrome.commands.onCommand as unknown as Dispatch).dispatch('this-page', undefined)
    })
    await row(panel, '增设电梯').waitFor()
    await panel.close()
  })

  it('has no violation in light, dark and large type, at 320 pixels', async () => {
    const panel = await openPanel()
    await row(panel, '增设电梯').waitFor()
    await expectAccessible(panel)
    await panel.close()
  })

  // How long it takes is measured in bench.
  it('of 100,000 characters is read whole, and again when asked', async () => {
    const line =
      '阳光小区居民反映楼顶漏水、下水道返水，希望加装电梯，请住建局、市场监管局答复。天气晴，材料齐。'
    await order.evaluate((text) => {
      const parts = Array.from({ length: 100_000 / text.length }, () => {
        const paragraph = document.createElement('p')
        paragraph.textContent = text
        return paragraph
      })
      document.body.replaceChildren(...parts)
    }, line)
    const panel = await openPanel()
    for (let turn = 0; turn < 2; turn++) {
      await expect
        .poll(() => row(panel, '增设电梯').textContent())
        .toContain(String(Math.floor(100_000 / line.length)))
      await panel.getByRole('button', { name: '重新读取' }).click()
    }
    await panel.close()
  })

  it.each([
    ['a text of 5 MB', 'node'],
    ['100,000 elements', 'elements'],
    ['1,000 elements inside one another', 'deep'],
    ['nothing', 'nothing'],
  ])('may hold %s', async (_, kind) => {
    await order.evaluate((kind) => {
      const text = (words: string) => document.createTextNode(words)
      document.body.replaceChildren()
      if (kind === 'node') document.body.append(text('加装电梯\u200f\u202e'.repeat(5_000_000 / 6)))
      if (kind === 'elements')
        for (let count = 0; count < 100_000; count++)
          document.body.appendChild(document.createElement(count % 2 ? 'div' : 'span')).append('加装电梯')
      let inner: Element = document.body
      if (kind === 'deep')
        for (let count = 0; count < 1_000; count++) inner = inner.appendChild(document.createElement('div'))
      if (kind === 'deep') inner.append('加装电梯')
    }, kind)
    const panel = await openPanel()
    if (kind === 'nothing') await panel.getByText('这一页没有提到文件中的').waitFor()
    else await row(panel, '增设电梯').waitFor()
    if (kind === 'node') await panel.getByText('只看了前面 200 万字').waitFor()
    await panel.close()
  })

  it('was read without an error', () => {
    expect(problems).toEqual([])
  })
})
