import { accessSync, constants, existsSync, mkdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { findChromium } from '../../scripts/chromium.mjs'

/** Where Debian's Chromium reads policies; other browsers read elsewhere. */
const ETC = '/etc/chromium'

/** Whether this machine lets a test set a policy. */
export function mayManage(): boolean {
  try {
    accessSync(ETC, constants.W_OK)
    return findChromium().startsWith('/usr/bin/chromium')
  } catch {
    return false
  }
}

/**
 * Sets what storage.managed of one extension holds, for browsers started from now on.
 * @returns takes it away again, with the folders that were made for it
 */
export function manage(id: string, settings: unknown): () => void {
  const folder = path.join(ETC, 'policies/managed')
  const made = [folder, path.dirname(folder)].filter((one) => !existsSync(one))
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, `policy-guide-test-${id}.json`)
  writeFileSync(file, JSON.stringify({ '3rdparty': { extensions: { [id]: settings } } }))
  return () => {
    rmSync(file, { force: true })
    for (const one of made)
      try {
        rmdirSync(one)
      } catch {
        // Somebody else's policy has come to stand there meanwhile.
      }
  }
}
