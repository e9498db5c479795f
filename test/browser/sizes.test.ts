import { readFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'
import { expect, it } from 'vitest'

const brotli = (file: string) =>
  brotliCompressSync(readFileSync(new URL(`../../dist/${file}`, import.meta.url))).length

// Budgets, bytes brotli. The aim for the classic script is 40,000; see README for what keeps it above.
it.each([['widget/policy-guide.js', 76_000]])('%s stays within its budget', (file, budget) => {
  expect(brotli(file)).toBeLessThanOrEqual(budget)
})

it('paints the first screen of the module from at most 20 KB, and loads the loader in 2', () => {
  const entry = readFileSync(new URL('../../dist/widget/policy-guide.mjs', import.meta.url), 'utf8')
  const parts = [...entry.matchAll(/from"\.\/([^"]+)"/g)].map((match) => match[1]!)
  expect(parts.length).toBeGreaterThan(0)
  const first = ['policy-guide.mjs', ...parts].reduce((sum, file) => sum + brotli(`widget/${file}`), 0)
  expect(first).toBeLessThanOrEqual(20_000)
  expect(brotli('widget/loader.js')).toBeLessThanOrEqual(2_000)
})
