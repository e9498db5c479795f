import { appendFileSync, existsSync } from 'node:fs'
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
    () => tool('typescript:tsc', ['-p', 'tsconfig.knowledge.json']) && declarePolicies(),
  ]
  return steps.every((step) => step())
}

/** The module also exports the compiled policies, a virtual module the compiler of types cannot write out. */
function declarePolicies() {
  const line =
    "/** Every policy of this build. */\nexport declare const policies: readonly import('./types.ts').Policy[]\n"
  appendFileSync(path.join(root, 'dist/node/index.d.ts'), line)
  return true
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exit(build() ? 0 : 1)
