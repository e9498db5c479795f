import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { BrowserContext, Page, Worker } from 'playwright-core'
import policy from 'virtual:policy'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { encodeState, type GuideState } from '../../src/knowledge/index.ts'
import { launchExtension } from './harness.ts'
import { manage, mayManage } from './office.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const SUNNY: GuideState = {
  view: 'eligible',
  facts: {
    builtOn: '1998',
    land: 'state-owned-urban',
    residential: true,
    rebuild: false,
    neglected: true,
    utilitiesIncomplete: true,
    servicesIncomplete: true,
    residentsWilling: true,
  },
}
const NEW: GuideState = { view: 'eligible', facts: { builtOn: '2010', residential: true } }

let context: BrowserContext
let worker: Worker
let base: string
let problems: string[]

async function start(profile = ''): Promise<void> {
  context = await launchExtension('dist/extension-chromium', profile)
  worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
  base = `chrome-extension://${new URL(worker.url()).host}/src/extension/`
}

async function open(page: 'panel' | 'options', query = ''): Promise<Page> {
  const opened = await context.newPage()
  opened.on('pageerror', (error) => problems.push(error.message))
  opened.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
  await opened.goto(`${base}${page}/index.html${query}`)
  await opened.locator('.guide').first().waitFor()
  return opened
}

/** The panel with the guide in a state. */
async function openAt(state: GuideState): Promise<Page> {
  await worker.evaluate((place) => chrome.storage.session.set({ place }), encodeState(policy, state))
  return open('panel')
}

async function openCases(page: Page): Promise<void> {
  await page.getByRole('button', { name: '案例', exact: true }).click()
  await page.getByRole('heading', { name: /^已存的案例/ }).waitFor()
}

async function save(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox', { name: '案例名称' }).fill(name)
  await page.getByRole('button', { name: '存为案例' }).click()
  await page.getByRole('status').filter({ hasText: name }).first().waitFor()
}

const names = (page: Page) => page.locator('.cases label span').allTextContents()
const local = (keys: string | null = null) =>
  worker.evaluate((wanted) => chrome.storage.local.get(wanted), keys) as Promise<Record<string, unknown>>

/** Clean storage, Chinese, whatever the machine speaks. */
async function reset(): Promise<void> {
  problems = []
  await worker.evaluate(async () => {
    for (const area of [chrome.storage.local, chrome.storage.session, chrome.storage.sync]) await area.clear()
    await chrome.storage.sync.set({ locale: 'zh' })
  })
}

async function leave(): Promise<void> {
  for (const page of context.pages()) if (page.url().startsWith(base)) await page.close()
  expect(problems).toEqual([])
}

async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(AXE)
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    }
    return (await axe.run()).violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`)
  })
  expect(violations).toEqual([])
}

async function fileFrom(page: Page, button: string): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ])
  return readFileSync(await file.path(), 'utf8')
}

const give = (page: Page, label: string, name: string, text: string | Buffer) =>
  page.getByLabel(label).setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })

describe('notes of cases', () => {
  beforeAll(() => start())
  afterAll(() => context?.close())
  beforeEach(reset)
  afterEach(leave)

  it('are saved under a name, opened again, updated, renamed, deleted and brought back', async () => {
    const page = await openAt(SUNNY)
    await openCases(page)
    await page.getByRole('button', { name: '存为案例' }).click()
    await page.getByText('请写案例名称').waitFor()
    await save(page, '阳光小区')
    await save(page, '阳光小区')
    await expect.poll(() => names(page)).toEqual(['阳光小区（2）', '阳光小区'])
    await page.getByRole('button', { name: '返回问答' }).click()
    await page.getByRole('heading', { name: '符合改造范围', exact: true }).waitFor()
    await page.close()

    const other = await openAt(NEW)
    await other.getByRole('heading', { name: '不符合改造范围' }).waitFor()
    await openCases(other)
    await other.getByRole('button', { name: '打开 阳光小区', exact: true }).click()
    await other.getByRole('heading', { name: '符合改造范围', exact: true }).waitFor()
    // The same case again, after walking away from it.
    await other.getByRole('button', { name: '返回首页' }).click()
    await openCases(other)
    await other.getByRole('button', { name: '打开 阳光小区', exact: true }).click()
    await other.getByRole('heading', { name: '符合改造范围', exact: true }).waitFor()

    await other
      .locator('.so-far')
      .getByRole('button', { name: /建成时间/ })
      .click()
    await other.getByRole('textbox').fill('2010')
    await other.keyboard.press('Enter')
    await other.getByRole('heading', { name: '不符合改造范围' }).waitFor()
    await openCases(other)
    await other.getByRole('button', { name: '更新“阳光小区”' }).click()
    await other.getByRole('status').filter({ hasText: '已更新' }).waitFor()
    const stored = Object.values(await local()) as { name: string; state: GuideState }[]
    expect(stored.find((one) => one.name === '阳光小区')?.state.facts['builtOn']).toBe('2010')

    await other.getByRole('button', { name: '改名 阳光小区（2）' }).click()
    await other.getByRole('textbox', { name: /新名称/ }).fill('月光小区')
    await other.keyboard.press('Enter')
    await other.getByRole('status').filter({ hasText: '已改名为“月光小区”' }).waitFor()
    await other.getByRole('button', { name: '删除 月光小区' }).click()
    await other.getByRole('button', { name: '撤销删除' }).waitFor()
    expect(await names(other)).toEqual(['阳光小区'])
    await other.getByRole('button', { name: '撤销删除' }).click()
    await expect.poll(async () => new Set(await names(other))).toEqual(new Set(['月光小区', '阳光小区']))
  })

  it('are shown in every window at once, and a change made elsewhere is not overwritten', async () => {
    const one = await openAt(SUNNY)
    const two = await openAt(SUNNY)
    await openCases(one)
    await openCases(two)
    await save(one, '甲')
    await expect.poll(() => names(two)).toEqual(['甲'])
    await save(two, '乙')
    await expect.poll(() => names(one)).toEqual(['乙', '甲'])
    // Both have 甲 open; the second to update keeps its own beside it.
    await two.getByRole('button', { name: '打开 甲' }).click()
    await two.getByRole('status').filter({ hasText: '已打开案例' }).waitFor()
    await one.getByRole('button', { name: '更新“甲”' }).click()
    await one.getByRole('status').filter({ hasText: '已更新' }).waitFor()
    await openCases(two)
    await two.getByRole('button', { name: '更新“甲”' }).click()
    await two.getByRole('status').filter({ hasText: '另存为“甲（2）”' }).waitFor()
    await expect.poll(async () => new Set(await names(one))).toEqual(new Set(['乙', '甲', '甲（2）']))
  })

  it('leave as one file and come back from it, whole or not at all', async () => {
    const page = await openAt(SUNNY)
    await openCases(page)
    await save(page, '甲')
    await save(page, '乙')
    const text = await fileFrom(page, '导出全部')
    const before = JSON.parse(text) as { cases: unknown[] }
    await page.getByRole('button', { name: '删除 甲' }).click()
    await page.getByRole('button', { name: '删除 乙' }).click()
    await expect.poll(() => names(page)).toEqual([])

    await give(page, '导入案例文件', 'cases.json', text)
    await page.getByRole('status').filter({ hasText: '已导入 2 个案例' }).waitFor()
    await expect.poll(async () => new Set(await names(page))).toEqual(new Set(['乙', '甲']))
    expect((JSON.parse(await fileFrom(page, '导出全部')) as typeof before).cases).toEqual(before.cases)

    // Side by side with their like.
    await give(page, '导入案例文件', 'cases.json', text)
    await expect.poll(async () => (await names(page)).length).toBe(4)
    expect(await names(page)).toEqual(expect.arrayContaining(['甲（2）', '乙（2）']))

    const held = await local()
    const refused = async (file: string, words: RegExp) => {
      await give(page, '导入案例文件', 'bad.json', file)
      await page.getByRole('alert').filter({ hasText: words }).waitFor()
      expect(await local()).toEqual(held)
    }
    await refused(text.replace('"view": "eligible"', '"view": 5'), /第 \d 个案例的 state\.view：值“5”不对/)
    await refused(`${text}${' '.repeat(1_000_000)}`, /最多 1000 KB，没有读取/)
    await refused(text.slice(0, 200), /不是完整的 JSON/)
    await refused(text.replace('"builtOn"', '"__proto__"'), /__proto__/)
    await refused(text.replace('"builtOn": "1998"', '"parking": true'), /没有名为“parking”的事实/)
    await page.getByRole('button', { name: '略去这些，导入 2 个案例' }).click()
    await expect.poll(async () => (await names(page)).length).toBe(6)
  })

  it('stand side by side: verdicts, counts of funding, answers that differ', async () => {
    const page = await openAt(SUNNY)
    await openCases(page)
    await save(page, '阳光小区')
    await page.close()
    const next = await openAt(NEW)
    await openCases(next)
    await save(next, '新城小区')
    const button = next.getByRole('button', { name: /^比较/ })
    expect(await button.isDisabled()).toBe(true)
    await next.getByRole('checkbox', { name: '选择“阳光小区”' }).check()
    await next.getByRole('checkbox', { name: '选择“新城小区”' }).check()
    await button.click()
    const row = (name: string) => next.getByRole('row', { name: new RegExp(`^${name}`) })
    expect(await row('改造范围').locator('td').allTextContents()).toEqual([
      ' 不符合改造范围',
      ' 符合改造范围',
    ])
    expect(await row('建成时间').locator('td').allTextContents()).toEqual(['2010', '1998'])
    expect(await row('居民意愿').locator('td').allTextContents()).toEqual(['未回答', '意愿强'])
    const groups = ['适用', '可以争取', '待补充', '不适用']
    const counts = await Promise.all(groups.map((name) => row(name).locator('td').allTextContents()))
    const sum = (at: number) => counts.reduce((all, cells) => all + Number(cells[at]), 0)
    expect([sum(0), sum(1)]).toEqual([policy.funding.length, policy.funding.length])
    await next.setViewportSize({ width: 320, height: 700 })
    expect(await next.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await expectAccessible(next)
  })

  it('that do not fit are refused in words, and nothing is lost', async () => {
    const page = await openAt(SUNNY)
    await openCases(page)
    await save(page, '甲')
    await worker.evaluate(async () => {
      const room = chrome.storage.local.QUOTA_BYTES - (await chrome.storage.local.getBytesInUse())
      await chrome.storage.local.set({ filler: 'x'.repeat(room - 100) })
    })
    const before = Object.keys(await local())
    await page.getByRole('textbox', { name: '案例名称' }).fill('乙')
    await page.getByRole('button', { name: '存为案例' }).click()
    await page.getByRole('alert').filter({ hasText: '存储空间已满，没有保存' }).waitFor()
    expect(await page.getByRole('textbox', { name: '案例名称' }).inputValue()).toBe('乙')
    expect(Object.keys(await local())).toEqual(before)
    await worker.evaluate(() => chrome.storage.local.remove('filler'))
    await page.getByRole('button', { name: '存为案例' }).click()
    await expect.poll(() => names(page)).toEqual(['乙', '甲'])
    expect(await page.getByRole('alert').count()).toBe(0)
  })

  it('that are damaged are set aside and offered; those of a later version are left alone; both are told', async () => {
    await worker.evaluate(() =>
      chrome.storage.local.set({ 'case:a': { v: 1, name: '甲', state: 'gone' }, 'case:b': { v: 9, x: 1 } }),
    )
    const page = await openAt(SUNNY)
    await openCases(page)
    await page.getByText('有 1 项数据损坏').waitFor()
    await page.getByText('有 1 个案例由更新的版本保存').waitFor()
    expect(await local()).toMatchObject({
      'aside:case:a': { v: 1, name: '甲', state: 'gone' },
      'case:b': { v: 9, x: 1 },
    })
    expect(JSON.parse(await fileFrom(page, '下载损坏的数据'))).toEqual({
      'aside:case:a': { v: 1, name: '甲', state: 'gone' },
    })
    await save(page, '乙')
    await page.getByRole('button', { name: '不再保留' }).click()
    await expect
      .poll(async () => Object.keys(await local()).filter((key) => !key.startsWith('case:')))
      .toEqual([])
    expect(Object.keys(await local())).toContain('case:b')
  })

  it('are saved, opened and compared by keyboard alone', async () => {
    const page = await openAt(SUNNY)
    await page.locator('[data-tool=cases]').waitFor()
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key)
    }
    /** Tabs on until the element in focus is called this. */
    const reach = async (name: string) => {
      for (let at = 0; at < 60; at++) {
        await page.keyboard.press('Tab')
        const focused = await page.evaluate(() => {
          const element = document.activeElement?.shadowRoot?.activeElement
          return element?.getAttribute('aria-label') ?? (element?.id || element?.textContent) ?? ''
        })
        if (focused === name) return
      }
      throw new Error(`Tab never comes to ${name}`)
    }
    await reach('案例')
    await press('Enter')
    await page.getByRole('heading', { name: /^已存的案例/ }).waitFor()
    for (const name of ['甲', '乙']) {
      await reach('case-name')
      await page.keyboard.insertText(name)
      await press('Enter')
      await page
        .getByRole('status')
        .filter({ hasText: `“${name}”` })
        .waitFor()
      await press('Shift+Tab', 'Shift+Tab', 'Shift+Tab')
    }
    await reach('改名 甲')
    await press('Enter')
    await page.keyboard.insertText('丙')
    await press('Enter')
    await page.getByRole('status').filter({ hasText: '已改名为“丙”' }).waitFor()
    await reach('删除 丙')
    await press('Enter')
    await page.getByRole('button', { name: '撤销删除' }).waitFor()
    await press('Enter')
    await expect.poll(async () => (await names(page)).length).toBe(2)
    for (const name of ['选择“丙”', '选择“乙”']) {
      await reach(name)
      await press('Space')
    }
    await reach('比较选中的 2 个')
    await press('Enter')
    await page.getByRole('heading', { name: '比较', exact: true }).waitFor()
    await reach('返回案例列表')
    await press('Enter')
    await reach('打开 丙')
    await press('Enter')
    await page.getByRole('heading', { name: '符合改造范围', exact: true }).waitFor()
  })
})

describe('saved cases and settings', () => {
  it('are still there when the browser has been started again', async () => {
    const profile = mkdtempSync(path.join(tmpdir(), 'policy-guide-'))
    try {
      await start(profile)
      await reset()
      const page = await openAt(SUNNY)
      await openCases(page)
      await save(page, '阳光小区')
      const options = await open('options')
      await options.getByLabel('打开时显示').selectOption('funding')
      await options.getByRole('status').filter({ hasText: '已保存' }).waitFor()
      await context.close()

      await start(profile)
      const again = await open('panel')
      // A new session begins where the settings say.
      await again.getByRole('heading', { name: '钱从哪来' }).waitFor()
      await openCases(again)
      expect(await names(again)).toEqual(['阳光小区'])
      await again.getByRole('button', { name: '打开 阳光小区' }).click()
      await again.getByRole('heading', { name: '符合改造范围', exact: true }).waitFor()
    } finally {
      await context.close()
      rmSync(profile, { recursive: true, force: true })
    }
  })
})

describe('the options page', () => {
  beforeAll(() => start())
  afterAll(() => context?.close())
  beforeEach(reset)
  afterEach(leave)

  it('opens from the panel, and what is chosen takes effect there at once', async () => {
    const panel = await openAt(SUNNY)
    const [options] = await Promise.all([
      context.waitForEvent('page'),
      panel.getByRole('button', { name: '设置' }).click(),
    ])
    await options.getByRole('heading', { name: '问策设置' }).last().waitFor()
    const paper = () =>
      panel.locator('article').evaluate((one) => getComputedStyle(one.closest('.guide')!).backgroundColor)
    const size = () =>
      panel.locator('article').evaluate((one) => getComputedStyle(one.closest('.guide')!).fontSize)
    expect([await paper(), await size()]).toEqual(['rgb(255, 255, 255)', '16px'])
    await options.getByLabel('颜色').selectOption('dark')
    await options.getByLabel('字号').selectOption('elder')
    await expect.poll(async () => [await paper(), await size()]).toEqual(['rgb(20, 25, 27)', '20px'])
    await options.getByLabel('界面语言').selectOption('en')
    await panel.getByRole('button', { name: 'Cases' }).waitFor()
    await options.getByRole('heading', { name: 'Appearance' }).waitFor()
    // And the other way round: the panel's own switch is the same setting.
    await panel.getByRole('button', { name: 'Large type' }).click()
    await expect.poll(() => options.getByLabel('Text size').inputValue()).toBe('normal')
    await expect.poll(size).toBe('16px')
  })

  it('takes a directory of contacts from a file in GBK, and answers show it', async () => {
    const panel = await openAt({ view: 'ask', subject: '加装电梯找哪个部门', facts: {} })
    const options = await open('options')
    // 部门,电话 / 市场监管部门,0538-1234567 / 外星部门,12345
    const gbk = Buffer.from(
      'b2bfc3c52cb5e7bbb00d0acad0b3a1bce0b9dcb2bfc3c52c303533382d313233343536370d0acde2d0c7b2bfc3c52c31323334350d0a',
      'hex',
    )
    await give(options, '导入联系方式', 'contacts.csv', gbk)
    await options.getByRole('status').filter({ hasText: '已导入 1 个部门的联系方式' }).waitFor()
    await options.getByRole('alert').filter({ hasText: '外星部门' }).waitFor()
    await panel
      .getByRole('link', { name: /0538-1234567/ })
      .first()
      .waitFor()

    await give(options, '导入联系方式', 'bad.csv', '部门,电话\n市场监管部门,找老王\n')
    await options.getByRole('alert').filter({ hasText: '第 2 行“电话”：值“找老王”不对' }).waitFor()
    expect(await local('contacts')).toMatchObject({
      contacts: { list: { 市场监管部门: { phone: '0538-1234567' } } },
    })
    await options.getByRole('button', { name: '删除导入的联系方式' }).click()
    await expect.poll(() => panel.getByRole('link', { name: /0538-1234567/ }).count()).toBe(0)
  })

  it('keeps a damaged directory until another is imported, and then sets it aside', async () => {
    await worker.evaluate(() => chrome.storage.local.set({ contacts: 'broken' }))
    const options = await open('options')
    await options.getByText('已保存的联系方式中有些读不出').waitFor()
    await give(options, '导入联系方式', 'contacts.json', '{"财政部门":{"phone":"12345"}}')
    await options.getByRole('status').filter({ hasText: '已导入 1 个部门' }).waitFor()
    expect(await local()).toMatchObject({ 'aside:contacts': 'broken' })
  })

  it('lists the sites that are allowed, and revokes them', async () => {
    const options = await context.newPage()
    // No site can be granted without a prompt that no test can answer, so the browser's answers are put in its place.
    await options.addInitScript(() => {
      let origins = ['https://oa.example.gov.cn/*', 'https://oa2.example.gov.cn/*']
      Object.assign(chrome.permissions, {
        getAll: async () => ({ permissions: [], origins }),
        remove: async (given: { origins: string[] }) => {
          origins = origins.filter((one) => !given.origins.includes(one))
          return true
        },
      })
    })
    await options.goto(`${base}options/index.html`)
    await options.getByRole('button', { name: '撤销 https://oa.example.gov.cn/*' }).click()
    await options.getByRole('status').filter({ hasText: '已撤销' }).waitFor()
    expect(await options.getByRole('button', { name: /^撤销/ }).count()).toBe(1)
  })

  it('hands out everything, and deletes everything once one is sure', async () => {
    const panel = await openAt(SUNNY)
    await openCases(panel)
    await save(panel, '甲')
    const options = await open('options')
    await options.getByLabel('颜色').selectOption('light')
    await give(options, '导入联系方式', 'contacts.json', '{"财政部门":{"phone":"12345"}}')
    await options.getByRole('status').filter({ hasText: '已导入 1 个部门' }).waitFor()
    const text = await fileFrom(options, '导出全部数据')
    expect(JSON.parse(text)).toMatchObject({
      settings: { theme: 'light', locale: 'zh' },
      contacts: { 财政部门: { phone: '12345' } },
      cases: [{ name: '甲', state: SUNNY }],
    })
    await options.getByRole('button', { name: '删除全部数据' }).click()
    await options.getByText('将删除 1 个案例').waitFor()
    await options.getByRole('button', { name: '取消' }).click()
    expect(Object.keys(await local())).toHaveLength(2)
    await options.getByRole('button', { name: '删除全部数据' }).click()
    await options.getByRole('button', { name: '确定删除' }).click()
    await expect.poll(async () => Object.keys(await local())).toEqual([])
    expect(await worker.evaluate(() => chrome.storage.sync.get(null))).toEqual({})
    // The file of everything gives the cases back.
    await worker.evaluate(() => chrome.storage.sync.set({ locale: 'zh' }))
    await give(panel, '导入案例文件', 'data.json', text)
    await expect.poll(() => names(panel)).toEqual(['甲'])
  })

  it('and the cases are accessible in light, dark and large type', async () => {
    await worker.evaluate(() =>
      chrome.storage.local.set({
        'case:broken': 1,
        contacts: { v: 1, list: { 财政部门: { phone: '12345' } } },
      }),
    )
    const panel = await openAt(SUNNY)
    await openCases(panel)
    await save(panel, '甲')
    await save(panel, '乙')
    const options = await open('options')
    for (const [theme, textSize] of [
      ['light', 'normal'],
      ['dark', 'normal'],
      ['light', 'elder'],
      ['dark', 'elder'],
    ] as const) {
      await worker.evaluate((values) => chrome.storage.sync.set(values), { theme, textSize })
      for (const page of [options, panel]) {
        await page
          .locator(`#root[theme=${theme}]${textSize === 'elder' ? '[text-size=elder]' : ':not([text-size])'}`)
          .waitFor()
        await page.setViewportSize({ width: 320, height: 700 })
        await expectAccessible(page)
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
      }
    }
  })
})

describe('settings of an office', () => {
  let restore = () => {}
  afterAll(async () => {
    await context?.close()
    restore()
  })

  it('hold over the person’s own and are shown as locked', async () => {
    const settings = {
      theme: 'dark',
      start: 'somewhere',
      contacts: { 财政局: { phone: '12345' } },
      sites: ['https://oa.example.gov.cn/*'],
      locked: ['textSize'],
    }
    await start()
    if (mayManage()) {
      await context.close()
      // What the schema does not allow is kept from the extension by the browser.
      restore = manage(new URL(base).host, { ...settings, start: 'home' })
      await start()
    } else
      await context.addInitScript((values) => {
        chrome.storage.managed.get = () => Promise.resolve({ ...values, start: 'home' })
      }, settings)
    await reset()
    await worker.evaluate(() =>
      chrome.storage.sync.set({ theme: 'light', textSize: 'elder', start: 'funding' }),
    )
    const options = await open('options')
    for (const [label, value] of [
      ['颜色', 'dark'],
      ['字号', 'normal'],
      ['打开时显示', 'home'],
    ] as const) {
      const field = options.getByLabel(label)
      expect(await field.isDisabled(), label).toBe(true)
      expect(await field.inputValue(), label).toBe(value)
      const hint = options.locator(`#${await field.getAttribute('aria-describedby')}`)
      expect(await hint.textContent()).toContain('由单位统一设置')
    }
    expect(await options.getByLabel('界面语言').isDisabled()).toBe(false)
    await options.getByText('以单位的为准：财政部门').waitFor()
    await options.getByText('https://oa.example.gov.cn/*').waitFor()
    await expectAccessible(options)

    const asked = await openAt({ view: 'ask', subject: '专项债券用在哪', facts: {} })
    await asked.getByRole('link', { name: /12345/ }).first().waitFor()
    await asked.close()
    const panel = await open('panel')
    await panel.getByRole('button', { name: '长辈版' }).click()
    await panel.getByRole('status').filter({ hasText: '字号由单位统一设置' }).waitFor()
    expect(await panel.locator('.guide.elder').count()).toBe(0)
    expect(await worker.evaluate(() => chrome.storage.sync.get('textSize'))).toEqual({ textSize: 'elder' })
    await leave()
  })
})
