import { mkdtempSync, readFileSync, writeFileSync, cpSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Policy } from '../../src/knowledge/index.ts'
import { launch } from './harness.ts'
import { serve as serveFolder } from '../../scripts/serve.mjs'

const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; require-trusted-types-for 'script'"
const BUILT = path.resolve(import.meta.dirname, '../../dist/widget')

/** Pages of a site that embeds the widget in every way there is. */
const PAGES: Record<string, string> = {
  'launcher.html':
    '<button id="before">x</button><script src="policy-guide.js" defer></script><policy-guide launcher></policy-guide>',
  'pack.html':
    '<script src="policy-guide.js" defer></script><policy-guide policy="packs/tai-an-2020-43.json"></policy-guide>',
  'bad.html':
    '<p id="rest">rest</p><script src="policy-guide.js" defer></script><policy-guide policy="packs/bad.json"></policy-guide>',
  'missing.html':
    '<script src="policy-guide.js" defer></script><policy-guide policy="packs/none.json"></policy-guide>',
  'sidecar.html':
    '<script src="policy-guide.js" defer></script><script src="packs/tai-an-2020-43.js" defer></script><policy-guide policy="tai-an-2020-43" start="四(二)"></policy-guide>',
  'no-sidecar.html':
    '<script src="policy-guide.js" defer></script><policy-guide policy="some-city"></policy-guide>',
  'remember.html': '<script src="policy-guide.js" defer></script><policy-guide remember></policy-guide>',
  'forget.html': '<script src="policy-guide.js" defer></script><policy-guide></policy-guide>',
  'loader.html':
    '<script src="loader.js"></script><div id="gap"></div><policy-guide></policy-guide><link rel="stylesheet" href="gap.css">',
  'module.html': '<script type="module" src="policy-guide.mjs"></script><policy-guide></policy-guide>',
  'twice.html':
    '<script src="policy-guide.js" defer></script><script src="copy.js" defer></script><policy-guide></policy-guide><policy-guide start="funding"></policy-guide>',
  'hidden.html': '<script src="policy-guide.js" defer></script><policy-guide hidden></policy-guide>',
  'framed.html':
    '<script src="frame-host.js"></script><iframe data-policy-guide title="x" width="600" height="120" src="frame.html?start=funding&origin=ORIGIN"></iframe>',
}

describe('embedding', () => {
  let browser: Browser
  let site: { url: string; close(): Promise<void> }

  beforeAll(async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'policy-guide-site-'))
    cpSync(BUILT, folder, { recursive: true })
    site = await serveFolder(folder, { headers: { 'content-security-policy': CSP } })
    const origin = new URL(site.url).origin
    for (const [name, body] of Object.entries(PAGES))
      writeFileSync(
        path.join(folder, name),
        `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>x</title><body>${body.replace('ORIGIN', origin)}`,
      )
    writeFileSync(path.join(folder, 'gap.css'), '#gap{height:5000px}')
    writeFileSync(path.join(folder, 'copy.js'), readFileSync(path.join(folder, 'policy-guide.js')))
    writeFileSync(
      path.join(folder, 'packs/bad.json'),
      readFileSync(path.join(folder, 'packs/tai-an-2020-43.json'), 'utf8').replace(
        '"format":2',
        '"format":9',
      ),
    )
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })

  async function open(name: string) {
    const page = await browser.newPage()
    const problems: string[] = []
    const requests: string[] = []
    page.on('pageerror', (error) => problems.push(error.message))
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
    page.on('request', (request) => requests.push(request.url()))
    await page.goto(site.url + name, { waitUntil: 'load' })
    return { page, problems, requests }
  }
  const focused = (page: Page) =>
    page.evaluate(() => document.querySelector('policy-guide')!.shadowRoot!.activeElement?.textContent ?? '')

  it('opens a dialog from a floating button, keeps the focus in it and gives it back', async () => {
    const { page, problems } = await open('launcher.html')
    const button = page.getByRole('button', { name: '政策问答' })
    await button.focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: '政策问答' })
    await dialog.waitFor()
    expect(await focused(page)).toContain('老旧小区改造实施方案')
    await page.getByRole('button', { name: /能不能改/ }).click()
    await expect.poll(() => focused(page)).toContain('什么时候建成')
    for (let press = 0; press < 30; press++) {
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement?.id)).not.toBe('before')
    }
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    expect(await focused(page)).toBe('政策问答')
    await page.keyboard.press('Enter')
    await expect.poll(() => dialog.textContent()).toContain('什么时候建成')
    expect(problems).toEqual([])
    await page.close()
  })

  it('closes the list of suggestions, not the dialog, with the first Escape', async () => {
    const { page } = await open('launcher.html')
    await page.getByRole('button', { name: '政策问答' }).click()
    await page.getByRole('combobox').fill('电梯')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('option').first().waitFor({ state: 'hidden' })
    expect(await page.getByRole('dialog').isVisible()).toBe(true)
    await page.close()
  })

  it('shows a pack from an address after one request', async () => {
    const { page, problems, requests } = await open('pack.html')
    await page.getByRole('heading', { name: '泰安市老旧小区改造实施方案' }).waitFor()
    expect(requests.filter((url) => url.endsWith('.json')).length).toBe(1)
    const before = requests.length
    await page.getByRole('combobox').fill('加装电梯找哪个部门')
    await page.getByRole('button', { name: '查看回答' }).click()
    await page.getByText('市场监管部门').first().waitFor()
    expect(requests.length).toBe(before)
    expect(problems).toEqual([])
    await page.close()
  })

  it.each([
    ['bad.html', 'format 应为2，现为“9”'],
    ['missing.html', '没能取得数据包(404)'],
    ['no-sidecar.html', '页面中没有编号为“some-city”的数据包'],
  ])('says why a pack cannot be used and leaves the page alone: %s', async (name, message) => {
    const { page } = await open(name)
    await expect.poll(() => page.getByRole('alert').textContent()).toContain(message)
    await page.evaluate(() => document.querySelector('policy-guide')!.removeAttribute('policy'))
    await page.getByRole('heading', { name: '泰安市老旧小区改造实施方案' }).waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)
    await page.close()
  })

  it('shows a pack a script has put on the page, from file:// too', async () => {
    const { page, problems } = await open('sidecar.html')
    await page.getByRole('heading', { name: /强化责任分工/ }).waitFor()
    expect(problems).toEqual([])
    const local = await browser.newPage()
    const folder = mkdtempSync(path.join(tmpdir(), 'policy-guide-file-'))
    cpSync(BUILT, folder, { recursive: true })
    writeFileSync(
      path.join(folder, 'x.html'),
      `<!doctype html><meta charset="utf-8">${PAGES['sidecar.html']}`,
    )
    await local.goto(`file://${folder}/x.html`)
    await local.getByRole('heading', { name: /强化责任分工/ }).waitFor()
    await local.close()
    await page.close()
  })

  it('keeps questions and the size of the type only where the page allows it', async () => {
    for (const [name, kept] of [
      ['remember.html', true],
      ['forget.html', false],
    ] as const) {
      const { page } = await open(name)
      await page.getByRole('combobox').fill('楼顶漏水归谁管')
      await page.getByRole('button', { name: '查看回答' }).click()
      await page.getByRole('button', { name: '长辈版' }).click()
      await page.getByRole('heading', { name: /文件/ }).first().waitFor()
      await page.reload()
      await page.getByRole('combobox').click()
      const recent = page.getByRole('option', { name: '楼顶漏水归谁管' })
      if (kept) await recent.waitFor()
      else await page.waitForTimeout(300)
      expect(await recent.count()).toBe(kept ? 1 : 0)
      expect(await page.getByRole('button', { name: '长辈版' }).getAttribute('aria-pressed')).toBe(
        String(kept),
      )
      expect(await page.evaluate(() => localStorage.length)).toBe(kept ? 1 : 0)
      if (kept) {
        await page.getByRole('option', { name: '清除记录' }).click()
        await page.getByRole('combobox').click()
        await page.waitForTimeout(300)
        expect(await page.getByRole('option').count()).toBe(0)
        await page.evaluate(() => localStorage.setItem('policy-guide', '{"recent":[1,{"a":2}],"elder":"x"'))
        await page.reload()
        await page.getByRole('heading', { name: '泰安市老旧小区改造实施方案' }).waitFor()
        await page.evaluate(() => localStorage.clear())
      }
      await page.close()
    }
  })

  it('answers while one types, before anything is sent', async () => {
    const { page } = await open('forget.html')
    await page.getByRole('combobox').pressSequentially('我家楼顶漏水应该找哪个部门修')
    await page.getByRole('option', { name: /防水/ }).first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /^文件/ }).waitFor()
    await page.close()
  })

  it('reads aloud in elder mode with a voice of this device and never with one that lives elsewhere', async () => {
    const page = await browser.newPage()
    await page.addInitScript(() => {
      const spoken: string[] = []
      Object.assign(window, { spoken })
      const voices = [
        { lang: 'zh-CN', localService: false, name: 'remote' },
        { lang: 'zh-CN', localService: true, name: 'local' },
      ]
      class Utterance extends EventTarget {
        voice: { name: string } | null = null
        text: string
        constructor(text: string) {
          super()
          this.text = text
        }
      }
      Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance })
      Object.defineProperty(window, 'speechSynthesis', {
        value: {
          getVoices: () => voices,
          addEventListener() {},
          removeEventListener() {},
          cancel() {},
          speak: (one: Utterance) => spoken.push(`${one.voice?.name}:${one.text}`),
        },
      })
    })
    await page.goto(`${site.url}forget.html`)
    await page.evaluate(() =>
      (document.querySelector('policy-guide') as unknown as { ask(q: string): void }).ask(
        '加装电梯找哪个部门',
      ),
    )
    await page.getByRole('button', { name: '打印' }).waitFor()
    expect(await page.getByRole('button', { name: '朗读' }).count()).toBe(0)
    await page.getByRole('button', { name: '长辈版' }).click()
    await page.getByRole('button', { name: '朗读' }).click()
    const spoken = await page.evaluate(() => (window as unknown as { spoken: string[] }).spoken)
    expect(spoken.join('')).toContain('市场监管部门')
    expect(spoken.every((line) => line.startsWith('local:'))).toBe(true)
    await page.close()
  })

  it('waits until it comes into view where the loader is used', async () => {
    const { page, problems, requests } = await open('loader.html')
    await page.waitForTimeout(300)
    expect(requests.some((url) => url.endsWith('policy-guide.js'))).toBe(false)
    await page.evaluate(() => scrollTo(0, 5000))
    await page.getByRole('heading', { name: '泰安市老旧小区改造实施方案' }).waitFor()
    expect(problems).toEqual([])
    await page.close()
  })

  it('paints the module’s first screen before the rest has come, and loses nothing that was begun on it', async () => {
    const page = await browser.newPage()
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    await page.route(/engine.*\.mjs$/, async (route) => {
      await held
      await route.continue()
    })
    await page.goto(`${site.url}module.html`, { waitUntil: 'domcontentloaded' })
    const box = page.locator('policy-guide input')
    await box.fill('加装电梯')
    await page.locator('policy-guide h2').waitFor()
    expect(await page.locator('policy-guide [role=combobox]').count()).toBe(0)
    release()
    await page.getByRole('combobox').waitFor()
    expect(await page.getByRole('combobox').inputValue()).toBe('加装电梯')
    expect(
      await page.evaluate(() => document.querySelector('policy-guide')!.shadowRoot!.activeElement?.id),
    ).toBe('pg-ask')
    expect(await page.locator('policy-guide h2').count()).toBe(1)
    await page.close()
  })

  it('answers a question asked by the page before the module could', async () => {
    const page = await browser.newPage()
    await page.goto(`${site.url}module.html`)
    await page.evaluate(async () => {
      await customElements.whenDefined('policy-guide')
      ;(document.querySelector('policy-guide') as unknown as { ask(q: string): void }).ask(
        '加装电梯找哪个部门',
      )
    })
    await page.getByText('市场监管部门').first().waitFor()
    await page.close()
  })

  it('stands beside a second copy of itself, several times, and stays hidden when it is', async () => {
    const { page, problems } = await open('twice.html')
    await page.getByRole('heading', { name: '钱从哪来' }).waitFor()
    expect(await page.locator('policy-guide .guide').count()).toBe(2)
    expect(problems).toEqual([])
    await page.goto(`${site.url}hidden.html`)
    await page.waitForTimeout(100)
    expect(await page.locator('policy-guide').isVisible()).toBe(false)
    await page.close()
  })

  it('gives a frame the height it asks for, and believes nobody else', async () => {
    const { page, problems } = await open('framed.html')
    const height = () => page.evaluate(() => document.querySelector('iframe')!.getBoundingClientRect().height)
    await expect.poll(height).toBeGreaterThan(1000)
    const before = await height()
    await page.evaluate(() => postMessage({ type: 'policy-guide:height', height: 150 }, '*'))
    await page.waitForTimeout(100)
    expect(await height()).toBe(before)
    expect(problems).toEqual([])
    await page.close()
  })

  it('tells its height to nobody but the origin that was named', async () => {
    const other = createServer((_, response) => {
      response.setHeader('content-type', 'text/html')
      response.end(
        `<!doctype html><script>addEventListener('message',e=>{window.got=e.data})</script><iframe src="${site.url}frame.html?origin=https://www.example.gov.cn"></iframe>`,
      )
    })
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const page = await browser.newPage()
    await page.goto(`http://127.0.0.1:${(other.address() as { port: number }).port}/`)
    await page.frames()[1]!.locator('policy-guide h2').waitFor()
    await page.waitForTimeout(200)
    expect(await page.evaluate(() => (window as unknown as { got?: unknown }).got)).toBeUndefined()
    await page.close()
    other.close()
  })

  it('leaves a page that reads without script: the whole text and every answer', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${site.url}plan.html`)
    const text = (await page.locator('main').textContent())!.replace(/\s/g, '')
    const policy = JSON.parse(readFileSync(path.join(BUILT, 'packs/tai-an-2020-43.json'), 'utf8')) as Policy
    const missing = policy.clauses.filter((clause) => !text.includes(clause.text.replace(/\s/g, '')))
    expect(missing).toEqual([])
    for (const one of [...policy.items, ...policy.funding, ...policy.steps, ...policy.models])
      expect(text).toContain(one.name.replace(/\s/g, ''))
    expect(await page.locator('script').count()).toBe(0)
    await page.goto(`${site.url}index.html`)
    await page.getByRole('link', { name: '阅读全文和各项答案' }).waitFor()
    await context.close()
  })

  it('prints the guide alone, and its result on one A4 sheet with date, number, contacts and checklist', async () => {
    const page = await browser.newPage()
    await page.addInitScript(() => {
      window.print = () => {
        ;(window.top as unknown as { printed: [string, string] }).printed = [
          document.body.textContent ?? '',
          getComputedStyle(document.querySelector('.guide') ?? document.body).display,
        ]
      }
    })
    const known =
      'f.builtOn=1998&f.land=state-owned-urban&f.residential=true&f.neglected=true&f.utilitiesIncomplete=true&f.servicesIncomplete=true&f.residentsWilling=true&f.rebuild=false'
    await page.goto(`${site.url}index.html#pg=1&c=1.0.0&v=eligible&${known}&d=plan-0`)
    await page.getByRole('button', { name: '打印' }).click()
    await page.waitForFunction(() => 'printed' in window)
    const [text] = await page.evaluate(() => (window as unknown as { printed: [string, string] }).printed)
    expect(text).toContain('符合改造范围')
    expect(text).not.toContain('嵌入您的网站')

    await page.evaluate(() => {
      const guide = document.querySelector('policy-guide') as unknown as { contacts: unknown }
      const contact = {
        phone: '0000-0000000',
        address: '某路一号三楼三〇一室',
        hours: '工作日上午九时至下午五时',
      }
      guide.contacts = { 住房城乡建设部门: contact, 市社区房屋安全管理工作领导小组: contact }
    })
    await page.emulateMedia({ media: 'print' })
    const sheet = page.locator('policy-guide .sheet')
    const words = (await sheet.textContent())!
    for (const part of [
      '符合改造范围',
      '按 20',
      '建成时间',
      '四、（二）',
      '0000-0000000',
      '☑',
      '☐',
      '中央预算内资金',
    ])
      expect(words).toContain(part)
    expect(await page.locator('policy-guide .foot').textContent()).toContain('泰政办字〔2020〕43号')
    for (const facts of [known, 'f.builtOn=2010', known.replace(/=(true|state-owned-urban)/g, '=unknown')]) {
      await page.goto(`${site.url}index.html?${facts.length}#pg=1&c=1.0.0&v=eligible&${facts}`)
      await page.locator('policy-guide .sheet').waitFor()
      const margin = '15mm'
      const pdf = await page.pdf({
        format: 'A4',
        margin: { top: margin, bottom: margin, left: margin, right: margin },
      })
      expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1)
    }
    await page.close()
  })
})
