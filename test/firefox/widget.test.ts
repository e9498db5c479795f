import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serve } from '../browser/harness.ts'
import { violations } from './axe.ts'
import { launchFirefox, type Firefox } from './bidi.ts'

const CSP = "default-src 'none'; script-src 'self'; style-src 'self'; require-trusted-types-for 'script'"

describe('<policy-guide> in Firefox', () => {
  let firefox: Firefox
  let site: Awaited<ReturnType<typeof serve>>

  beforeAll(async () => {
    site = await serve('dist/widget', { 'content-security-policy': CSP })
    firefox = await launchFirefox()
  })
  afterAll(async () => {
    await firefox?.close()
    await site?.close()
  })

  it('is styled, answers what is typed, and breaks no policy', async () => {
    const page = await firefox.open(site.url)
    const key = (value: string) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]
    await page.run(() => document.querySelector('policy-guide')!.shadowRoot!.querySelector('input')!.focus())
    await firefox.send('input.performActions', {
      context: page.context,
      actions: [
        { type: 'key', id: 'keyboard', actions: Array.from('加装电梯找哪个部门\uE007').flatMap(key) },
      ],
    })
    const shown = () =>
      page.run(() => {
        const root = document.querySelector('policy-guide')!.shadowRoot!
        return [
          getComputedStyle(root.querySelector('.guide')!).maxWidth,
          root.querySelector('.answer')?.textContent?.includes('市场监管部门'),
        ]
      })
    await expect.poll(shown).toEqual(['704px', true])
    expect(await violations(page)).toEqual([])
    expect(firefox.complaints).toEqual([])
  })

  it('goes back and forward with the address', async () => {
    const page = await firefox.open(`${site.url}#pg=1&c=1.0.0&v=responsible&s=elevator`)
    const heading = () =>
      page.run(() => document.querySelector('policy-guide')!.shadowRoot!.querySelector('h2')!.textContent)
    await expect.poll(heading).toBe('增设电梯')
    await page.run(() => (location.hash = 'pg=1&c=1.0.0&v=eligible&f.builtOn=2010'))
    await expect.poll(heading).toBe('不符合改造范围')
    await page.run(() => history.back())
    await expect.poll(heading).toBe('增设电梯')
    expect(await violations(page)).toEqual([])
    expect(firefox.complaints).toEqual([])
  })
})
