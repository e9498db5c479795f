import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Scope } from './bidi.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Axe {
  run(): Promise<{ violations: { id: string; nodes: { target: unknown }[] }[] }>
}

/** Accessibility violations of a page as it stands: the rule's id and where. */
export async function violations(page: Scope): Promise<string[]> {
  // The source is written into the function itself: a page's policy forbids to evaluate a text.
  const load = { toString: () => `() => { ${AXE} }` } as () => void
  await page.run(load)
  return page.run(async () => {
    const found = await (globalThis as unknown as { axe: Axe }).axe.run()
    return found.violations.map(({ id, nodes }) => `${id}: ${JSON.stringify(nodes.map((one) => one.target))}`)
  })
}
