import { readFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'
import { expect, it } from 'vitest'

const brotli = (file: string) =>
  brotliCompressSync(readFileSync(new URL(`../../dist/${file}`, import.meta.url))).length

// Budgets, bytes brotli. The aim for the classic script is 40,000; see README for what keeps it above.
it.each([
  ['widget/policy-guide.js', 64_500],
  ['widget/policy-guide.mjs', 64_500],
])('%s stays within its budget', (file, budget) => {
  expect(brotli(file)).toBeLessThanOrEqual(budget)
})
