import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')
interface Locked {
  version: string
  integrity?: string
  resolved?: string
  hasInstallScript?: boolean
  dependencies?: Record<string, string>
}
const lockOf = (folder: string) =>
  JSON.parse(read(path.join(folder, 'package-lock.json'))) as { packages: Record<string, Locked> }

/** Every folder that installs packages. */
const FOLDERS = ['.', 'bench', 'test/mutants', 'test/package']

describe.each(FOLDERS)('the packages that %s installs', (folder) => {
  const packages = Object.entries(lockOf(folder).packages).filter(([name]) => name)

  it('have no script that runs when they are installed', () => {
    expect(packages.filter(([, one]) => one.hasInstallScript).map(([name]) => name)).toEqual([])
  })

  it('are known by a hash, and come from the registry', () => {
    expect(packages.filter(([, one]) => !one.integrity?.startsWith('sha512-')).map(([name]) => name)).toEqual(
      [],
    )
    const elsewhere = packages.filter(
      ([, one]) => one.resolved && !one.resolved.startsWith('https://registry.npmjs.org/'),
    )
    expect(elsewhere).toEqual([])
  })

  it('are asked for in one exact version each', () => {
    const { dependencies = {}, devDependencies = {} } = JSON.parse(
      read(path.join(folder, 'package.json')),
    ) as {
      dependencies?: Record<string, string>
      devDependencies?: Record<string, string>
    }
    const all = Object.entries({ ...dependencies, ...devDependencies })
    // What we have packed ourselves is installed from its file.
    expect(all.filter(([, wanted]) => !/^\d+\.\d+\.\d+$|^file:/.test(wanted))).toEqual([])
  })
})

describe('installing', () => {
  it('runs nothing, in no folder, and our own package asks for nothing to be run', () => {
    for (const folder of FOLDERS) {
      const settings = path.join(folder, '.npmrc')
      if (existsSync(path.join(root, settings)))
        expect(read(settings), settings).toMatch(/^ignore-scripts=true$/m)
      const { scripts = {} } = JSON.parse(read(path.join(folder, 'package.json'))) as {
        scripts?: Record<string, string>
      }
      expect(
        Object.keys(scripts).filter((name) => /^(?:pre|post)?(?:install|prepare|pack|publish)$/.test(name)),
      ).toEqual([])
    }
    expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m)
  })

  it('of the package that is published brings nothing else along', () => {
    const { dependencies, files } = JSON.parse(read('package.json')) as {
      dependencies?: object
      files: string[]
    }
    expect(dependencies).toBeUndefined()
    expect(files).toEqual(['dist/node', 'dist/widget', 'CHANGELOG.md'])
  })

  it('has no other folder with packages of its own', () => {
    const found = ['bench', 'content', 'docs', 'scripts', 'src', 'test', 'widget'].flatMap((top) =>
      readdirSync(path.join(root, top), { recursive: true, encoding: 'utf8' })
        .filter((name) => path.basename(name) === 'package.json' && !name.includes('node_modules'))
        .map((name) => path.posix.join(top, path.dirname(name).split(path.sep).join('/'))),
    )
    expect(found.filter((name) => !FOLDERS.includes(name))).toEqual([])
  })
})
