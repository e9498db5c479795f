import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type BrowserContext } from 'playwright-core'
import { findChromium } from '../../scripts/chromium.mjs'
import { serve as serveFolder } from '../../scripts/serve.mjs'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

const ARGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A browser without any profile. The caller closes it. */
export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), headless: true, args: ARGS })
}

/**
 * A browser with an unpacked extension. The caller closes it.
 * @param folder of the built extension, from the repository's root, such as "dist/extension-chromium"
 * @param profile a folder to keep the profile in; without it the profile is gone when the context closes
 * @param more arguments of the browser besides
 */
export function launchExtension(
  folder: string,
  profile = '',
  more: readonly string[] = [],
): Promise<BrowserContext> {
  const extension = path.join(ROOT, folder)
  return chromium.launchPersistentContext(profile, {
    executablePath: findChromium(),
    headless: true,
    args: [...ARGS, ...more, `--disable-extensions-except=${extension}`, `--load-extension=${extension}`],
    ignoreDefaultArgs: ['--disable-extensions'],
  })
}

/**
 * Serves a folder on a free local port.
 * @param folder from the repository's root, such as "dist/widget"
 * @param headers added to every answer, such as a content security policy
 * @returns the address, ending in "/", and how to end it
 */
export function serve(folder: string, headers: Record<string, string> = {}) {
  return serveFolder(path.join(ROOT, folder), { headers })
}
