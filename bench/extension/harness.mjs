/** A browser with the built extension. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { findChromium } from '../../scripts/chromium.mjs'
import { ARGS } from '../browser.mjs'

/**
 * @param {string} folder of the extension
 * @param {string} profile an empty folder
 * @returns the context, the extension's worker and id, and the address of the debugging protocol; the caller closes
 */
export async function launchExtension(folder, profile) {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium(),
    headless: true,
    args: [
      ...ARGS,
      `--disable-extensions-except=${folder}`,
      `--load-extension=${folder}`,
      '--remote-debugging-port=0',
      '--enable-unsafe-extension-debugging',
    ],
    ignoreDefaultArgs: ['--disable-extensions'],
  })
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
  const [port] = readFileSync(path.join(profile, 'DevToolsActivePort'), 'utf8').split('\n')
  return { context, worker, id: new URL(worker.url()).host, address: `http://127.0.0.1:${port}` }
}
