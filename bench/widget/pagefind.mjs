/** Pagefind's own build over the page that holds the whole plan. */
import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const PROGRAM = fileURLToPath(new URL('../node_modules/pagefind/lib/runner/bin.cjs', import.meta.url))
const PLAN = fileURLToPath(new URL('../../dist/widget/plan.html', import.meta.url))

/** @returns {Promise<[string, Buffer][]>} its files under /p/, and the page it found */
export async function pagefind() {
  const site = mkdtempSync(path.join(tmpdir(), 'policy-guide-bench-'))
  try {
    mkdirSync(path.join(site, 'site'))
    cpSync(PLAN, path.join(site, 'site/plan.html'))
    const out = path.join(site, 'out')
    const words = [PROGRAM, '--site', path.join(site, 'site'), '--output-path', out]
    await promisify(execFile)(process.execPath, words)
    return readdirSync(out, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => {
        const file = path.join(parentPath, name)
        return [`/p/${path.relative(out, file).split(path.sep).join('/')}`, readFileSync(file)]
      })
  } finally {
    rmSync(site, { recursive: true, force: true })
  }
}
