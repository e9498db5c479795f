import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launch, serve } from './harness.ts'

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

// At this moment it is New Year in Kiritimati and the last day of the term in Niue.
it.each([
  ['Pacific/Kiritimati', true],
  ['Pacific/Niue', false],
])('a term ends with the day of the place: in %s it has passed: %s', async (timezoneId, passed) => {
  const context = await browser.newContext({ timezoneId })
  const page = await context.newPage()
  await page.clock.setFixedTime('2025-12-31T12:00:00Z')
  await page.goto(`${site.url}index.html#pg=1&c=1.0.0&v=eligible&f.builtOn=1998&f.land=other`)
  await page.locator('policy-guide .verdict, policy-guide h2').first().waitFor()
  const text = async () =>
    (await page.locator('policy-guide').evaluate((one) => one.shadowRoot!.textContent)) ?? ''
  await expect.poll(text).toContain(passed ? '2026-01-01' : '2025-12-31')
  expect((await text()).includes('期限已过')).toBe(passed)
  await context.close()
})
