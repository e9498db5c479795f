/** One visit to a page by somebody who has never been there: what it loads until the first answer, and when. */
import { readFileSync } from 'node:fs'

const WATCH = readFileSync(new URL('./watch.js', import.meta.url), 'utf8')
/** How long a page may take, ms. */
const PATIENCE = 30_000

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} url
 * @param {{ plan: object, slow?: number }} options `plan` as watch.js reads it; `slow`: times the processor is slowed
 * @returns {Promise<{ evaluated: number, interactive: number, answer: number, loaded: string[], strangers: string[] }>}
 *   milliseconds since the navigation began; paths asked for, in order; other sites asked
 */
export async function visit(browser, url, { plan, slow = 1 }) {
  // A context of its own has an empty cache.
  const context = await browser.newContext({ viewport: { width: 800, height: 900 } })
  try {
    const page = await context.newPage()
    const loaded = []
    const strangers = []
    const errors = []
    page.on('request', (request) => {
      const { origin, pathname } = new URL(request.url())
      if (origin === new URL(url).origin) loaded.push(pathname)
      else strangers.push(origin)
    })
    page.on('pageerror', (error) => errors.push(error.message))
    const session = await context.newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: slow })
    await page.addInitScript(`globalThis.benchPlan = ${JSON.stringify(plan)};\n${WATCH}`)
    await page.goto(url, { waitUntil: 'commit' })
    try {
      await page.waitForFunction('globalThis.benchWatched?.answer', null, { timeout: PATIENCE, polling: 100 })
    } catch (cause) {
      const seen = await page.evaluate('JSON.stringify(globalThis.benchWatched)')
      throw new Error(`No answer at ${new URL(url).pathname}: ${seen} ${errors.join('; ')}`, { cause })
    }
    const watched = await page.evaluate('globalThis.benchWatched')
    const [evaluated] = await page.evaluate(
      'performance.getEntriesByName("evaluated").map((one) => one.startTime)',
    )
    return { ...watched, evaluated, loaded, strangers }
  } finally {
    await context.close()
  }
}
