import { existsSync } from 'node:fs'
import path from 'node:path'
import { findChromium } from './chromium.mjs'
import { root, run, tool } from './run.mjs'

/*
 * Tests the extension with a real mouse and keyboard, on a screen nobody sees: context menu, address bar and keyboard
 * command cannot be reached in a browser without a window. Linux only; installs what is missing where that needs no
 * question asked, as root on a Debian kind of system. Builds what is not built yet.
 */

/** Program → its Debian package. */
const NEEDED = { Xvfb: 'xvfb', openbox: 'openbox', xdotool: 'xdotool' }

const folders = (process.env['PATH'] ?? '').split(path.delimiter)
const missing = () =>
  Object.entries(NEEDED).flatMap(([program, name]) =>
    folders.some((folder) => existsSync(path.join(folder, program))) ? [] : [name],
  )

function installed() {
  if (missing().length === 0) return true
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    return false
  console.log(`安装 Installing ${missing().join(' ')} (apt-get) …`)
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  run('apt-get', ['update', '-qq'], { env })
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing()], { env })
  return missing().length === 0
}

if (!installed()) {
  console.error(
    `缺少 ${missing().join('、')}。请先安装(Debian、Ubuntu:sudo apt-get install ${missing().join(' ')})。\n` +
      `Missing: ${missing().join(', ')}. Install them first (Debian, Ubuntu: sudo apt-get install ${missing().join(' ')}).`,
  )
  process.exit(1)
}
const built =
  existsSync(path.join(root, 'dist/extension-chromium/manifest.json')) ||
  tool('vite', ['build', '--mode', 'extension', '--logLevel', 'warn'])
process.exitCode = built && tool('vitest', ['run', '--project', 'real'], { CHROMIUM: findChromium() }) ? 0 : 1
