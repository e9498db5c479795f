import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'

/** @typedef {Awaited<ReturnType<typeof import('./drive.mjs').drive>>} Driven */

/** How long the page may take to show something, in milliseconds. */
const PATIENCE = 5_000

/** Runs in the page; kept to the syntax of 2017, and to what Chromium 64 has. */
const GUIDE = "document.querySelector('policy-guide')"
const ROOT = `${GUIDE}.shadowRoot`

/** What is asked in every version; more than ten answers or words make an unstable sort show. */
export const QUESTIONS = [
  '加装电梯找哪个部门',
  '楼顶漏水归不归这个管',
  '谁出钱',
  '1998年的小区能改吗',
  '补助多少钱,什么时候开工',
  '财政部门负责什么',
  '改造的步骤',
  '公积金怎么提取',
  'dianti',
]
export const PLACES = [
  'responsible',
  'responsible&s=finance',
  'eligible&f.builtOn=1998',
  'eligible&f.builtOn=2010',
  'funding',
  'read&s=四(二)',
]

/**
 * @param {Driven} page
 * @param {string} expression
 * @param {(value: any) => boolean} wanted
 */
async function until(page, expression, wanted) {
  const end = Date.now() + PATIENCE
  for (;;) {
    const value = await page.value(expression)
    if (wanted(value)) return value
    if (Date.now() > end) assert.fail(`never as wanted: ${expression} is ${JSON.stringify(value)}`)
    await pause(50)
  }
}

/** The text that stands there once it no longer changes. @param {Driven} page */
async function settled(page) {
  let before
  for (;;) {
    const now = await page.value(`${ROOT}.querySelector('.body').textContent`)
    if (now === before) return now
    before = now
    await pause(100)
  }
}

/** Styled is what has our colours, sizes and rows. @param {Driven} page */
async function checkStyled(page) {
  const style = (/** @type {string} */ selector, /** @type {string} */ name) =>
    `getComputedStyle(${ROOT}.querySelector('${selector}')).${name}`
  await until(page, style('.guide', 'maxWidth'), (value) => value === '704px')
  assert.equal(await page.value(style('.guide', 'color')), 'rgb(28, 35, 38)')
  assert.equal(await page.value(style('.primary', 'backgroundColor')), 'rgb(11, 90, 99)')
  assert.equal(await page.value(style('h2', 'fontSize')), '28px')
  assert.equal(await page.value(style('.ask-row', 'display')), 'flex')
}

/** Nothing sticks out of the window, and what stands side by side stands apart. @param {Driven} page */
async function checkLayout(page) {
  const [wide, close] = await page.value(`[
    document.documentElement.scrollWidth - innerWidth,
    Array.from(${ROOT}.querySelectorAll('button,input')).filter((one, at, all) => {
      const before = at > 0 && all[at - 1].getBoundingClientRect()
      const here = one.getBoundingClientRect()
      return before && before.width && here.width && before.top < here.bottom && here.top < before.bottom &&
        here.left < before.right + 4
    }).map((one) => one.textContent)
  ]`)
  assert.ok(wide <= 0, `sticks out by ${wide} px`)
  assert.deepEqual(close, [], 'buttons stand less than 4 px apart')
}

/**
 * Everything that is checked in one version: styles, an answer, a guide by its fragment and by hand, no complaint.
 * @param {Driven} page
 * @param {string} url of the page under the strict policy
 * @param {string} bare the same without a policy and without the sheet's file
 * @param {(name: string) => Promise<void>} picture
 * @returns {Promise<string[]>} the text of each question and place, to be compared with other versions
 */
export async function check(page, url, bare, picture) {
  await page.go(url)
  await until(page, `!!customElements.get('policy-guide') && !!${ROOT}.querySelector('.guide')`, Boolean)
  await checkStyled(page)
  await checkLayout(page)
  await picture('home')

  const texts = []
  for (const question of QUESTIONS) {
    await page.value(`${GUIDE}.ask(${JSON.stringify(question)})`)
    texts.push(await settled(page))
    await checkLayout(page)
  }
  await page.value(`${GUIDE}.ask('加装电梯找哪个部门')`)
  await until(page, `(${ROOT}.querySelector('.answer') || '').textContent || ''`, (text) =>
    text.includes('市场监管部门'),
  )
  await picture('answer')

  for (const place of PLACES) {
    await page.value(`location.hash = ${JSON.stringify(`pg=1&c=1.0.0&v=${place}`)}`)
    texts.push(await settled(page))
    await checkLayout(page)
    await picture(place.replaceAll(/\W+/g, '-'))
  }

  // By hand: a year typed, an answer given.
  await page.value(`location.hash = 'pg=1&c=1.0.0&v=eligible'`)
  await until(page, `!!${ROOT}.querySelector('form input[type=text]')`, Boolean)
  await page.value(`{
    const input = ${ROOT}.querySelector('form input[type=text]')
    input.value = '1998'
    input.dispatchEvent(new Event('input', { bubbles: true }))
    input.form.querySelector('button[type=submit]').click()
  }`)
  await until(page, `${ROOT}.querySelectorAll('.choices button').length`, (count) => count > 1)
  await page.value(`${ROOT}.querySelector('.choices button').click()`)
  await until(page, `location.hash`, (hash) => hash.includes('f.builtOn=1998') && hash.includes('f.land='))

  // The same behind a floating button, which a question opens too.
  await page.value(`${GUIDE}.setAttribute('launcher', '')`)
  await until(page, `!!${ROOT}.querySelector('button.launcher')`, Boolean)
  assert.equal(await page.value(`getComputedStyle(${ROOT}.querySelector('.launcher')).position`), 'fixed')
  await page.value(`${GUIDE}.ask('加装电梯找哪个部门')`)
  await until(page, `(${ROOT}.querySelector('dialog[open] .answer') || '').textContent || ''`, (text) =>
    text.includes('市场监管部门'),
  )
  await checkStyled(page)
  await checkLayout(page)
  await picture('launcher')
  await page.value(`${GUIDE}.close()`)
  await until(page, `!!${ROOT}.querySelector('dialog[open]')`, (open) => !open)
  assert.deepEqual(page.complaints, [])

  await page.go(bare)
  await checkStyled(page)
  return texts
}
