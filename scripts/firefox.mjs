import { existsSync } from 'node:fs'
import path from 'node:path'
import { root, tool } from './run.mjs'

/*
 * Tests the widget and the extension in the Firefox of this machine: $FIREFOX, else firefox-esr or firefox. Builds what
 * is not built yet.
 */

const PLACES = [
  ...(process.env['PATH'] ?? '')
    .split(path.delimiter)
    .flatMap((folder) => ['firefox-esr', 'firefox', 'firefox.exe'].map((name) => path.join(folder, name))),
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
]
/** Mode of the build → a file it writes. */
const BUILT = { widget: 'widget/policy-guide.js', firefox: 'extension-firefox/manifest.json' }

const firefox = process.env['FIREFOX'] ?? PLACES.find((file) => existsSync(file))
if (!firefox || !existsSync(firefox)) {
  console.error(
    '未找到 Firefox。请安装 Firefox 142 或更新的版本(Debian、Ubuntu:sudo apt-get install firefox-esr),或用环境变量 FIREFOX 指明其路径。\n' +
      'No Firefox was found. Install Firefox 142 or newer (Debian, Ubuntu: sudo apt-get install firefox-esr), or set ' +
      'FIREFOX to its path.',
  )
  process.exit(1)
}
const built = Object.entries(BUILT).every(
  ([mode, file]) =>
    existsSync(path.join(root, 'dist', file)) ||
    tool('vite', ['build', '--mode', mode, '--logLevel', 'warn']),
)
process.exitCode = built && tool('vitest', ['run', '--project', 'firefox'], { FIREFOX: firefox }) ? 0 : 1
