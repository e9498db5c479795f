// Install, build and test from nothing, and how soon an edit of the content shows: node bench/build.mjs [--quick]
// Works on a copy in a temporary folder; what is there is never edited.
import { execFileSync, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { findChromium } from '../scripts/chromium.mjs'
import { policies } from '../dist/node/index.js'
import { launch } from './browser.mjs'
import { alone, digits, load, quick, spread, table, tell } from './measure.mjs'

export const title = 'Build'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const BUILDS = quick ? 1 : 2
const EDITS = quick ? 3 : 9
/** No step takes longer, ms. */
const PATIENCE = 600_000

/** Everything a clone would hold, edits that are not yet committed included. */
function copyTo(folder) {
  const out = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  for (const name of out.split('\0').filter(Boolean)) {
    if (!existsSync(path.join(ROOT, name))) continue
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    cpSync(path.join(ROOT, name), path.join(folder, name))
  }
}

/**
 * The environment as a person's shell has it: what the npm that started us has set would work in our folder, not in the
 * copy, and with the NODE_ENV that another bench's build leaves behind npm installs nothing to build with.
 */
function outside() {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => name !== 'NODE_ENV' && !/^npm_/i.test(name)),
  )
}

/**
 * Runs npm quietly.
 * @returns {Promise<{ seconds: number | null, said: string }>} null where it failed, which is told
 */
function npm(folder, words) {
  const start = performance.now()
  return new Promise((resolve) => {
    const child = spawn('npm', words, {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: PATIENCE,
      shell: process.platform === 'win32',
      env: { ...outside(), CHROMIUM: findChromium() },
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += part))
    child.on('close', (status) => {
      const seconds = (performance.now() - start) / 1000
      tell(`npm ${words.join(' ')}: ${digits(seconds)} s${status === 0 ? '' : `, status ${status}`}`)
      if (status !== 0) tell(said.split('\n').slice(-30).join('\n'))
      resolve({ seconds: status === 0 ? seconds : null, said })
    })
  })
}

/**
 * The plan's short title is edited in its file while the development server shows the widget.
 * @returns {Promise<{ start: number, edits: number[] }>} milliseconds from starting the server to the widget, and from
 *   each edit to the edited words on the screen
 */
async function edits(folder) {
  const [policy] = policies
  const file = path.join(folder, 'content', policy.id, 'policy.yaml')
  const before = readFileSync(file, 'utf8')
  const began = performance.now()
  const server = spawn(
    process.execPath,
    [path.join(folder, 'node_modules/vite/bin/vite.js'), '--mode', 'widget', '--port', '5199'],
    { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  // Listened to before anything is awaited: a server that ends at once must not be waited for.
  const listening = new Promise((resolve, reject) => {
    let said = ''
    server.on('exit', () => reject(new Error(`The development server ended: ${said}`)))
    server.stdout.on('data', (part) => {
      said += part
      // Its colours stand between the parts of the address.
      // oxlint-disable-next-line no-control-regex
      const found = /http:\/\/[\d.]+:\d+\//.exec(said.replace(/\u001b\[\d+m/g, ''))
      if (found) resolve(found[0])
    })
  })
  const [url, browser] = await Promise.all([listening, launch()])
  try {
    const page = await browser.newPage()
    await page.goto(url)
    const heading = (words) =>
      page.locator('policy-guide').first().locator('h2', { hasText: words }).first().waitFor()
    await heading(policy.shortTitle)
    const start = performance.now() - began
    const took = []
    for (let at = 0; at < EDITS; at++) {
      const words = `${policy.shortTitle}${'甲乙丙丁戊己庚辛壬癸'[at]}`
      const edited = performance.now()
      writeFileSync(
        file,
        before.replace(/^(shortTitle:).*$/m, (_, key) => `${key} ${words}`),
      )
      await heading(words)
      took.push(performance.now() - edited)
      tell(`edit ${at + 1}: ${digits(took.at(-1))} ms`)
      // The watcher of files gathers what comes close together.
      await page.waitForTimeout(300)
    }
    return { start, edits: took }
  } finally {
    await browser.close()
    server.removeAllListeners('exit')
    server.kill()
  }
}

export async function run() {
  const folder = mkdtempSync(path.join(tmpdir(), 'policy-guide-bench-'))
  try {
    const busy = [load()]
    copyTo(folder)
    const { seconds: install } = await npm(folder, ['ci', '--no-audit', '--no-fund'])
    if (install === null) throw new Error('npm ci failed; the run says why.')
    const builds = []
    for (let at = 0; at < BUILDS; at++) {
      rmSync(path.join(folder, 'dist'), { recursive: true, force: true })
      builds.push((await npm(folder, ['run', 'build'])).seconds)
    }
    const test = quick ? null : await npm(folder, ['test'])
    // It says how long each of its steps took: `✓ 类型 types  1.2 s`.
    const steps = Array.from((test?.said ?? '').matchAll(/^([✓✗]) (.+?) {2}([\d.]+) s$/gm))
    const shown = await edits(folder)
    busy.push(load())
    const seconds = (value) => (value === null ? 'failed' : digits(value))
    const tested = ({ seconds: took, said }) =>
      took === null ? `failed (${/\d+ passed, \d+ failed/.exec(said)?.[0] ?? 'not run'})` : digits(took)
    const markdown = [
      `In a fresh copy of the repository. Load of the machine: ${busy.join(' to ')}.`,
      table(
        ['', 's'],
        [
          ['clean install (npm ci, with what npm has stored already)', seconds(install)],
          [
            `build, everything under dist/, ${BUILDS} runs`,
            builds.includes(null) ? 'failed' : spread(builds),
          ],
          ...(test ? [['npm test, all of it', tested(test)]] : []),
          ...steps.map(([, mark, name, took]) => [
            `— ${name}`,
            `${digits(Number(took))}${mark === '✓' ? '' : ' (failed)'}`,
          ]),
          ['development server started, widget on the screen', digits(shown.start / 1000)],
          [
            `edit of the content saved, shown in the browser, ${EDITS} edits`,
            spread(shown.edits.map((one) => one / 1000)),
          ],
        ],
      ),
    ].join('\n\n')
    return { markdown, targets: [] }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

await alone(import.meta, title, run)
