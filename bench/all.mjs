// Every bench side by side in one run, written to one page, bench/RESULTS.md: npm run bench [-- --quick] [-- NAME …]
// Installs what it compares with and builds first. A quick run, or one of a few benches, is printed instead of written.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from '../scripts/build.mjs'
import { install } from '../scripts/install.mjs'
import { npm } from '../scripts/run.mjs'

const HERE = fileURLToPath(new URL('.', import.meta.url))
const PAGE = path.join(HERE, 'RESULTS.md')
/** In the order of the page. What is noisy for others, the build, comes last. */
const BENCHES = ['size', 'widget', 'find', 'ask', 'assess', 'decide', 'screen', 'extension', 'build']

const words = process.argv.slice(2)
const quick = words.includes('--quick')
const chosen = BENCHES.filter((name) => words.includes(name))
const unknown = words.filter((word) => word !== '--quick' && !BENCHES.includes(word))
if (unknown.length) {
  console.error(`No such bench: "${unknown[0]}". There are ${BENCHES.join(', ')}.`)
  process.exit(2)
}

install()
prepare()
if (!build()) process.exit(1)

// Their packages and dist/ are there only now.
const { digits, met, table, tell, verdicts } = await import('./measure.mjs')
const { launch } = await import('./browser.mjs')
const { format, resolveConfig } = await import('prettier')

/** No bench takes longer, minutes; one that hangs must not take the others with it. */
const PATIENCE = 20

const began = performance.now()
const sections = []
for (const name of chosen.length ? chosen : BENCHES) {
  const start = performance.now()
  tell(`━━ ${name}`)
  const { title, run } = await import(pathToFileURL(path.join(HERE, `${name}.mjs`)).href)
  try {
    sections.push({ title, ...(await inTime(run({ brief: true }))) })
  } catch (error) {
    // One bench that fails takes nothing from the others; the page says so.
    tell(error.stack)
    const [reason] = String(error.message).split('\n')
    sections.push({ title, markdown: `Not measured: ${reason}`, targets: [], failed: true })
  }
  tell(`━━ ${name}: ${digits((performance.now() - start) / 1000)} s`)
}

const page = await format(await pageOf(sections), { ...(await resolveConfig(PAGE)), filepath: PAGE })
if (quick || chosen.length) console.log(page)
else writeFileSync(PAGE, page)
const failed = sections.filter((one) => one.failed)
for (const { title, markdown } of failed) console.error(`${title}: ${markdown}`)
const missed = sections.flatMap((one) => one.targets).filter((one) => !met(one))
console.log(missed.length ? `Missed: ${missed.map((one) => one.what).join('; ')}` : 'No target missed.')
// What a bench that hung still holds open is not waited for.
process.exit(failed.length ? 1 : 0)

async function inTime(report) {
  let timer
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`over ${PATIENCE} minutes`)), PATIENCE * 60_000)
  })
  try {
    return await Promise.race([report, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Installs bench/package.json's own packages unless they are there in the versions wanted. */
function prepare() {
  const read = (file) => JSON.parse(readFileSync(path.join(HERE, file), 'utf8')).packages
  const wanted = Object.entries(read('package-lock.json'))
  const held = existsSync(path.join(HERE, 'node_modules/.package-lock.json'))
    ? read('node_modules/.package-lock.json')
    : {}
  const present = ([place, { version, optional }]) =>
    place === '' || held[place]?.version === version || (!held[place] && optional)
  if (wanted.every(present)) return
  if (!npm(['ci', '--prefix', HERE])) process.exit(1)
}

async function pageOf(parts) {
  const headlines = parts.flatMap((one) => one.headlines ?? [])
  const targets = parts.flatMap((one) => one.targets)
  const lost = targets.filter((one) => !met(one))
  return [
    '# Measurements',
    `Written by \`npm run bench\`, which measures all of it anew in one run; [README.md](README.md) says how. ${await machine()} ${quick ? 'A quick run: figures of single runs.' : ''}`,
    ...(headlines.length
      ? [
          '## Ours and others',
          'Ratios above 1 say how many times more the other needs.',
          table(
            ['', 'ratio', 'ours', 'other'],
            headlines.map(([what, ours, other, ratio]) => [what, ratio, ours, other]),
          ),
        ]
      : []),
    ...parts.flatMap(({ title, markdown }) => [`## ${title}`, markdown]),
    '## Targets',
    targets.length ? verdicts(targets) : '',
    lost.length
      ? `**Missed**: ${lost.map((one) => `${one.what} (${digits(one.value)} ${one.unit}, not ${digits(one.most)})`).join('; ')}.`
      : 'No target missed.',
    `The whole run took ${digits((performance.now() - began) / 60_000)} minutes.`,
  ]
    .filter(Boolean)
    .join('\n\n')
}

async function machine() {
  const browser = await launch()
  const chromium = browser.version()
  await browser.close()
  const file = '/etc/os-release'
  const name = existsSync(file) && /^PRETTY_NAME="(.*)"$/m.exec(readFileSync(file, 'utf8'))?.[1]
  const system = `${name || os.type()} ${os.arch()}`
  const memory = `${Math.round(os.totalmem() / 2 ** 30)} GiB of memory`
  const day = new Date().toISOString().slice(0, 10)
  return `${day}, ${os.cpus().length} cores, ${memory}, ${system}, Node ${process.versions.node}, Chromium ${chromium}.`
}
