import { readFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { expect, it } from 'vitest'

const DIST = path.resolve(import.meta.dirname, '../../dist/extension-chromium')
const read = (file: string) => readFileSync(path.join(DIST, file))
const manifest = JSON.parse(read('manifest.json').toString()) as {
  background: { service_worker: string }
  side_panel: { default_path: string }
}

/** A file and all it loads, now or when it is wanted, without what is in `seen` already. */
function reach(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  if (!/\.(?:js|html)$/.test(file)) return seen
  for (const [, , name] of read(file)
    .toString()
    .matchAll(/(["'`])([./\w-][^"'`\s]*\.(?:js|css))\1/g))
    // What begins with a dot stands beside the file, all else below the root.
    reach(
      path.posix.join(name!.startsWith('.') ? path.posix.dirname(file) : '', name!).replace(/^\//, ''),
      seen,
    )
  return seen
}

const brotli = (files: Iterable<string>) =>
  [...files].reduce((sum, file) => sum + brotliCompressSync(read(file)).length, 0)

it('runs a worker of at most 10 KB, and reads at most 10 KB more when one types in the address bar', () => {
  const files = reach(manifest.background.service_worker)
  expect(files.size).toBeGreaterThan(1)
  console.log(`worker, bytes brotli: ${brotli(files)}`)
  expect(brotli(files)).toBeLessThanOrEqual(10_000)
  expect(brotli(['terms.json'])).toBeLessThanOrEqual(10_000)
})

// The aim is 60,000; a third is the policy with its words, a fifth screens opened later (this page, cases). To be lowered.
const PANEL_BUDGET = 101_700

it('opens a panel whose files are within their budget in all, screens that are opened later included', () => {
  const files = reach(manifest.side_panel.default_path)
  expect([...files].some((file) => file.endsWith('.css'))).toBe(true)
  expect([...files].some((file) => path.basename(file).startsWith('screen-'))).toBe(true)
  console.log(`panel, bytes brotli in all: ${brotli(files)}`)
  expect(brotli(files)).toBeLessThanOrEqual(PANEL_BUDGET)
})
