import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BrowserContext, Page, Worker } from 'playwright-core'
import { launchExtension } from './harness.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export interface Started {
  context: BrowserContext
  worker: Worker
  /** chrome-extension://…/ */
  base: string
}

/**
 * The built extension in a folder and a profile of its own, where the browser has already been told that sites may be
 * read. It then grants them when the extension asks, without a prompt that no test can answer.
 */
export class Office {
  private readonly home = mkdtempSync(path.join(tmpdir(), 'policy-guide-sites-'))
  readonly folder = path.join(this.home, 'extension')
  private readonly manifest = path.join(this.folder, 'manifest.json')
  private readonly written: string

  constructor() {
    cpSync(path.join(ROOT, 'dist/extension-chromium'), this.folder, { recursive: true })
    this.written = readFileSync(this.manifest, 'utf8')
  }

  /** @param host_permissions granted when the extension is installed, as the built one never has them */
  async start(host_permissions: readonly string[] = [], more: readonly string[] = []): Promise<Started> {
    const held = JSON.parse(this.written) as Record<string, unknown>
    writeFileSync(
      this.manifest,
      host_permissions.length ? JSON.stringify({ ...held, host_permissions }) : this.written,
    )
    const folder = path.relative(ROOT, this.folder)
    const context = await launchExtension(folder, path.join(this.home, 'profile'), more)
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
    await worker.evaluate(() => chrome.storage.sync.set({ locale: 'zh' }))
    return { context, worker, base: `chrome-extension://${new URL(worker.url()).host}/` }
  }

  /** Grants sites once; from the next start on the extension has to ask for them. */
  async promise(sites: readonly string[]): Promise<void> {
    const { context } = await this.start(sites)
    await context.close()
  }

  file(name: string): string {
    return path.join(this.folder, name)
  }

  remove(): void {
    rmSync(this.home, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** The id of the tab that shows a page. */
export function tabOf(worker: Worker, page: Page): Promise<number> {
  return page.title().then((title) =>
    worker.evaluate(async (wanted) => {
      for (const { id } of await chrome.tabs.query({}))
        if (id !== undefined && (await chrome.tabs.get(id)).title === wanted) return id
      throw new Error(`no tab is called ${wanted}`)
    }, title),
  )
}
