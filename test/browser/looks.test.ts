import type { BrowserContext, Page, Worker } from 'playwright-core'
import policy from 'virtual:policy'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeState, type GuideState } from '../../src/knowledge/index.ts'
import { violations } from './axe.ts'
import { launchExtension } from './harness.ts'
import { PANEL } from './shell.ts'

const STATES: Record<string, GuideState> = {
  home: { view: 'home', facts: {} },
  'an answer': { view: 'ask', subject: '加装电梯找哪个部门，补多少钱', facts: {} },
  silence: { view: 'ask', subject: '外墙脱落谁来修', facts: {} },
  'a question of the guide': { view: 'eligible', facts: { builtOn: '1998' } },
  funding: { view: 'funding', facts: { builtOn: '1998' } },
  'an item': { view: 'responsible', subject: 'elevator', facts: {} },
  'the text': { view: 'read', subject: '四(二)', facts: {} },
}
/** The popup is the same page, wider: two screens show whether it fits. */
const IN_POPUP = ['home', 'an answer']
const LOOKS = ['light', 'dark'].flatMap((theme) =>
  ['normal', 'elder'].map((textSize) => ({ theme, textSize })),
)

/** The options page and the cases have theirs in options.test.ts. */
describe('the guide in the extension has no accessibility violation, light and dark, in large type as well', () => {
  let context: BrowserContext
  let worker: Worker
  let page: Page

  beforeAll(async () => {
    context = await launchExtension('dist/extension-chromium')
    worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
    await worker.evaluate(() => chrome.storage.sync.set({ locale: 'zh' }))
    page = await context.newPage()
  })
  afterAll(async () => {
    await context?.close()
  })

  const forms = [
    { form: 'side panel', query: '', width: 320, names: Object.keys(STATES) },
    { form: 'popup', query: '?popup', width: 400, names: IN_POPUP },
  ]
  for (const { form, query, width, names } of forms)
    it.each(names)(`in the ${form}, showing %s`, async (name) => {
      const place = encodeState(policy, STATES[name]!)
      await worker.evaluate((held) => chrome.storage.session.set({ place: held }), place)
      await page.setViewportSize({ width, height: 600 })
      await page.goto(new URL(`/${PANEL}${query}`, worker.url()).href)
      await page.locator('.guide h2').first().waitFor()
      for (const look of LOOKS) {
        await worker.evaluate((values) => chrome.storage.sync.set(values), look)
        const dressed = look.textSize === 'elder' ? '[text-size=elder]' : ':not([text-size])'
        await page.locator(`#root[theme=${look.theme}]${dressed}`).waitFor()
        expect(await violations(page), JSON.stringify(look)).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
      }
    })
})
