import { readFileSync, writeFileSync } from 'node:fs'
import type { CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchExtension, serve } from './harness.ts'
import { manage, mayManage } from './office.ts'
import { Office, type Started } from './sites.ts'

const PANEL = 'src/extension/panel/index.html'
const SITE = 'http://127.0.0.1/*'
type Dispatch = { dispatch(...values: unknown[]): void }

let office: Office
let started: Started
let site: Awaited<ReturnType<typeof serve>>

/** The words that are underlined, as the page itself can see them. */
const marked = (page: Page, frame = '') =>
  page.evaluate((frame) => {
    const scope = frame ? document.querySelector<HTMLIFrameElement>(frame)!.contentWindow! : window
    const { CSS } = scope as unknown as { CSS: { highlights: Map<string, Iterable<AbstractRange>> } }
    return Array.from(
      CSS.highlights.get('policy-guide') ?? [],
      ({ startContainer, startOffset, endOffset }) =>
        (startContainer as Text).data.slice(startOffset, endOffset),
    )
  }, frame)

/** All text of the page with what closed shadow roots hold, as a screen reader is told it. */
async function heard(page: Page): Promise<string> {
  const cdp: CDPSession = await page.context().newCDPSession(page)
  const { nodes } = await cdp.send('Accessibility.getFullAXTree')
  await cdp.detach()
  return nodes.map((node) => `${node.role?.value as string}:${node.name?.value as string}`).join('\n')
}

/** Where words stand in the window. */
const placeOf = (page: Page, selector: string, words: string) =>
  page.evaluate(
    ([selector, words]) => {
      const node = document.querySelector(selector!)!.firstChild as Text
      const range = document.createRange()
      range.setStart(node, node.data.indexOf(words!))
      range.setEnd(node, node.data.indexOf(words!) + words!.length)
      const { x, y, width, height } = range.getBoundingClientRect()
      return { x: x + width / 2, y: y + height / 2 }
    },
    [selector, words],
  )

async function openOrder(): Promise<Page> {
  const page = await started.context.newPage()
  await page.goto(site.url)
  return page
}

/** A browser that has just begun reads an office's policies first, seen to take 3 s. */
const expectMarked = (page: Page) => expect.poll(() => marked(page), { timeout: 10_000 }).toContain('住建局')
const cardShown = (page: Page, name: string) =>
  expect.poll(() => heard(page), { timeout: 5000 }).toContain(`dialog:${name}`)
const cardGone = (page: Page) => expect.poll(() => heard(page)).not.toContain('dialog:')
/** No test can answer the browser's prompt, so it is not shown: the person says no. */
const catchRequests = () => {
  const scope = globalThis as { asked?: unknown[] }
  scope.asked = []
  chrome.permissions.request = (({ origins }: { origins: string[] }) => {
    scope.asked!.push(origins)
    return Promise.resolve(false)
  }) as typeof chrome.permissions.request
}
const registered = () => started.worker.evaluate(() => chrome.scripting.getRegisteredContentScripts())

/** A browser where the site is granted; what was before is gone. */
async function begin(change: () => void = () => {}): Promise<void> {
  await started?.context.close()
  office?.remove()
  office = new Office()
  change()
  await office.promise([SITE])
  started = await office.start()
}

beforeAll(async () => {
  site = await serve('test/fixtures/work-order')
  await begin()
})
afterAll(async () => {
  await started?.context.close()
  await site?.close()
  office?.remove()
})

describe('marking terms', () => {
  it('happens on no page by default', async () => {
    const context = await launchExtension('dist/extension-chromium')
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
    const page = await context.newPage()
    await page.goto(site.url)
    await page.locator('#late-line').waitFor()
    expect(await marked(page)).toEqual([])
    expect(await worker.evaluate(() => chrome.scripting.getRegisteredContentScripts())).toEqual([])
    expect((await worker.evaluate(() => chrome.permissions.getAll())).origins).toEqual([])
    await context.close()
  })

  it('underlines terms in text, frames, shadow roots and late content, and in no editor or field', async () => {
    const page = await openOrder()
    await expect.poll(() => marked(page), { timeout: 5000 }).toContain('下水道')
    const words = await marked(page)
    expect(words).toEqual(
      expect.arrayContaining([
        '楼顶漏水',
        '住建局',
        '加装',
        '电梯',
        '電動車',
        '停車位',
        '绿化带',
        '市场监管局',
      ]),
    )
    for (const [where, word] of [
      ['an editor', '健身器材'],
      ['a textarea', '物业用房'],
      ['a field', '专项债券'],
      ['two cells', '加装电表箱'],
    ])
      expect(words, where).not.toContain(word)
    await expect.poll(() => marked(page, '#inner')).toContain('微型消防站')
    await page.close()
  })

  it('reaches frames that a page has written itself, and no editor among them', async () => {
    const page = await openOrder()
    await page.evaluate(async () => {
      const add = (id: string, frame: Partial<HTMLIFrameElement>) => {
        const made = Object.assign(document.createElement('iframe'), { id, ...frame })
        return document.body.appendChild(made)
      }
      add('written-in', { srcdoc: '<p>来信要求加装电梯</p>' })
      const blob = new Blob(['<p>来信要求加装电梯</p>'], { type: 'text/html;charset=utf-8' })
      add('written-blob', { src: URL.createObjectURL(blob) })
      for (const [id, mode] of [
        ['written-empty', 'off'],
        ['written-editor', 'on'],
      ] as const) {
        const frame = add(id, {})
        await new Promise((resolve) => setTimeout(resolve))
        frame.contentDocument!.body.textContent = '来信要求加装电梯'
        frame.contentDocument!.designMode = mode
      }
    })
    for (const frame of ['#written-in', '#written-blob', '#written-empty'])
      await expect.poll(() => marked(page, frame), { timeout: 5000, message: frame }).toEqual(['加装电梯'])
    expect(await marked(page, '#written-editor')).toEqual([])
    // It was looked at and kept back: it is marked as soon as it is no editor any more.
    await page.evaluate(() => {
      const { contentDocument } = document.querySelector<HTMLIFrameElement>('#written-editor')!
      contentDocument!.designMode = 'off'
      contentDocument!.body.textContent = '改为增设电梯'
    })
    await expect.poll(() => marked(page, '#written-editor'), { timeout: 5000 }).toEqual(['增设电梯'])
    await page.close()
  })

  it('leaves the page’s elements as they are', async () => {
    const page = await openOrder()
    const whole = () => page.evaluate(() => document.documentElement.outerHTML)
    await page.locator('#late-line').waitFor()
    const before = await whole()
    await expect.poll(() => marked(page)).toContain('下水道')
    expect(await whole()).toBe(before)
    expect(
      await page.evaluate(() => Object.keys(globalThis).filter((key) => /policy-?guide/i.test(key))),
    ).toEqual([])
    await page.close()
  })

  it('follows what the page changes: text, elements, editors', async () => {
    const page = await openOrder()
    await expect.poll(() => marked(page)).toContain('楼顶漏水')
    await page.evaluate(() => {
      document.querySelector('#roof')!.firstChild!.nodeValue = '改为反映监控摄像头'
      document.querySelector('#elevator')!.remove()
    })
    await expect.poll(() => marked(page)).toContain('监控摄像头')
    expect(await marked(page)).not.toContain('楼顶漏水')
    await page.evaluate(() => document.querySelector('table')!.setAttribute('contenteditable', 'true'))
    await expect.poll(() => marked(page)).not.toContain('监控摄像头')
    await page.evaluate(() => document.querySelector('table')!.removeAttribute('contenteditable'))
    await expect.poll(() => marked(page)).toContain('监控摄像头')
    await page.close()
  })

  it('shows a card where the pointer rests, with department and clause, until it leaves or Escape is pressed', async () => {
    const page = await openOrder()
    await expectMarked(page)
    const { x, y } = await placeOf(page, '#quote-right', '市场监管部门')
    await page.mouse.move(x, y)
    await cardShown(page, '市场监管部门')
    const told = await heard(page)
    expect(told).toContain('既有住宅加装电梯的安装告知、监督检验、使用登记')
    expect(told).toContain('依据 四、（二）')
    await page.keyboard.press('Escape')
    await cardGone(page)
    await page.mouse.move(x + 2, y)
    await cardShown(page, '市场监管部门')
    await page.mouse.move(5, 5)
    await cardGone(page)
    expect(await page.evaluate(() => document.documentElement.lastElementChild!.tagName)).toBe('BODY')
    await page.close()
  })

  it('shows the card of what has the focus, and of what is touched', async () => {
    const page = await openOrder()
    await expectMarked(page)
    await page.locator('#elevator-link').focus()
    await cardShown(page, '增设电梯')
    expect(await page.evaluate(() => document.activeElement!.id)).toBe('elevator-link')
    await page.locator('h1').click()
    await cardGone(page)
    const { x, y } = await placeOf(page, '#roof', '楼顶漏水')
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] })
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    await cardShown(page, '建筑物楼顶防水')
    await page.close()
  })

  it('goes from term to term by keyboard, and from the card into the panel', async () => {
    const page = await openOrder()
    await expectMarked(page)
    await page.bringToFront()
    await page.locator('h1').click()
    const next = () =>
      started.worker.evaluate(async () => {
        const [tab] = await chrome.tabs.query({ active: true, currentWindow: true })
        ;(chrome.commands.onCommand as unknown as Dispatch).dispatch('next-mark', tab)
      })
    await next()
    await cardShown(page, '增设电梯')
    expect(await heard(page)).toContain('button:查看职责')
    await next()
    await cardShown(page, '建筑物楼顶防水')
    await page.keyboard.press('Escape')
    await cardGone(page)
    await next()
    await page.waitForTimeout(200)
    await page.keyboard.press('Enter')
    await expect
      .poll(() =>
        started.worker.evaluate(async () =>
          (await chrome.runtime.getContexts({})).map((one) => one.contextType),
        ),
      )
      .toContain('SIDE_PANEL')
    await expect
      .poll(() =>
        started.worker.evaluate(async () => (await chrome.storage.session.get('place'))['place'] as string),
      )
      .toContain('s=roof-waterproofing')
    await page.close()
  })

  it('keeps the inside of its card from the page', async () => {
    const page = await openOrder()
    await expectMarked(page)
    await page.locator('#elevator-link').focus()
    await cardShown(page, '增设电梯')
    expect(await page.evaluate(() => document.documentElement.lastElementChild!.shadowRoot)).toBeNull()
    await page.close()
  })

  it('lets a page of 10,000 nodes go on while it marks', async () => {
    const page = await started.context.newPage()
    await page.goto(`${site.url}other.html`)
    const figures = await page.evaluate(async () => {
      let longest = 0
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) longest = Math.max(longest, duration)
      }).observe({ type: 'longtask' })
      const parts = document.createDocumentFragment()
      for (let count = 0; count < 5000; count++)
        parts
          .appendChild(document.createElement('p'))
          .append(`第 ${count} 号工单：反映路灯不亮，请住建局答复。`)
      document.body.append(parts)
      // What the page itself costs is over.
      document.body.getBoundingClientRect()
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)))
      longest = 0
      const before = performance.now()
      const count = () =>
        (CSS.highlights.get('policy-guide') as unknown as Set<unknown> | undefined)?.size ?? 0
      let frames = 0
      while (count() < 3000 && performance.now() - before < 20_000) {
        await new Promise(requestAnimationFrame)
        frames++
      }
      const time = performance.now() - before
      await new Promise((done) => setTimeout(done, 300))
      return { time, frames, longest, marks: count() }
    })
    expect(figures.marks).toBe(3000)
    // One task over all of it would let no frame through; how long it takes is measured in bench.
    expect(figures.frames).toBeGreaterThan(3)
    if (process.env['FIGURES']) process.stdout.write(`${JSON.stringify(figures)}\n`)
    await page.close()
  })

  it('begins at once in pages that are open when the browser grants their site', async () => {
    await started.worker.evaluate(() => chrome.scripting.unregisterContentScripts())
    const page = await openOrder()
    await page.locator('#late-line').waitFor()
    expect(await marked(page)).toEqual([])
    await started.worker.evaluate((site) => {
      ;(chrome.permissions.onAdded as unknown as Dispatch).dispatch({ origins: [site] })
    }, SITE)
    await expectMarked(page)
    expect((await registered()).map((one) => one.matches)).toEqual([[SITE]])
    await page.close()
  })

  it('is stopped from the panel, at once in pages that are open, and asked for there for that site alone', async () => {
    const page = await openOrder()
    await expectMarked(page)
    const tab = await started.worker.evaluate(
      async () => (await chrome.tabs.query({ url: 'http://127.0.0.1/*' }))[0]!.id!,
    )
    const panel = await started.context.newPage()
    await panel.addInitScript(catchRequests)
    await panel.goto(`${started.base}${PANEL}?tab=${tab}&screen=page`)
    await panel.getByRole('button', { name: '停止标注' }).click()
    await panel.getByRole('status').filter({ hasText: '已停止在 127.0.0.1 上标注' }).waitFor()
    await expect.poll(() => marked(page)).toEqual([])
    expect(await registered()).toEqual([])
    await panel.getByRole('button', { name: '在这个网站上标注' }).click()
    await panel.getByRole('status').filter({ hasText: '没有允许 127.0.0.1' }).waitFor()
    expect(await panel.evaluate(() => (globalThis as { asked?: unknown }).asked)).toEqual([[SITE]])
  })

  it('is stopped from the options, and asked for there by address', async () => {
    await begin()
    const page = await openOrder()
    await expectMarked(page)
    const options = await started.context.newPage()
    await options.addInitScript(catchRequests)
    await options.goto(`${started.base}src/extension/options/index.html`)
    await options.getByRole('button', { name: `撤销 ${SITE}` }).click()
    await expect.poll(() => marked(page)).toEqual([])
    await options.getByLabel('网站地址').fill('not a site')
    await options.getByRole('button', { name: '允许' }).click()
    await options.getByRole('alert').filter({ hasText: '请写网站的地址' }).waitFor()
    for (const typed of ['http://oa.example.gov.cn:8080/a?b', 'oa.example.gov.cn']) {
      await options.getByLabel('网站地址').fill(typed)
      await options.getByRole('button', { name: '允许' }).click()
      await options.getByRole('status').filter({ hasText: '没有允许' }).waitFor()
    }
    expect(await options.evaluate(() => (globalThis as { asked?: unknown }).asked)).toEqual([
      ['http://oa.example.gov.cn/*'],
      ['*://oa.example.gov.cn/*'],
    ])
  })

  it('draws lines over the page where the browser has no highlights', async () => {
    await begin(() => {
      const script = office.file('marks.js')
      writeFileSync(script, `globalThis.Highlight=undefined;${readFileSync(script, 'utf8')}`)
    })
    const page = await openOrder()
    const lines = async () => {
      const cdp = await page.context().newCDPSession(page)
      await cdp.send('DOM.enable')
      const { nodes } = await cdp.send('DOM.getFlattenedDocument', { depth: -1, pierce: true })
      await cdp.detach()
      return nodes.filter((node) => node.attributes?.some((one) => one.includes('dotted'))).length
    }
    await expect.poll(lines, { timeout: 5000 }).toBeGreaterThan(5)
    expect(await marked(page)).toEqual([])
    await started.worker.evaluate((site) => chrome.permissions.remove({ origins: [site] }), SITE)
    await expect.poll(lines).toBe(0)
  })

  it.runIf(mayManage())('keeps to the sites an office has locked', async () => {
    await begin()
    const id = new URL(started.base).host
    await started.context.close()
    const restore = manage(id, { sites: ['https://oa.example.gov.cn/*'], locked: ['sites'] })
    try {
      started = await office.start()
      const page = await openOrder()
      // The browser reads its policies a little after it has begun.
      await expect.poll(registered, { timeout: 10_000 }).toEqual([])
      await page.reload()
      await page.locator('#late-line').waitFor()
      await expect.poll(() => marked(page)).toEqual([])
      const options = await started.context.newPage()
      await options.goto(`${started.base}src/extension/options/index.html`)
      await options.getByRole('button', { name: '允许 https://oa.example.gov.cn/*' }).waitFor()
      expect(await options.getByLabel('网站地址').count()).toBe(0)
    } finally {
      restore()
    }
  })

  it('is there once, however often its script comes, and goes when the extension is gone', async () => {
    await begin()
    const page = await openOrder()
    await expectMarked(page)
    const count = (await marked(page)).length
    await started.worker.evaluate((site) => {
      ;(chrome.permissions.onAdded as unknown as Dispatch).dispatch({ origins: [site] })
    }, SITE)
    await page.waitForTimeout(1000)
    await expect.poll(async () => (await marked(page)).length).toBe(count)
    const { x, y } = await placeOf(page, '#quote-right', '市场监管部门')
    await page.mouse.move(x, y)
    await cardShown(page, '市场监管部门')
    expect((await heard(page)).match(/dialog:/g)).toHaveLength(1)

    // A browser under test does not start it again: what it left behind has nobody to ask.
    await started.worker.evaluate(() => chrome.runtime.reload()).catch(() => {})
    await expect
      .poll(async () => {
        await page.mouse.move(Math.random() * 300, Math.random() * 300)
        return marked(page)
      })
      .toEqual([])
    await cardGone(page)
  })
})

describe('what runs in pages and behind them', () => {
  it('is small', async () => {
    const { brotliCompressSync } = await import('node:zlib')
    const size = (name: string) =>
      brotliCompressSync(readFileSync(new URL(`../../dist/extension-chromium/${name}`, import.meta.url)))
        .length
    expect(size('marks.js')).toBeLessThanOrEqual(6000)
    expect(size('page-reader.js')).toBeLessThanOrEqual(2000)
    const loader = readFileSync(
      new URL('../../dist/extension-chromium/service-worker-loader.js', import.meta.url),
      'utf8',
    )
    const worker = /assets\/[^'"]+/.exec(loader)![0]
    const imports = [
      ...readFileSync(new URL(`../../dist/extension-chromium/${worker}`, import.meta.url), 'utf8').matchAll(
        /from"\.\/([^"]+)"/g,
      ),
    ].map((match) => `assets/${match[1]}`)
    expect([worker, ...imports].reduce((sum, name) => sum + size(name), 0)).toBeLessThanOrEqual(10_000)
  })
})
