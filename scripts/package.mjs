import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build } from './build.mjs'
import { install } from './install.mjs'
import { npm, root } from './run.mjs'
import { zipExtension } from './zip.mjs'

const folder = path.join(root, 'dist/packages')
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))

/** Both extensions as zips, the npm tarball, and what they hash to. */
function packages() {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const browser of /** @type {const} */ (['chromium', 'firefox']))
    writeFileSync(path.join(folder, `policy-guide-${browser}-${version}.zip`), zipExtension(browser))
  if (!npm(['pack', '--silent', '--pack-destination', folder])) return false
  const sums = readdirSync(folder)
    .sort()
    .map(
      (name) =>
        `${createHash('sha256')
          .update(readFileSync(path.join(folder, name)))
          .digest('hex')}  ${name}`,
    )
  writeFileSync(path.join(folder, 'SHA256SUMS'), `${sums.join('\n')}\n`)
  console.log(sums.join('\n'))
  return true
}

install()
process.exit(build() && packages() ? 0 : 1)
