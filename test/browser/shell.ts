import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect } from 'vitest'
import {
  chromium,
  type Browser,
  type BrowserContext,
  type CDPSession,
  type Page,
  type Worker,
} from 'playwright-core'
import { launchExtension } from './harness.ts'

export const PANEL = 'src/extension/panel/index.html'
const FLAGS = ['--remote-debugging-port=0', '--enable-unsafe-extension-debugging']

/** The extension in a browser of its own, with the means to do to it what a person and the browser itself do. */
export interface Shell {
  context: BrowserContext
  id: string
  /** Of the extension's pages, ending in "/". */
  base: string
  /** What speaks with the worker, also with one that was started again. */
  worker(): Promise<Worker>
  /** Ends the worker as the browser does when it is idle. */
  killWorker(): Promise<void>
  /** Starts it again, as any event does that it listens to. */
  startWorker(): Promise<void>
  /** Bytes of script and of what the browser holds for it. */
  workerHeap(): Promise<number>
  /** Ends the extension and starts it anew, as an update does. */
  reload(): Promise<void>
  /** The toolbar button, pressed while a tab is in front. */
  pressButton(tab: Page): Promise<void>
  /** Kinds of the extension's own pages that are open: SIDE_PANEL, POPUP, TAB. */
  surfaces(): Promise<string[]>
  /** How many guides are open, counted without the worker's help. */
  guides(): Promise<number>
  /** Side panels and popups, which the browser does not count among its tabs. */
  panels(): Promise<Page[]>
  close(): Promise<void>
}

/**
 * @param folder of the built extension, absolute or from the repository's root
 * @param shown an X display and flags for a browser with a window
 */
export async function openShell(
  folder = 'dist/extension-chromium',
  shown?: { display: string; flags: readonly string[] },
): Promise<Shell> {
  const profile = mkdtempSync(path.join(tmpdir(), 'policy-guide-'))
  // Without it an unpacked extension that is reloaded stays disabled, as it would for a person.
  const preferences = { extensions: { ui: { developer_mode: true } } }
  mkdirSync(path.join(profile, 'Default'))
  writeFileSync(path.join(profile, 'Default/Preferences'), JSON.stringify(preferences))
  const context = await launchExtension(folder, profile, [...FLAGS, ...(shown?.flags ?? [])], shown?.display)
  const worker = async () => context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
  const id = new URL((await worker()).url()).host
  const base = `chrome-extension://${id}/`
  const whole = await context.browser()!.newBrowserCDPSession()
  const workerTarget = async () =>
    (await whole.send('Target.getTargets')).targetInfos.find(
      ({ type, url }) => type === 'service_worker' && url.startsWith(base),
    )
  // Any page speaks for all workers of the profile.
  const service = await context.newCDPSession(context.pages()[0]!)
  let running = ''
  service.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    running = versions.at(-1)?.runningStatus ?? running
  })
  await service.send('ServiceWorker.enable')
  let connection: Browser | undefined
  /** A second connection would hold up a worker that starts. */
  const disconnect = async () => {
    await connection?.close()
    connection = undefined
  }

  return {
    context,
    id,
    base,
    worker,
    async killWorker() {
      await service.send('ServiceWorker.stopAllWorkers')
      await expect.poll(() => running).toBe('stopped')
    },
    async startWorker() {
      await disconnect()
      await service.send('ServiceWorker.startWorker', { scopeURL: base })
      await expect.poll(() => running).toBe('running')
    },
    async workerHeap() {
      const targetId = (await workerTarget())!.targetId
      const { sessionId } = await whole.send('Target.attachToTarget', { targetId, flatten: false })
      const answered = new Promise<string>((done) =>
        whole.on('Target.receivedMessageFromTarget', ({ message }) => {
          if (message.includes('usedSize')) done(message)
        }),
      )
      const message = JSON.stringify({ id: 1, method: 'Runtime.getHeapUsage' })
      await whole.send('Target.sendMessageToTarget', { sessionId, message })
      const { result } = JSON.parse(await answered) as {
        result: { usedSize: number; embedderHeapUsedSize: number; backingStorageSize: number }
      }
      return result.usedSize + result.embedderHeapUsedSize + result.backingStorageSize
    },
    async reload() {
      await disconnect()
      const page = await context.newPage()
      await page.goto(`${base}manifest.json`)
      running = ''
      await page.evaluate(() => setTimeout(() => chrome.runtime.reload()))
      await page.waitForEvent('close')
      const next = await context.newPage()
      await expect.poll(() => next.goto(`${base}manifest.json`).then(Boolean, () => false)).toBe(true)
      await next.close()
      // Its pages are there before its worker listens; a button pressed in between is pressed for nobody.
      await expect.poll(() => running, { timeout: 10_000 }).toBe('running')
    },
    async pressButton(tab) {
      await tab.bringToFront()
      const { targetInfos } = await whole.send('Target.getTargets', { filter: [{ type: 'tab' }] })
      const target = targetInfos.find(({ url }) => url === tab.url())
      await (whole as unknown as Untyped).send('Extensions.triggerAction', { id, targetId: target!.targetId })
    },
    async guides() {
      const { targetInfos } = await whole.send('Target.getTargets')
      return targetInfos.filter(({ url }) => url.startsWith(base + PANEL)).length
    },
    async surfaces() {
      const kinds = (await worker()).evaluate(async () =>
        (await chrome.runtime.getContexts({})).map(({ contextType }) => contextType as string),
      )
      return (await kinds).filter((kind) => kind !== 'BACKGROUND').sort()
    },
    async panels() {
      const port = readFileSync(path.join(profile, 'DevToolsActivePort'), 'utf8').split('\n')[0]
      // Only a connection made after they were opened sees them.
      await disconnect()
      connection = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
      const tabs = new Set(await Promise.all(context.pages().map(identify)))
      const pages = connection.contexts().flatMap((one) => one.pages())
      const named = await Promise.all(pages.map(async (page) => ({ page, name: await identify(page) })))
      return named
        .filter(({ page, name }) => page.url().startsWith(base) && !tabs.has(name))
        .map(({ page }) => page)
    },
    async close() {
      await disconnect()
      await context.close()
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
    },
  }
}

/** A command newer than the types. */
interface Untyped {
  send(method: string, params: Record<string, unknown>): Promise<unknown>
}

async function identify(page: Page): Promise<string> {
  const session: CDPSession = await page.context().newCDPSession(page)
  const { targetInfo } = (await session.send('Target.getTargetInfo')) as { targetInfo: { targetId: string } }
  await session.detach()
  return targetInfo.targetId
}

/** As if a selection had been picked in the context menu of a window. */
export async function pickSelection(worker: Worker, selectionText: string, windowId?: number): Promise<void> {
  await worker.evaluate(
    (given) =>
      (chrome.contextMenus.onClicked as unknown as Dispatch).dispatch(
        { menuItemId: 'ask-selection', selectionText: given.selectionText },
        given.windowId === undefined ? undefined : { windowId: given.windowId },
      ),
    { selectionText, windowId },
  )
}

/** Chromium's own means of telling an event to its listeners, which its documentation does not mention. */
export interface Dispatch {
  dispatch(...values: unknown[]): void
}
