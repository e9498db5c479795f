// Pictures of every screen at three widths in three looks, for docs/screenshots: node scripts/screenshots.mjs
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { findChromium } from './chromium.mjs'
import { root } from './run.mjs'
import { serve } from './serve.mjs'

const KNOWN =
  'f.land=state-owned-urban&f.residential=true&f.neglected=true&f.utilitiesIncomplete=true&f.servicesIncomplete=true&f.residentsWilling=true&f.rebuild=false'
/** @type {[name: string, title: string, state: string][]} */
const SCREENS = [
  ['home', '首页', ''],
  ['question', '一个问题', 'v=eligible&f.builtOn=1998'],
  ['result', '结论', `v=eligible&f.builtOn=1998&${KNOWN}`],
  ['funding', '资金', 'v=funding&f.builtOn=1998'],
  ['pick', '查哪一项', 'v=responsible'],
  ['item', '一项改造内容', 'v=responsible&s=elevator'],
  ['answer', '回答', `v=ask&s=${encodeURIComponent('加装电梯找哪个部门，补多少钱')}`],
  ['silent', '文件没有规定', `v=ask&s=${encodeURIComponent('外墙脱落谁来修')}`],
  ['read', '读原文', `v=read&s=${encodeURIComponent('四(二)')}`],
]
/** @type {[name: string, title: string, dark: boolean, elder: boolean][]} */
const LOOKS = [
  ['light', '浅色', false, false],
  ['dark', '深色', true, false],
  ['elder', '长辈版', false, true],
]
const WIDTHS = [320, 768, 1280]

const folder = path.join(root, 'docs/screenshots')
mkdirSync(folder, { recursive: true })
const site = await serve(path.join(root, 'dist/widget'), {})
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: ['--no-sandbox', '--disable-gpu'],
})
for (const width of WIDTHS)
  for (const [look, , dark, elder] of LOOKS) {
    const page = await browser.newPage({
      viewport: { width, height: 800 },
      colorScheme: dark ? 'dark' : 'light',
    })
    for (const [name, , state] of SCREENS) {
      await page.goto(`${site.url}?${name}#pg=1&c=1.0.0&${state || 'v=home'}`)
      if (elder)
        await page.evaluate(() => document.querySelector('policy-guide')?.setAttribute('text-size', 'elder'))
      await page.locator('policy-guide h2').first().waitFor()
      await page.evaluate(() => document.querySelector('.manual')?.remove())
      await page.waitForTimeout(150)
      const file = path.join(folder, `${name}-${width}-${look}.jpg`)
      await page.screenshot({
        path: file,
        type: 'jpeg',
        quality: 60,
        fullPage: width === 320 && name !== 'read',
      })
    }
    await page.close()
  }
await browser.close()
await site.close()

const cell = (/** @type {string} */ name, /** @type {number} */ width, /** @type {string} */ look) =>
  `![${name} ${width}](screenshots/${name}-${width}-${look}.jpg)`
writeFileSync(
  path.join(root, 'docs/screenshots.md'),
  `# 各屏的样子\n\n由 \`node scripts/screenshots.mjs\` 生成:三种宽度(320、768、1280),浅色、深色、长辈版。\n${SCREENS.map(
    ([name, title]) =>
      `\n## ${title}\n${LOOKS.map(([look, what]) => `\n### ${what}\n\n${WIDTHS.map((width) => cell(name, width, look)).join('\n')}\n`).join('')}`,
  ).join('')}`,
)
