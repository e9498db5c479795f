/**
 * Looking through a page and marking it, on pages of growing size, by the built extension. A copy of it is granted the
 * local server at install, since no one is there to allow the site; nothing else of it differs.
 */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { policies } from '../../dist/node/index.js'
import {
  digits,
  load,
  median,
  quick,
  random,
  ratio,
  rounds,
  spread,
  table,
  tell,
  whole,
} from '../measure.mjs'
import { siteOf } from '../widget/site.mjs'
import { launchExtension } from './harness.mjs'

const SIZES = quick ? [1000, 10_000] : [1000, 10_000, 100_000]
const ROUNDS = quick ? 1 : 3
const PANEL = 'src/extension/panel/index.html'
/** What the build writes for pages. */
export const SCRIPTS = { marks: 'marks.js', reader: 'page-reader.js' }
/** Marks have come to an end when none is added for so long, ms; the marker pauses at most 250 between turns. */
const STILL = 1500

export const hasScripts = (folder) =>
  Object.values(SCRIPTS).every((name) => existsSync(path.join(folder, name)))

/** A page as offices have them, of so many nodes, elements and texts; every eighth paragraph speaks of the plan. */
export function pageOf(nodes, seed = 20261125) {
  const chance = random(seed)
  const below = (n) => Math.floor(chance() * n)
  const { items, departments, clauses } = policies[0]
  const names = [...items, ...departments].map((one) => one.name)
  const filler = '关于进一步做好本周工作安排请各科室于周五之前报送材料并按规定归档会议定于上午九时在三楼召开'
  const plain = () => {
    const at = below(filler.length - 12)
    return filler.slice(at, at + 6 + below(6))
  }
  const quotes = clauses.filter((one) => one.text.length > 60)
  let body = ''
  // A paragraph of a row: div, p, its text, span, its text.
  for (let at = 0; at * 5 < nodes; at++) {
    const said =
      at % 400 === 7
        ? `“${quotes[below(quotes.length)].text.slice(0, 50)}”`
        : at % 8 === 0
          ? `${plain()}${names[below(names.length)]}${plain()}`
          : plain()
    body += `<div><p>${plain()}${said}<span>${plain()}</span></p></div>`
  }
  return Buffer.from(
    `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${nodes}</title><body>${body}</body></html>`,
  )
}

/** In the page, before it loads: when marks came, how many, and the long tasks. */
function watchMarks() {
  const seen = (globalThis.benchMarks = { count: 0, last: 0, tasks: [] })
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) seen.tasks.push({ startTime, duration })
  }).observe({ type: 'longtask', buffered: true })
  const look = () => {
    const count = CSS.highlights.get('policy-guide')?.size ?? 0
    if (count !== seen.count) Object.assign(seen, { count, last: performance.now() })
    setTimeout(look, 5)
  }
  look()
}

async function marked(context, url) {
  const page = await context.newPage()
  try {
    await page.addInitScript(watchMarks)
    await page.goto(url, { waitUntil: 'load' })
    const still = (rest) => {
      const { count, last } = globalThis.benchMarks
      return count > 0 && performance.now() - last > rest
    }
    await page.waitForFunction(still, STILL, { timeout: 60_000, polling: 100 })
    return await page.evaluate(() => {
      const [{ loadEventEnd }] = performance.getEntriesByType('navigation')
      const { count, last, tasks } = globalThis.benchMarks
      const later = tasks.filter((one) => one.startTime >= loadEventEnd).map((one) => one.duration)
      return { count, took: last - loadEventEnd, longest: Math.max(0, ...later) }
    })
  } finally {
    await page.close()
  }
}

/** The panel's list of what the page speaks of, from opening that screen until it stands there. */
async function scanned({ context, worker, id }, url) {
  const page = await context.newPage()
  const panel = await context.newPage()
  try {
    await page.goto(url, { waitUntil: 'load' })
    const tab = await worker.evaluate(async (address) => {
      const [{ id }] = (await chrome.tabs.query({})).filter((one) => one.url === address)
      return id
    }, url)
    const read = await worker.evaluate(
      async ([tabId, file]) => {
        const start = performance.now()
        await chrome.scripting.executeScript({ target: { tabId }, files: [file] })
        await chrome.scripting.executeScript({
          target: { tabId },
          func: () => globalThis.policyGuidePage.read().text.length,
        })
        return performance.now() - start
      },
      [tab, SCRIPTS.reader],
    )
    const start = performance.now()
    await panel.goto(`chrome-extension://${id}/${PANEL}?tab=${tab}&screen=page`)
    await panel
      .getByText(/读了 [\d,]+ 个字|[\d,]+ characters/)
      .first()
      .waitFor({ timeout: 60_000 })
    return { read, whole: performance.now() - start }
  } finally {
    await panel.close()
    await page.close()
  }
}

/** @returns {Promise<import('../measure.mjs').Report>} */
export async function pages(folder) {
  if (!hasScripts(folder))
    return { markdown: '### Page scan and marking\n\nNot measured: this build has neither.', targets: [] }
  const place = mkdtempSync(path.join(tmpdir(), 'policy-guide-bench-'))
  const copy = path.join(place, 'extension')
  cpSync(folder, copy, { recursive: true })
  const manifest = JSON.parse(readFileSync(path.join(copy, 'manifest.json'), 'utf8'))
  const granted = { ...manifest, host_permissions: ['http://127.0.0.1/*'], optional_host_permissions: [] }
  writeFileSync(path.join(copy, 'manifest.json'), JSON.stringify(granted))
  const site = await siteOf(new Map(SIZES.map((size) => [`/${size}.html`, pageOf(size)])))
  const browser = await launchExtension(copy, path.join(place, 'profile'))
  try {
    const busy = [load()]
    // The first page of a new browser is not counted.
    await marked(browser.context, `${site.url}/${SIZES[0]}.html`)
    const found = await rounds(ROUNDS, SIZES, async (size) => {
      const url = `${site.url}/${size}.html`
      const one = { ...(await marked(browser.context, url)), ...(await scanned(browser, url)) }
      tell(`${size} nodes: ${one.count} marks in ${digits(one.took)} ms, list in ${digits(one.whole)} ms`)
      return one
    })
    busy.push(load())
    const all = (size, read) => found.get(size).map((one) => one[read])
    const each = (size) => median(all(size, 'took')) / size
    const markdown = [
      '### Page scan and marking',
      `Pages of so many nodes, every eighth paragraph with a term of the plan, one in 400 with a quotation. Marked: from the page's load event to the last mark, in idle moments of the page; standing still: the longest task after loading, 0 below 50 ms. Read: the reader put in and all text taken. List: the panel opened at this page's list until it stands there. ${ROUNDS} rounds by turns. Load of the machine: ${busy.join(' to ')}.`,
      table(
        [
          'nodes',
          'marked, time of a node, ratio',
          'marks',
          'marked, ms',
          'standing still, ms',
          'read, ms',
          'list, ms',
        ],
        SIZES.map((size) => [
          whole(size),
          ratio(each(size), each(SIZES[0])),
          median(all(size, 'count')),
          spread(all(size, 'took')),
          spread(all(size, 'longest')),
          spread(all(size, 'read')),
          spread(all(size, 'whole')),
        ]),
      ),
    ].join('\n\n')
    return { markdown, targets: [] }
  } finally {
    await browser.context.close()
    await site.close()
    rmSync(place, { recursive: true, force: true })
  }
}
