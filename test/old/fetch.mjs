import { createHash } from 'node:crypto'
import { chmodSync, createReadStream, createWriteStream, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { npm, root, run } from '../../scripts/run.mjs'

/**
 * Headless Chromium of a past year, as npm packages carry it (Linux x64). `file` is where the program stands in the
 * package, `sha256` that of the tarball: we run what is in it.
 * @typedef {{ version: number, spec: string, file: string, sha256: string }} Old
 */

/** @type {Old[]} */
export const OLD = [
  {
    version: 64,
    spec: 'chrome-aws-lambda@64.0.3264',
    file: 'package/bin/chromium.br',
    sha256: 'd702b0f6ae73cfa7e166634a10ab2a7678e62f7baeb5757b7df5fb246f7d84f3',
  },
  {
    version: 70,
    spec: 'chrome-aws-lambda@1.7.0',
    file: 'package/bin/chromium-70.0.3508.0.br',
    sha256: '7a292139763fae729707ffab30643115b1037b0afba1e54bcf830e3052664350',
  },
  {
    version: 72,
    spec: 'chrome-aws-lambda@1.11.1',
    file: 'package/bin/chromium-72.0.3617.0.br',
    sha256: 'dbf819ce08848ce2c97b7413ba0bfa2d31b5e3ce80c4295780ee48a6b7aaa914',
  },
  {
    version: 79,
    spec: 'chrome-aws-lambda@2.0.1',
    file: 'package/bin/chromium.br',
    sha256: 'ca95e02cf2cd31b283ca0192109b7b55877589ea0d7003e6673857fd08d3718a',
  },
  {
    version: 81,
    spec: 'chrome-aws-lambda@3.0.4',
    file: 'package/bin/chromium.br',
    sha256: 'fad8f5e0eb2b990a3a5b3b95343a077118e830c6bef156f16eac38dbde78a982',
  },
  {
    version: 90,
    spec: 'chrome-aws-lambda@8.0.2',
    file: 'package/bin/chromium.br',
    sha256: '0020e6099378b3374b038c55b5586ef143e4101338d9b5f0aa25ebe4b45fd324',
  },
  {
    version: 108,
    spec: '@sparticuz/chromium@108.0.3',
    file: 'package/bin/chromium.br',
    sha256: '34521d616af72d5907f229ae3540e0d82ac2db74f22b979d37fe8a3cdd93f641',
  },
]

const CACHE = path.join(root, 'node_modules/.cache/policy-guide/old-chromium')

/**
 * The program of a past version, fetched from the npm registry the first time (30 to 60 MB, 100 to 160 MB unpacked).
 * @param {Old} old
 * @returns {Promise<string>} its path
 * @throws {Error} where it cannot be fetched, or is not what it was
 */
export async function fetchOld({ version, spec, file, sha256 }) {
  const program = path.join(CACHE, `chromium-${version}`)
  if (existsSync(program)) return program
  const folder = path.join(CACHE, `fetch-${version}`)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  try {
    if (!npm(['pack', spec, '--silent', '--pack-destination', folder]))
      throw new Error(`npm pack ${spec} failed`)
    const tarball = path.join(folder, readdirSync(folder)[0] ?? '')
    const found = createHash('sha256').update(readFileSync(tarball)).digest('hex')
    if (found !== sha256) throw new Error(`${spec} is not the package it was: sha256 "${found}"`)
    if (!run('tar', ['-xzf', tarball, '-C', folder, file])) throw new Error(`tar could not unpack ${tarball}`)
    const unpacked = path.join(folder, 'chromium')
    await pipeline(
      createReadStream(path.join(folder, file)),
      createBrotliDecompress(),
      createWriteStream(unpacked),
    )
    chmodSync(unpacked, 0o755)
    renameSync(unpacked, program)
    return program
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
