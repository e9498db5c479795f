import { readFileSync } from 'node:fs'
import path from 'node:path'
import { npm, root } from './run.mjs'

/** @typedef {{ packages: Record<string, { version?: string, optional?: boolean, devOptional?: boolean }> }} Lock */

/**
 * @param {string} file
 * @returns {Lock | undefined} undefined where there is none
 */
function lock(file) {
  try {
    return JSON.parse(readFileSync(path.join(root, file), 'utf8'))
  } catch {
    return undefined
  }
}

/** Whether every package the lock file names is installed in that version; other platforms' builds may be absent. */
function isInstalled() {
  const wanted = lock('package-lock.json')?.packages ?? {}
  const present = lock('node_modules/.package-lock.json')?.packages
  if (!present) return false
  return Object.entries(wanted).every(([place, { version, optional, devOptional }]) => {
    if (place === '' || present[place]?.version === version) return true
    return !present[place] && Boolean(optional || devOptional)
  })
}

/** Installs what the lock file names unless it is there already. Ends the process with a message if that fails. */
export function install() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`需要 Node 20.19 或更新版本,当前为 ${process.version}。Node 20.19 or newer is needed.`)
    process.exit(1)
  }
  if (isInstalled()) return
  console.log('安装依赖 Installing packages (npm ci) …')
  if (npm(['ci'])) return
  console.error(
    '依赖未能安装,请检查网络后重试。Packages could not be installed; check the network and try again.',
  )
  process.exit(1)
}
