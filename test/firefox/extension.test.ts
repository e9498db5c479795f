import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { zipExtension } from '../../scripts/zip.mjs'
import { serve } from '../browser/harness.ts'
import { violations } from './axe.ts'
import { launchFirefox, type Firefox, type Scope } from './bidi.ts'

const ID = 'policy-guide@policy-guide.example'
const UUID = '5f2c1d0e-8a3b-4c6d-9e7f-0123456789ab'
const PANEL = `moz-extension://${UUID}/src/extension/panel/index.html`
const OPTIONS = `moz-extension://${UUID}/src/extension/options/index.html`

/** What the browser's own window has; only what is used here. */
interface BrowserWindow {
  SidebarController: {
    isOpen: boolean
    currentID: string
    hide(): void
    browser: { contentDocument: Document }
  }
  gBrowser: { tabs: ArrayLike<{ linkedBrowser: { currentURI: { spec: string } } }> }
  gURLBar: { focus(): void; select(): void }
  CustomizableUI: { addWidgetToArea(id: string, area: string): void }
  Cc: Record<string, { createInstance(type: unknown): TextInput }>
  Ci: { nsITextInputProcessor: unknown }
}
/** Keys as if from the keyboard, so that they count as the person's. */
interface TextInput {
  beginInputTransactionForTests(window: unknown): boolean
  keydown(event: KeyboardEvent): void
  keyup(event: KeyboardEvent): void
}
interface Menu extends Element {
  state: string
  activateItem(item: Element): void
}
interface Remote extends Element {
  messageManager: {
    addMessageListener(name: string, listener: (message: { data: string }) => void): void
    loadFrameScript(address: string, late: boolean): void
  }
}

describe('the extension in Firefox', () => {
  let firefox: Firefox
  let site: Awaited<ReturnType<typeof serve>>
  let order: typeof site
  let window: Scope
  let removeZip = () => {}

  beforeAll(async () => {
    site = await serve('dist/widget')
    order = await serve('test/fixtures/work-order')
    firefox = await launchFirefox({
      'extensions.webextensions.uuids': JSON.stringify({ [ID]: UUID }),
      // What a person would answer with yes.
      'extensions.webextOptionalPermissionPrompts': false,
    })
    // The zip as it is handed out, not the folder it is made from.
    const folder = mkdtempSync(path.join(tmpdir(), 'policy-guide-zip-'))
    const archive = path.join(folder, 'policy-guide.zip')
    writeFileSync(archive, zipExtension('firefox'))
    await firefox.send('webExtension.install', { extensionData: { type: 'archivePath', path: archive } })
    removeZip = () => rmSync(folder, { recursive: true, force: true })
    window = await firefox.window()
  })
  afterAll(async () => {
    await firefox?.close()
    await site?.close()
    await order?.close()
    removeZip()
  })

  const hideSidebar = () =>
    window.run(() => (globalThis as unknown as BrowserWindow).SidebarController.hide())
  /** What the sidebar shows; '' while it is closed or empty. */
  const sidebar = () =>
    window.run(
      () =>
        new Promise<string>((resolve) => {
          const { SidebarController } = globalThis as unknown as BrowserWindow
          const remote =
            SidebarController.isOpen &&
            SidebarController.browser.contentDocument.querySelector<Remote>('#webext-panels-browser')
          if (!remote) return resolve('')
          const name = `text-${Date.now()}`
          const text = "content.document.querySelector('#root')?.shadowRoot?.textContent ?? ''"
          remote.messageManager.addMessageListener(name, (message) => resolve(message.data))
          const script = `sendAsyncMessage(${JSON.stringify(name)}, ${text})`
          remote.messageManager.loadFrameScript(`data:,${encodeURIComponent(script)}`, false)
        }),
    )
  /** Runs a script where the sidebar's page is; it may use `content`. */
  const inSidebar = (script: string) =>
    window.run((script) => {
      const { SidebarController } = globalThis as unknown as BrowserWindow
      const remote =
        SidebarController.browser.contentDocument.querySelector<Remote>('#webext-panels-browser')!
      remote.messageManager.loadFrameScript(`data:,${encodeURIComponent(script)}`, false)
    }, script)
  /** The words that are underlined on a page, as it can see them itself. */
  const marked = (page: Scope) =>
    page.run(() => {
      const { CSS } = globalThis as unknown as { CSS: { highlights: Map<string, Iterable<AbstractRange>> } }
      return Array.from(
        CSS.highlights.get('policy-guide') ?? [],
        ({ startContainer, startOffset, endOffset }) =>
          (startContainer as Text).data.slice(startOffset, endOffset),
      )
    })
  /** Presses what the selector finds in the page's own shadow root, with the mouse. */
  const press = async (page: Scope, selector: string) => {
    const at = await page.run((selector) => {
      const element = document.querySelector('#root')!.shadowRoot!.querySelector(selector)!
      element.scrollIntoView({ block: 'center' })
      const { x, y, width, height } = element.getBoundingClientRect()
      return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) }
    }, selector)
    const steps = [
      { type: 'pointerMove', ...at },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ]
    await firefox.send('input.performActions', {
      context: page.context,
      actions: [{ type: 'pointer', id: 'mouse', actions: steps }],
    })
  }
  const type = (keys: string[]) =>
    window.run((keys) => {
      const { Cc, Ci } = globalThis as unknown as BrowserWindow
      const input = Cc['@mozilla.org/text-input-processor;1']!.createInstance(Ci.nsITextInputProcessor)
      input.beginInputTransactionForTests(globalThis)
      for (const key of keys) {
        const event = new KeyboardEvent('', key === 'Enter' ? { key, code: key, keyCode: 13 } : { key })
        input.keydown(event)
        input.keyup(event)
      }
    }, keys)
  const tabs = () =>
    window.run(() =>
      Array.from(
        (globalThis as unknown as BrowserWindow).gBrowser.tabs,
        (tab) => tab.linkedBrowser.currentURI.spec,
      ),
    )

  it('opens the sidebar at a click on its button', async () => {
    await window.run(async () => {
      const { CustomizableUI } = globalThis as unknown as BrowserWindow
      const id = 'policy-guide_policy-guide_example'
      CustomizableUI.addWidgetToArea(`${id}-browser-action`, 'nav-bar')
      await new Promise((done) => setTimeout(done, 300))
      document.getElementById(`${id}-BAP`)!.click()
    })
    await expect.poll(sidebar, { timeout: 5000 }).toContain('泰政办字〔2020〕43号')
  })

  it('answers a selection picked in the context menu, in the sidebar', async () => {
    await hideSidebar()
    const page = await firefox.open(`${site.url}404`)
    const at = await page.run(() => {
      const line = document.createElement('p')
      line.textContent = '健身器材谁负责'
      document.body.replaceChildren(line)
      getSelection()!.selectAllChildren(line)
      const { x, y } = getSelection()!.getRangeAt(0).getBoundingClientRect()
      return { x: Math.round(x) + 5, y: Math.round(y) + 5 }
    })
    const steps = [
      { type: 'pointerMove', ...at },
      { type: 'pointerDown', button: 2 },
      { type: 'pointerUp', button: 2 },
    ]
    await firefox.send('input.performActions', {
      context: page.context,
      actions: [{ type: 'pointer', id: 'mouse', actions: steps }],
    })
    const item = '[id^=policy-guide_policy-guide_example-menuitem]'
    await expect
      .poll(() =>
        window.run(
          (item) =>
            document
              .querySelector<Menu>('#contentAreaContextMenu')!
              .querySelector(item)
              ?.getAttribute('label'),
          item,
        ),
      )
      .toContain('“健身器材谁负责”')
    await window.run((item) => {
      const menu = document.querySelector<Menu>('#contentAreaContextMenu')!
      menu.activateItem(menu.querySelector(item)!)
    }, item)
    await expect.poll(sidebar, { timeout: 5000 }).toContain('体育部门')
  })

  it('answers what is typed in the address bar after wc, in the sidebar and in no further tab', async () => {
    await hideSidebar()
    const before = await tabs()
    const offered = () =>
      window.run(() => document.querySelector('.urlbarView-row')?.textContent?.includes('wc 专项债券用在哪'))
    await window.run(() => {
      const { gURLBar } = globalThis as unknown as BrowserWindow
      gURLBar.focus()
      gURLBar.select()
    })
    await type(Array.from('wc 专项债券用在哪'))
    await expect.poll(offered).toBe(true)
    await type(['Enter'])
    await expect.poll(sidebar, { timeout: 5000 }).toContain('专项债券')
    expect(await tabs()).toEqual(before)
  })

  it('suggests departments and clauses while one types, without marks of another browser', async () => {
    await window.run(() => {
      const { gURLBar } = globalThis as unknown as BrowserWindow
      gURLBar.focus()
      gURLBar.select()
    })
    await type(Array.from('wc 增设电梯'))
    const rows = () =>
      window.run(() =>
        Array.from(document.querySelectorAll('.urlbarView-row'), (row) => row.textContent ?? ''),
      )
    await expect
      .poll(async () => (await rows()).join('\n'), { timeout: 5000 })
      .toContain('增设电梯 市场监管部门 · 四、（二）')
    expect((await rows()).join()).not.toMatch(/[<>&]/)
    await type(['Escape', 'Escape'])
  })

  it('marks terms on a site allowed in the options, lists them beside it, and stops when it is taken back', async () => {
    const options = await firefox.open(OPTIONS)
    const shown = (selector: string) =>
      options.run(
        (selector) => !!document.querySelector('#root')?.shadowRoot?.querySelector(selector),
        selector,
      )
    await expect.poll(() => shown('#add-site')).toBe(true)
    expect(await violations(options)).toEqual([])
    await press(options, '#add-site')
    const keys = Array.from(new URL(order.url).hostname).flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ])
    await firefox.send('input.performActions', {
      context: options.context,
      actions: [{ type: 'key', id: 'keyboard', actions: keys }],
    })
    await press(options, '#add-site + button')
    await expect.poll(() => shown('li button[aria-label*="127.0.0.1"]')).toBe(true)

    const page = await firefox.open(order.url)
    await expect.poll(() => marked(page), { timeout: 10_000 }).toContain('住建局')

    await window.run(
      (id) => document.getElementById(`${id}-BAP`)!.click(),
      'policy-guide_policy-guide_example',
    )
    await expect.poll(sidebar, { timeout: 5000 }).not.toBe('')
    await inSidebar(`Array.from(content.document.querySelector('#root').shadowRoot.querySelectorAll('button'))
      .find((one) => /本页事项|This page/.test(one.textContent)).click()`)
    await expect.poll(sidebar, { timeout: 5000 }).toContain('建筑物楼顶防水')
    await hideSidebar()

    await firefox.send('browsingContext.activate', { context: options.context })
    await press(options, 'li button[aria-label*="127.0.0.1"]')
    await expect.poll(() => marked(page), { timeout: 5000 }).toEqual([])
  })

  it('has no accessibility violation in its page as narrow as a sidebar, before a question and after', async () => {
    const page = await firefox.open(PANEL)
    await firefox.send('browsingContext.setViewport', {
      context: page.context,
      viewport: { width: 280, height: 800 },
    })
    // It opens where it was; the way back is the first button of its head, except at the start.
    await page.run(() =>
      document
        .querySelector('#root')!
        .shadowRoot!.querySelector<HTMLButtonElement>('.head button:not(.size)')
        ?.click(),
    )
    expect(await violations(page)).toEqual([])
    await page.run(() =>
      document
        .querySelector('#root')!
        .shadowRoot!.querySelector<HTMLButtonElement>('.examples button')!
        .click(),
    )
    await expect
      .poll(() => page.run(() => !!document.querySelector('#root')!.shadowRoot!.querySelector('.answer')))
      .toBe(true)
    expect(await violations(page)).toEqual([])
    expect(await page.run(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    expect(firefox.complaints).toEqual([])
  })
})
