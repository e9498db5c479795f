import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')
const json = (file: string) => JSON.parse(read(file)) as Record<string, unknown>

/** What a build is called in the table. */
const BUILDS: Record<string, string> = {
  widget: 'widget',
  'widget-module': 'widget',
  extension: 'extension',
  firefox: 'extension',
  node: 'command line',
}

describe('the packages that reach users', () => {
  const rows = [
    ...read('docs/dependencies.md').matchAll(
      /^\| ([\w.-]+) +\| ([^|]+?) +\| ([^|]+?) +\| ([^|]+?) +\| (\d+) +\|$/gm,
    ),
  ].map(([, name, where, why, licence, size]) => ({
    name: name!,
    where: where!,
    why: why!,
    licence: licence!,
    size: Number(size),
  }))
  const lock = json('package-lock.json')['packages'] as Record<
    string,
    { license: string; dependencies?: object }
  >

  it('are those of docs/dependencies.md, each where it says, of the size it says', () => {
    const built: Record<string, { where: Set<string>; size: number }> = {}
    for (const [mode, where] of Object.entries(BUILDS))
      for (const [name, characters] of Object.entries(
        json(`dist/bundled/${mode}.json`) as Record<string, number>,
      )) {
        const one = (built[name] ??= { where: new Set(), size: 0 })
        one.where.add(where)
        one.size = Math.max(one.size, characters / 1000)
      }
    expect(Object.fromEntries(rows.map((row) => [row.name, row.where]))).toEqual(
      Object.fromEntries(Object.entries(built).map(([name, one]) => [name, [...one.where].join(', ')])),
    )
    for (const { name, size } of rows) {
      expect(size, `${name}: ${built[name]!.size.toFixed(0)} KB`).toBeGreaterThan(built[name]!.size * 0.8 - 1)
      expect(size, `${name}: ${built[name]!.size.toFixed(0)} KB`).toBeLessThan(built[name]!.size * 1.25 + 1)
    }
  })

  it('have the licences it says, a reason, and no dependencies of their own', () => {
    for (const { name, licence, why } of rows) {
      const held = lock[`node_modules/${name}`]!
      expect(held.license, name).toBe(licence)
      expect(held.dependencies, name).toBeUndefined()
      expect(why.length, name).toBeGreaterThan(10)
    }
  })

  it('are under licences that let anybody pass them on', () => {
    for (const { licence } of rows) expect(licence).toMatch(/^(?:MIT|ISC|Apache-2\.0|MIT AND Apache-2\.0)$/)
  })
})

describe('the built extensions', () => {
  const POLICY =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"

  it.each(['chromium', 'firefox'])('in %s runs only what is packed with it', (browser) => {
    const manifest = json(`dist/extension-${browser}/manifest.json`)
    expect(manifest['content_security_policy']).toEqual({ extension_pages: POLICY })
    expect(manifest['externally_connectable']).toBeUndefined()
    expect(manifest['update_url']).toBeUndefined()
  })

  it('ask for the same in both browsers, but for the panel only one of them has, and for no site from the start', () => {
    const asked = (browser: string) => json(`dist/extension-${browser}/manifest.json`)
    const chromium = asked('chromium')['permissions'] as string[]
    expect(asked('firefox')['permissions']).toEqual(chromium.filter((name) => name !== 'sidePanel'))
    for (const browser of ['chromium', 'firefox']) {
      expect(asked(browser)['host_permissions']).toBeUndefined()
      expect(JSON.stringify(asked(browser)['permissions'])).not.toMatch(
        /:\/\/|tabs|cookies|history|webRequest|downloads|nativeMessaging|debugger|management/,
      )
    }
  })
})
