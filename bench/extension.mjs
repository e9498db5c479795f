// The extension: sizes of its parts and how soon its panel can be used: node bench/extension.mjs [--quick] (after npm run build).
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import { launchExtension } from './extension/harness.mjs'
import { hasScripts, pages, SCRIPTS } from './extension/pages.mjs'
import { alone, digits, load, median, quick, ratio, spread, table, tell, whole } from './measure.mjs'
import { brotli } from './widget/site.mjs'

export const title = 'Extension'

const FOLDER = fileURLToPath(new URL('../dist/extension-chromium', import.meta.url))
const PANEL = 'src/extension/panel/index.html'
const OPENINGS = quick ? 3 : 11
/** Once the panel has painted, everything it loads later has come as well, ms. */
const REST = 600

/** A file of the extension with all it names by `import` and, in a page, by `src` and `href`; each once. */
function partsOf(file, found = new Set()) {
  if (found.has(file) || !existsSync(path.join(FOLDER, file))) return found
  found.add(file)
  const text = readFileSync(path.join(FOLDER, file), 'utf8')
  const pattern = file.endsWith('.html')
    ? /\b(?:src|href)="([^"]+)"/g
    : /(?:\bfrom|\bimport)\s*["']([^"']+\.js)["']/g
  for (const [, name] of text.matchAll(pattern))
    partsOf(name.startsWith('/') ? name.slice(1) : path.join(path.dirname(file), name), found)
  return found
}

function weigh(files) {
  const bytes = Array.from(files, (file) => readFileSync(path.join(FOLDER, file)))
  const sum = (read) => bytes.reduce((all, one) => all + read(one), 0)
  return {
    count: bytes.length,
    raw: sum((one) => one.length),
    gzip: sum((one) => gzipSync(one, { level: 9 }).length),
    brotli: sum((one) => brotli(one).length),
  }
}

/**
 * The toolbar button is pressed through the debugging protocol, so that the browser opens its real side panel.
 * @returns {Promise<{ first: number, later: number[] }>} milliseconds from the press until the panel's first paint
 *   with the field to ask in
 */
async function openings() {
  const profile = mkdtempSync(path.join(tmpdir(), 'policy-guide-bench-'))
  const { context, worker, id, address } = await launchExtension(FOLDER, profile)
  try {
    const page = await context.newPage()
    await page.goto('data:text/html,<title>page</title><p>page')
    const took = []
    for (let at = 0; at < OPENINGS; at++) {
      took.push(await open(address, id))
      tell(`panel, opening ${at + 1}: ${digits(took.at(-1))} ms`)
      await worker.evaluate(closePanels)
      await new Promise((resolve) => setTimeout(resolve, 300))
    }
    return { first: took[0], later: took.slice(1) }
  } finally {
    await context.close()
    rmSync(profile, { recursive: true, force: true })
  }
}

/** In the worker: closes the panel of every window and waits until it is gone. */
async function closePanels() {
  for (const { id: windowId } of await chrome.windows.getAll())
    await chrome.sidePanel.close({ windowId }).catch(() => {})
  for (let turn = 0; turn < 200; turn++) {
    if (!(await chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] })).length) return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error('The side panel does not close.')
}

/** One opening. A connection of its own afterwards, since a panel is not seen by one made before. */
async function open(address, id) {
  const pressing = await chromium.connectOverCDP(address)
  const session = await pressing.newBrowserCDPSession()
  const { targetInfos } = await session.send('Target.getTargets', { filter: [{ type: 'tab' }] })
  const { targetId } = targetInfos.find((one) => one.title === 'page')
  const pressed = performance.timeOrigin + performance.now()
  await session.send('Extensions.triggerAction', { id, targetId })
  await new Promise((resolve) => setTimeout(resolve, REST))
  await pressing.close()
  const looking = await chromium.connectOverCDP(address)
  try {
    const pages = looking.contexts().flatMap((one) => one.pages())
    const panel = pages.find((one) => one.url().endsWith(PANEL))
    if (!panel) throw new Error('The button opened no side panel.')
    await panel.locator('#pg-ask').waitFor()
    const painted = await panel.evaluate(
      () => performance.timeOrigin + performance.getEntriesByName('first-contentful-paint')[0].startTime,
    )
    if (painted < pressed) throw new Error('This is the panel of an earlier opening.')
    return painted - pressed
  } finally {
    await looking.close()
  }
}

export async function run() {
  const manifest = JSON.parse(readFileSync(path.join(FOLDER, 'manifest.json'), 'utf8'))
  const panel = weigh(partsOf(PANEL))
  const worker = weigh(partsOf(manifest.background.service_worker))
  const rows = [
    { name: 'panel, with this policy', size: panel, most: 60 },
    { name: 'service worker', size: worker, most: 10 },
  ]
  if (hasScripts(FOLDER))
    rows.push(
      { name: 'script that marks pages', size: weigh([SCRIPTS.marks]), most: 6 },
      { name: 'script that reads a page', size: weigh([SCRIPTS.reader]), most: 6 },
    )
  const all = weigh(
    readdirSync(FOLDER, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(FOLDER, path.join(entry.parentPath, entry.name))),
  )

  const busy = [load()]
  const { first, later } = await openings()
  busy.push(load())
  const marking = await pages(FOLDER)
  const markdown = [
    table(
      ['', 'of the target', 'brotli', 'gzip', 'raw', 'files'],
      [...rows, { name: 'everything in the folder', size: all, most: 0 }].map(({ name, size, most }) => [
        name,
        most ? ratio(size.brotli, most * 1000) : '',
        whole(size.brotli),
        whole(size.gzip),
        whole(size.raw),
        size.count,
      ]),
    ),
    '### Panel open',
    `From pressing the toolbar button to the first paint of the side panel with the field to ask in: ${spread(later)} ms in ${later.length} openings, ${digits(first)} ms the first time after the browser has started. Load of the machine: ${busy.join(' to ')}.`,
    marking.markdown,
  ].join('\n\n')
  return {
    markdown,
    targets: [
      { what: 'panel, from the button to the field', value: median(later), most: 300, unit: 'ms' },
      ...rows.map(({ name, size, most }) => ({
        what: `extension, ${name}, brotli`,
        value: size.brotli / 1000,
        most,
        unit: 'KB',
      })),
      ...marking.targets,
    ],
  }
}

await alone(import.meta, title, run)
