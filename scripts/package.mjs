import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { build } from './build.mjs'
import { install } from './install.mjs'
import { npm, root, tool } from './run.mjs'

const folder = path.join(root, 'dist/packages')

/** @param {string} browser */
const zip = (browser) => {
  const source = path.join(root, `dist/extension-${browser}`)
  const name = `policy-guide-${browser}.zip`
  return tool('web-ext', ['build', '-s', source, '-a', folder, '-n', name, '--overwrite-dest'])
}

install()
rmSync(folder, { recursive: true, force: true })
const ok =
  build() &&
  mkdirSync(folder, { recursive: true }) !== undefined &&
  zip('chromium') &&
  zip('firefox') &&
  npm(['pack', '--pack-destination', folder])
process.exit(ok ? 0 : 1)
