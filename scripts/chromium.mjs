import { accessSync, constants, existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { run } from './run.mjs'

const COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
]

const MAC = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]

const WINDOWS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
]

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}

/** @returns {string | undefined} the first Chromium, Chrome or Edge installed on this machine */
function installed() {
  /** @type {string[]} */
  let places
  if (process.platform === 'win32') {
    const bases = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(
      (name) => process.env[name] ?? [],
    )
    places = bases.flatMap((base) => WINDOWS.map((file) => path.join(base, file)))
  } else if (process.platform === 'darwin') {
    const bases = ['/Applications', path.join(process.env['HOME'] ?? '', 'Applications')]
    places = bases.flatMap((base) => MAC.map((file) => path.join(base, file)))
  } else {
    const bases = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/bin', '/snap/bin']
    places = COMMANDS.flatMap((name) => bases.map((base) => path.join(base, name)))
  }
  return places.find(isProgram)
}

/** Installs Debian's package; only where that needs no question asked: as root, on a Debian kind of system. */
function fromDebian() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    return false
  console.log('安装 Chromium Installing Chromium (apt-get) …')
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const packages = ['chromium', 'fonts-noto-cjk']
  return (
    run('apt-get', ['update', '-qq'], { env }) &&
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env })
  )
}

/**
 * The browser to test with: $CHROMIUM, else an installed one, else the system's package where it may be installed.
 * @returns {string} the program's path
 * @throws {Error} saying what to do where there is none
 */
export function findChromium() {
  const named = process.env['CHROMIUM']
  if (named) {
    if (isProgram(named)) return named
    throw new Error(`CHROMIUM 所指的程序不存在 / $CHROMIUM is not a program: "${named}"`)
  }
  const found = installed() ?? (fromDebian() ? installed() : undefined)
  if (found) return found
  throw new Error(
    '未找到 Chromium、Chrome 或 Edge。请安装其中之一,或用环境变量 CHROMIUM 指明其路径。\n' +
      'No Chromium, Chrome or Edge was found. Install one (Debian, Ubuntu: sudo apt-get install chromium), ' +
      'or set CHROMIUM to its path.',
  )
}
