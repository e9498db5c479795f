// What a page loads until the first answer: node bench/size.mjs (after npm run build and npm ci --prefix bench).
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { policies } from '../dist/node/index.js'
import { launch } from './browser.mjs'
import { bundle } from './bundle.mjs'
import { alone, digits, ratio, table, tell, versions, whole } from './measure.mjs'
import { CANDIDATES, planOf, QUESTION } from './widget/candidates.mjs'
import { brotli, siteOf } from './widget/site.mjs'
import { visit } from './widget/visit.mjs'

export const title = 'Size'

const dist = (name) => readFileSync(new URL(`../dist/widget/${name}`, import.meta.url))
const peer = (name) => readFileSync(new URL(`./node_modules/${name}`, import.meta.url))

/** What cannot be driven to an answer here; its code is counted all the same. */
const CODE_ONLY = [
  {
    name: 'giscus component',
    packages: ['giscus'],
    files: async () => [await bundle("import 'giscus'")],
    why: 'the element alone; what it shows is a frame from its own server, not counted',
  },
  {
    name: 'publicodes with forms',
    packages: ['publicodes', '@publicodes/forms'],
    files: async () => [
      await bundle("export * as a from 'publicodes'; export * as b from '@publicodes/forms'"),
    ],
    why: 'the engine and form state; no interface, no rules',
  },
  {
    name: 'survey-core',
    packages: ['survey-core'],
    files: () => [peer('survey-core/survey.core.min.js')],
    why: 'the model of forms; no interface, no questions',
  },
]

const weigh = (files) => {
  const sum = (read) => files.reduce((all, file) => all + read(file), 0)
  return {
    count: files.length,
    raw: sum((file) => file.length),
    gzip: sum((file) => gzipSync(file, { level: 9 }).length),
    brotli: sum((file) => brotli(file).length),
  }
}

const less = (one, other) => ({
  raw: one.raw - other.raw,
  gzip: one.gzip - other.gzip,
  brotli: one.brotli - other.brotli,
})

/** The files one of the widgets loads, as a browser asks for them. */
async function loadedBy(browser, one) {
  const files = new Map(await one.files())
  const site = await siteOf(files, one.posts)
  try {
    const seen = await visit(browser, `${site.url}/index.html`, { plan: planOf(one) })
    const counted = new Set(seen.loaded.filter((name) => name !== '/index.html'))
    for (const name of one.standIns ?? []) counted.delete(name)
    const found = Array.from(counted, (name) => files.get(name)).filter(Boolean)
    return { ...weigh(found), strangers: [...new Set(seen.strangers)] }
  } finally {
    await site.close()
  }
}

/** The first part of the module and what it imports at once. */
function firstPaint() {
  const entry = dist('policy-guide.mjs')
  const parts = Array.from(entry.toString().matchAll(/from"\.\/([^"]+)"/g), (match) => dist(match[1]))
  return weigh([entry, ...parts])
}

export async function run() {
  const rows = []
  const browser = await launch()
  try {
    for (const one of CANDIDATES) {
      const { strangers, ...weight } = await loadedBy(browser, one)
      tell(`${one.name}: ${weight.brotli} bytes brotli`)
      const also = strangers.length ? `; also asks ${strangers.map((url) => new URL(url).host).join()}` : ''
      rows.push({ ...one, ...weight, note: `${one.holds}${also}` })
    }
  } finally {
    await browser.close()
  }
  for (const one of CODE_ONLY) rows.push({ ...one, ...weigh(await one.files()), note: one.why })

  const [base] = rows
  const text = policies[0].clauses.map((one) => one.heading + one.text).join('\n')
  const floor = weigh([Buffer.from(text)])
  const first = firstPaint()
  const loader = weigh([dist('loader.js')])
  const pack = weigh([Buffer.from(JSON.stringify(policies[0]))])
  const markdown = [
    `Files asked for by a page until “${QUESTION}” is answered, the page itself and stand-ins for services left out. Ratios are of brotli. ${versions(rows.flatMap((one) => one.packages ?? []))}.`,
    table(
      ['', 'in times of ours', 'brotli', 'gzip', 'raw', 'files', 'content it holds'],
      rows.map((one) => [
        one.name,
        ratio(one.brotli, base.brotli),
        whole(one.brotli),
        whole(one.gzip),
        whole(one.raw),
        one.count,
        one.note,
      ]),
      [0, 6],
    ),
    '### Ours, in times of the text alone',
    table(
      ['', 'in times of the text', 'brotli', 'gzip', 'raw'],
      [
        ['the text of the plan (the floor)', floor],
        ['the policy as data: text, facts, vocabulary', pack],
        ['classic script, everything', base],
        ['of it all but the policy (the difference)', less(base, pack)],
        ['module, first paint', first],
        ['loader', loader],
      ].map(([name, one]) => [
        name,
        ratio(one.brotli, floor.brotli),
        whole(one.brotli),
        whole(one.gzip),
        whole(one.raw),
      ]),
    ),
  ].join('\n\n')
  const kilobytes = (what, { brotli }, most) => ({ what, value: brotli / 1000, most, unit: 'KB' })
  const others = rows.filter((one) => !one.ours && !one.why)
  return {
    markdown,
    targets: [
      kilobytes('classic script, brotli', base, 40),
      kilobytes('module, first paint, brotli', first, 20),
      kilobytes('loader, brotli', loader, 2),
    ],
    headlines: others.map((one) => [
      `loaded to the first answer, brotli: ${one.name}`,
      `${digits(base.brotli / 1000)} KB`,
      `${digits(one.brotli / 1000)} KB`,
      ratio(one.brotli, base.brotli),
    ]),
  }
}

await alone(import.meta, title, run)
