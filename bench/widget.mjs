// Time to the first answer on a slow processor: node bench/widget.mjs [--quick] (after npm run build and npm ci --prefix bench).
import { launch } from './browser.mjs'
import {
  alone,
  digits,
  load,
  median,
  quick,
  ratio,
  rounds,
  spread,
  table,
  tell,
  versions,
} from './measure.mjs'
import { CANDIDATES, planOf, QUESTION } from './widget/candidates.mjs'
import { siteOf } from './widget/site.mjs'
import { visit } from './widget/visit.mjs'

export const title = 'Time to the first answer'

const SLOW = 4
const ROUNDS = quick ? 1 : 7
const STAGES = ['evaluated', 'interactive', 'answer']

/** How many times longer a fixed piece of work takes once slowed, to see that slowing works. */
async function slowdown(browser) {
  const context = await browser.newContext()
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  const work = () =>
    page.evaluate(() => {
      const start = performance.now()
      let sum = 0
      for (let at = 0; at < 3e7; at++) sum = (sum * 31 + at) | 0
      return performance.now() - start + (sum === 0.5 ? 1 : 0)
    })
  const took = async (rate) => {
    await session.send('Emulation.setCPUThrottlingRate', { rate })
    const all = []
    for (let at = 0; at < 5; at++) all.push(await work())
    return median(all)
  }
  await work()
  const factor = (await took(SLOW)) / (await took(1))
  await context.close()
  return factor
}

export async function run() {
  const browser = await launch()
  const sites = new Map()
  try {
    const factor = await slowdown(browser)
    for (const one of CANDIDATES) sites.set(one, await siteOf(new Map(await one.files()), one.posts))
    const busy = [load()]
    const lost = new Map()
    const found = await rounds(ROUNDS, CANDIDATES, async (one, at) => {
      const url = `${sites.get(one).url}/index.html`
      try {
        const seen = await visit(browser, url, { plan: planOf(one), slow: SLOW })
        tell(`${one.name}, round ${at + 1}: ${STAGES.map((stage) => digits(seen[stage])).join(' / ')} ms`)
        return seen
      } catch (error) {
        tell(`${one.name}, round ${at + 1}: ${error.message}`)
        lost.set(one, (lost.get(one) ?? 0) + 1)
        return null
      }
    })
    busy.push(load())

    const all = (one, stage) =>
      found
        .get(one)
        .filter(Boolean)
        .map((seen) => seen[stage])
    const [base] = CANDIDATES
    const against = (one, stage) => ratio(median(all(one, stage)), median(all(base, stage)))
    const grid = (show) =>
      table(
        ['', 'script evaluated', 'interactive', 'first answer'],
        CANDIDATES.map((one) => [one.name, ...STAGES.map((stage) => show(one, stage))]),
      )
    const others = CANDIDATES.filter((one) => !one.ours)
    const markdown = [
      `A page of its own for each, from a local server, brotli, nothing cached, processor slowed ${SLOW} times (fixed work took ${digits(factor)} times as long). Evaluated: the script has run. Interactive: the first frame with the field to ask in on the screen; for DocSearch the button that opens it. First answer: “${QUESTION}” is put in as soon as there is a field and sent two frames later; the frame in which an answer with 电梯 in it stands. By turns, ${ROUNDS} rounds; medians, the range beside. What each holds is in the table of sizes: DocSearch, deep-chat and Typebot answer here from memory instead of from their services, and a worker, such as Pagefind's, is not slowed. ${versions(CANDIDATES.flatMap((one) => one.packages ?? []))}. Load of the machine: ${busy.join(' to ')}.`,
      '### In times of ours',
      grid(against),
      '### Milliseconds',
      grid((one, stage) => spread(all(one, stage))),
      lost.size
        ? `Visits that came to no answer, left out above: ${Array.from(lost, ([one, count]) => `${one.name} ${count} of ${ROUNDS}`).join('; ')}.`
        : '',
      'Not here: giscus (a frame from its own server), publicodes and survey-core (no interface to drive).',
    ]
      .filter(Boolean)
      .join('\n\n')
    return {
      markdown,
      targets: [],
      headlines: others.map((one) => [
        `time to the first answer at ${SLOW}× slowed: ${one.name}`,
        `${digits(median(all(base, 'answer')))} ms`,
        `${digits(median(all(one, 'answer')))} ms`,
        against(one, 'answer'),
      ]),
    }
  } finally {
    await Promise.all(Array.from(sites.values(), (site) => site.close()))
    await browser.close()
  }
}

await alone(import.meta, title, run)
