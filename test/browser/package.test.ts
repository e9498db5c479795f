import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { inflateRawSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { publint } from 'publint'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filesOf, zip, zipExtension } from '../../scripts/zip.mjs'
import { launch, launchExtension, serve } from './harness.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8')

/** Names and bytes of a zip, read back from its directory. */
function unzip(bytes: Buffer): [string, Buffer][] {
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  let at = bytes.readUInt32LE(end + 16)
  return Array.from({ length: bytes.readUInt16LE(end + 10) }, () => {
    const [size, name] = [bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28)]
    const body = bytes.readUInt32LE(at + 42) + 30 + name
    const title = bytes.subarray(at + 46, at + 46 + name).toString('utf8')
    at += 46 + name
    return [title, inflateRawSync(bytes.subarray(body, body + size))]
  })
}

describe('what is handed out', () => {
  it.each(['chromium', 'firefox'])('zips the %s extension to the same bytes from any folder', (name) => {
    const folder = path.join(ROOT, `dist/extension-${name}`)
    const elsewhere = mkdtempSync(path.join(tmpdir(), 'policy-guide-zip-'))
    cpSync(folder, elsewhere, { recursive: true })
    const packed = zip(filesOf(folder))
    expect(zip(filesOf(elsewhere)).equals(packed)).toBe(true)
    expect(unzip(packed)).toEqual(filesOf(folder))
  })

  it('runs as the Chromium zip unpacked, licence and version with it', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'policy-guide-unpacked-'))
    for (const [name, bytes] of unzip(zipExtension('chromium'))) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
      writeFileSync(path.join(folder, name), bytes)
    }
    const { version } = JSON.parse(read('package.json')) as { version: string }
    expect(JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8'))).toMatchObject({ version })
    expect(readFileSync(path.join(folder, 'LICENSE'), 'utf8')).toBe(read('LICENSE'))
    const context = await launchExtension(folder)
    try {
      const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
      const page = await context.newPage()
      await page.goto(new URL('/src/extension/panel/index.html', worker.url()).href)
      await page.getByRole('combobox').fill('加装电梯找哪个部门')
      await page.keyboard.press('Enter')
      await page.locator('.answer', { hasText: '市场监管部门' }).first().waitFor()
    } finally {
      await context.close()
      rmSync(folder, { recursive: true, force: true })
    }
  })

  it.each(['extension-chromium', 'extension-firefox', 'widget'])(
    'holds neither source maps nor a path of the machine it was built on: %s',
    (name) => {
      for (const [file, bytes] of filesOf(path.join(ROOT, 'dist', name))) {
        expect(file).not.toMatch(/\.map$/)
        expect(bytes.includes(ROOT), file).toBe(false)
        expect(bytes.includes('sourceMappingURL'), file).toBe(false)
      }
    },
  )

  it('names the hashes of the files a page may load', () => {
    const hashes = JSON.parse(read('dist/widget/integrity.json')) as Record<string, string>
    expect(Object.keys(hashes)).toContain('policy-guide.js')
    for (const [file, hash] of Object.entries(hashes))
      expect(hash).toBe(
        `sha384-${createHash('sha384')
          .update(readFileSync(path.join(ROOT, 'dist/widget', file)))
          .digest('base64')}`,
      )
  })

  it('has nothing publint would warn of', async () => {
    const { messages } = await publint({ pkgDir: ROOT, level: 'suggestion' })
    expect(messages).toEqual([])
  })
})

describe('the custom-elements manifest', () => {
  type Named = { name: string }[]
  const element = (
    JSON.parse(read('dist/widget/custom-elements.json')) as {
      modules: [
        {
          declarations: [
            Record<'attributes' | 'members' | 'events' | 'slots' | 'cssParts' | 'cssProperties', Named>,
          ]
        },
      ]
    }
  ).modules[0].declarations[0]
  const names = (list: Named) => list.map((one) => one.name).sort()
  const sources = ['src/ui', 'widget']
    .flatMap((folder) => readdirSync(path.join(ROOT, folder)).map((file) => path.join(folder, file)))
    .filter((file) => /\.tsx?$/.test(file))
    .map(read)
    .join('\n')
  const found = (pattern: RegExp) =>
    [...new Set([...sources.matchAll(pattern)].map((match) => match[1]!))].sort()
  let browser: Browser
  let site: Awaited<ReturnType<typeof serve>>

  beforeAll(async () => {
    site = await serve('dist/widget')
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })

  it('names the attributes and members the element has, and no other', async () => {
    const page = await browser.newPage()
    await page.goto(site.url)
    const [observed, members] = await page.evaluate(() => {
      const kind = customElements.get('policy-guide') as unknown as {
        observedAttributes: string[]
        prototype: object
      }
      return [kind.observedAttributes, Object.getOwnPropertyNames(kind.prototype)]
    })
    expect(names(element.attributes)).toEqual([...observed].sort())
    for (const name of names(element.members)) expect(members).toContain(name)
    const types = read('dist/widget/policy-guide.d.ts')
    for (const { name } of [...element.members, ...element.events]) expect(types).toContain(name)
    await page.close()
  })

  it('names the events, parts, slots and properties of the source, and no other', () => {
    expect(names(element.events)).toEqual(
      [...new Set([...found(/\.tell\('([\w-]+)'/g), ...found(/tell\?\.\('([\w-]+)'/g)])]
        .map((one) => `policy-guide:${one}`)
        .sort(),
    )
    expect(names(element.cssParts)).toEqual(
      [...new Set([...found(/\bpart="([\w-]+)"/g), ...found(/make\('\w+', '([\w-]+)'\)/g)])].sort(),
    )
    expect(names(element.slots)).toEqual(['', ...found(/<slot name="([\w-]+)"/g)].sort())
    expect(names(element.cssProperties)).toEqual(found(/var\((--pg-[\w-]+)/g))
  })
})
