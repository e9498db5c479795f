import { spawnSync } from 'node:child_process'
import { appendFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { root, run, tool } from './run.mjs'

const MODES = ['node', 'widget', 'widget-module', 'extension', 'firefox']

/**
 * Builds everything under dist/ but the packages. Stops at the first part that fails, which has then said why.
 * @returns {boolean} whether all of it was built
 */
export function build() {
  const steps = [
    // JSON Schemas for editors, written from the same schemas that check the content.
    ...(existsSync(path.join(root, 'scripts/schemas.mjs'))
      ? [() => run(process.execPath, ['scripts/schemas.mjs'])]
      : []),
    ...MODES.map((mode) => () => tool('vite', ['build', '--mode', mode, '--logLevel', 'warn'])),
    pages,
    () => tool('typescript:tsc', ['-p', 'tsconfig.knowledge.json']) && declarePolicies(),
  ]
  return steps.every((step) => step())
}

/** What the command line writes for the widget's folder: packs, and the page that needs no script. */
function pages() {
  const cli = path.join(root, 'dist/node/cli.js')
  const widget = path.join(root, 'dist/widget')
  mkdirSync(path.join(widget, 'packs'), { recursive: true })
  /** @type {(words: string[], file: string) => boolean} */
  const write = (words, file) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...words], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    })
    if (status === 0) writeFileSync(path.join(widget, file), stdout)
    else console.error(stderr)
    return status === 0
  }
  return readdirSync(path.join(root, 'content'), { withFileTypes: true })
    .filter((entry) => existsSync(path.join(root, 'content', entry.name, 'policy.yaml')))
    .every(
      ({ name }, place) =>
        write(['pack', '--policy', name], `packs/${name}.js`) &&
        write(['pack', '--json', '--policy', name], `packs/${name}.json`) &&
        (place > 0 || write(['page', '--policy', name], 'plan.html')),
    )
}

/** The module also exports the compiled policies, a virtual module the compiler of types cannot write out. */
function declarePolicies() {
  const line =
    "/** Every policy of this build. */\nexport declare const policies: readonly import('./types.ts').Policy[]\n"
  appendFileSync(path.join(root, 'dist/node/index.d.ts'), line)
  return true
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exit(build() ? 0 : 1)
