import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launch, serve } from './harness.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const CSP = "default-src 'none'; script-src 'self'; style-src 'self'; require-trusted-types-for 'script'"
const at = (view: string, rest = '') => `#pg=1&c=1.0.0&v=${view}${rest}`
const asked = (question: string) => at('ask', `&s=${encodeURIComponent(question)}`)

const STATES: Record<string, string> = {
  home: '',
  'the pick list': at('responsible'),
  'a work item with a department': at('responsible', '&s=elevator'),
  'a work item without one': at('responsible', '&s=street-lights'),
  'a department': at('responsible', '&s=finance'),
  'a date question': at('eligible'),
  'a choice question': at('eligible', '&f.builtOn=1998'),
  ineligible: at('eligible', '&f.builtOn=2010'),
  undetermined: at(
    'eligible',
    '&f.builtOn=1998&f.land=unknown&f.residential=unknown&f.neglected=unknown&f.utilitiesIncomplete=unknown&f.servicesIncomplete=unknown&f.residentsWilling=unknown&f.rebuild=unknown',
  ),
  funding: at('funding'),
  'an answer': asked('加装电梯找哪个部门,补多少钱'),
  'no answer': asked('外墙脱落谁来修'),
  'off the subject': asked('公积金怎么提取'),
  'the document': at('read', '&s=四(二)'),
}

describe('<policy-guide> in a browser', () => {
  let browser: Browser
  let site: Awaited<ReturnType<typeof serve>>

  beforeAll(async () => {
    site = await serve('dist/widget', { 'content-security-policy': CSP })
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })

  /** The demo page, with what it complained of and asked for. */
  async function open(hash = '', options: Parameters<Browser['newPage']>[0] = {}) {
    const page = await browser.newPage(options)
    const problems: string[] = []
    const requests: string[] = []
    page.on('pageerror', (error) => problems.push(error.message))
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
    page.on('request', (request) => requests.push(request.url()))
    await page.goto(site.url + hash, { waitUntil: 'networkidle' })
    await page.locator('policy-guide .guide').waitFor()
    return { page, problems, requests }
  }

  async function violations(page: Page): Promise<string[]> {
    await page.evaluate(AXE)
    return page.evaluate(async () => {
      const axe = (
        globalThis as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { target: unknown }[] }[] }> }
        }
      ).axe
      const found = await axe.run()
      return found.violations.map(
        (one) => `${one.id}: ${JSON.stringify(one.nodes.map((node) => node.target))}`,
      )
    })
  }

  for (const [look, options, attributes] of [
    ['light', { colorScheme: 'light' }, {}],
    ['dark', { colorScheme: 'dark' }, {}],
    ['elder', { colorScheme: 'light' }, { 'text-size': 'elder' }],
    ['elder and dark', { colorScheme: 'dark' }, { 'text-size': 'elder' }],
    ['forced colours', { forcedColors: 'active' }, {}],
  ] as const)
    it(`has no accessibility violation and breaks no policy in any state: ${look}`, async () => {
      const { page, problems } = await open('', { ...options, viewport: { width: 320, height: 800 } })
      for (const [name, value] of Object.entries(attributes))
        await page.evaluate(
          ([n, v]) => document.querySelector('policy-guide')!.setAttribute(n!, v!),
          [name, value],
        )
      for (const [state, hash] of Object.entries(STATES)) {
        await page.evaluate((fragment) => (location.hash = fragment), hash || '#pg=1&c=1.0.0&v=home')
        await page.waitForTimeout(30)
        expect(await violations(page), state).toEqual([])
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
          `${state} at 320 px`,
        ).toBe(true)
      }
      expect(problems).toEqual([])
      await page.close()
    })

  it('answers the checklist by keyboard alone, and focus goes to each new heading', async () => {
    const { page } = await open()
    await page.getByRole('button', { name: /能不能改/ }).focus()
    await page.keyboard.press('Enter')
    const focused = () =>
      page.evaluate(
        () => document.querySelector('policy-guide')!.shadowRoot!.activeElement?.textContent ?? '',
      )
    await expect.poll(focused).toContain('什么时候建成')
    await page.keyboard.press('Tab')
    await page.keyboard.type('1998年')
    await page.keyboard.press('Enter')
    await expect.poll(focused).toContain('国有土地')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect.poll(focused).toBe('不符合改造范围')
    await page.close()
  })

  it('answers a question sent in the very moment its field appears', async () => {
    const { page } = await open()
    await page.evaluate(() => {
      const guide = document.createElement('policy-guide')
      guide.id = 'hasty'
      document.body.append(guide)
      const field = guide.shadowRoot!.querySelector<HTMLInputElement>('#pg-ask')!
      field.value = '加装电梯'
      field.form!.requestSubmit()
    })
    await page.locator('#hasty .answer').first().waitFor()
    await page.waitForTimeout(200)
    expect(await page.locator('#hasty .answer.first').textContent()).toContain('电梯')
    await page.close()
  })

  it('keeps the other answers when one is changed', async () => {
    const { page } = await open(at('eligible', '&f.builtOn=1998&f.land=other'))
    await page.getByRole('button', { name: '修改：土地' }).click()
    await page.getByRole('button', { name: '是，城市或县城的国有土地' }).click()
    await expect.poll(() => page.locator('.so-far').textContent()).toContain('1998')
    await expect.poll(() => page.locator('policy-guide h2').first().textContent()).toContain('住宅小区')
    await page.close()
  })

  it('opens the clause in place with the quotation marked, and in the document', async () => {
    const { page } = await open(at('responsible', '&s=elevator'))
    await page
      .getByRole('button', { name: /展开这一条/ })
      .first()
      .click()
    await expect
      .poll(() => page.locator('mark').first().textContent())
      .toBe('市场监管部门负责老旧小区既有住宅加装电梯的安装告知、监督检验、使用登记等工作')
    await page.getByRole('button', { name: '在原文中看' }).click()
    await expect.poll(() => page.locator('.wanted').textContent()).toContain('强化责任分工')
    await page.close()
  })

  it('goes back and forward with the address', async () => {
    const { page } = await open()
    await page.getByRole('button', { name: /谁负责/ }).click()
    await page.getByRole('button', { name: '增设电梯', exact: true }).click()
    await expect.poll(() => page.locator('policy-guide h2').first().textContent()).toBe('增设电梯')
    await page.goBack()
    await expect.poll(() => page.locator('policy-guide h2').first().textContent()).toBe('想查哪一项？')
    await page.goBack()
    await expect
      .poll(() => page.locator('policy-guide h2').first().textContent())
      .toContain('老旧小区改造实施方案')
    await page.goForward()
    await expect.poll(() => page.locator('policy-guide h2').first().textContent()).toBe('想查哪一项？')
    await page.close()
  })

  it('looks up, announces and sends nothing while an input method composes', async () => {
    const { page } = await open()
    const session = await page.context().newCDPSession(page)
    const box = page.getByRole('combobox')
    await box.focus()
    const seen = () =>
      page.evaluate(() => {
        const root = document.querySelector('policy-guide')!.shadowRoot!
        return [
          root.querySelectorAll('[role=option]').length,
          root.querySelector('.unseen')!.textContent,
          location.hash,
        ]
      })
    const before = await seen()
    for (const text of ['d', 'di', 'dian', 'diant', 'dianti']) {
      await session.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      })
      await page.waitForTimeout(150)
    }
    for (const key of ['ArrowDown', 'Enter', 'Escape'])
      await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, windowsVirtualKeyCode: 229 })
    await page.waitForTimeout(800)
    expect(await seen()).toEqual(before)
    await session.send('Input.insertText', { text: '电梯' })
    await page.getByRole('option').first().waitFor()
    expect(await page.getByRole('option').first().textContent()).toContain('增设电梯')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('policy-guide h2').first().textContent()).toBe('增设电梯')
    await page.close()
  })

  it('keeps what is typed from the page and takes none of its styles', async () => {
    const { page } = await open()
    const styles = () =>
      page.evaluate(() =>
        [...document.querySelector('policy-guide')!.shadowRoot!.querySelectorAll('*')].map((element) => {
          const { color, font, display, padding, textTransform, lineHeight, letterSpacing } =
            getComputedStyle(element)
          return [color, font, display, padding, textTransform, lineHeight, letterSpacing].join('|')
        }),
      )
    const before = await styles()
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(
        '*{color:red!important;font:30px cursive!important;line-height:3!important;text-transform:uppercase!important;letter-spacing:9px!important;padding:9px!important;display:inline} html{font-size:62.5%} button,input,h2,p,li{border:9px solid lime!important}',
      )
      document.adoptedStyleSheets = [sheet]
      ;(globalThis as { heard?: number }).heard = 0
      document.addEventListener('keydown', () => ((globalThis as { heard?: number }).heard! += 1))
    })
    expect(await styles()).toEqual(before)
    await page.getByRole('combobox').pressSequentially('gs/')
    expect(await page.evaluate(() => (globalThis as { heard?: number }).heard)).toBe(0)
    await page.close()
  })

  it('asks for nothing after it has loaded and keeps nothing', async () => {
    const { page, requests } = await open()
    const loaded = requests.length
    await page.getByRole('combobox').fill('加装电梯找哪个部门')
    await page.keyboard.press('Enter')
    await page.locator('.answer').first().waitFor()
    expect(requests.length).toBe(loaded)
    expect(await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length])).toEqual([
      '',
      0,
      0,
    ])
    await page.close()
  })

  it('lets the page step in before a screen changes', async () => {
    const { page } = await open()
    await page.evaluate(() =>
      document.addEventListener('policy-guide:navigate', (event) => event.preventDefault()),
    )
    await page.getByRole('button', { name: /谁负责/ }).click()
    await expect
      .poll(() => page.locator('policy-guide h2').first().textContent())
      .toContain('老旧小区改造实施方案')
    await page.close()
  })

  it('shows contacts that the page supplies, and no link that is not one', async () => {
    const { page } = await open(at('responsible', '&s=elevator'))
    await page.evaluate(() =>
      document.querySelector('policy-guide')!.setAttribute(
        'contacts',
        JSON.stringify({
          市场监管部门: { phone: '000-0000', url: 'javascript:alert(1)', address: '<b>一号</b>' },
        }),
      ),
    )
    await expect
      .poll(() => page.locator('.contact').first().textContent())
      .toBe('电话 000-0000地址 <b>一号</b>')
    expect(await page.locator('a[href^="javascript"]').count()).toBe(0)
    await page.close()
  })

  it('can be moved, removed and put beside another', async () => {
    const { page, problems } = await open()
    await page.evaluate(() => {
      const first = document.querySelector('policy-guide')!
      const parent = first.parentNode!
      first.remove()
      parent.appendChild(first)
      const second = document.createElement('policy-guide')
      second.setAttribute('start', '四(二)')
      parent.appendChild(second)
    })
    await page.locator('policy-guide .wanted').waitFor()
    expect(await page.locator('policy-guide .guide').count()).toBe(2)
    expect(problems).toEqual([])
    await page.close()
  })
})
