import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's root, an absolute path. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Runs a program in the repository's root, its output shown as it comes.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, shell?: boolean }} [options] `env` is added to ours
 * @returns {boolean} whether it ended with status 0
 */
export function run(command, args, { env = {}, shell = false } = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell,
    env: { ...process.env, ...env },
  })
  if (error) console.error(`${command}: ${error.message}`)
  return status === 0
}

/**
 * Runs an installed package's command with this very Node, so that no shell and no PATH is involved.
 * @param {string} name of the package and of its command, such as "vite"; "typescript:tsc" where they differ
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 */
export function tool(name, args, env) {
  const [pkg = name, command = pkg] = name.split(':')
  const folder = path.join(root, 'node_modules', pkg)
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  const file = typeof bin === 'string' ? bin : bin[command]
  return run(process.execPath, [path.join(folder, file), ...args], env ? { env } : {})
}

/**
 * Runs npm: the one that started us, if one did.
 * @param {string[]} args
 */
export function npm(args) {
  const cli = process.env['npm_execpath']
  if (cli && /npm-cli\.[cm]?js$/.test(cli)) return run(process.execPath, [cli, ...args])
  return run('npm', args, { shell: process.platform === 'win32' })
}
