import assert from 'node:assert/strict'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { check, PLACES, QUESTIONS } from '../test/old/check.mjs'
import { drive } from '../test/old/drive.mjs'
import { fetchOld, OLD } from '../test/old/fetch.mjs'
import { root, tool } from './run.mjs'
import { serve } from './serve.mjs'

/*
 * Tests the classic script in Chromium 64 to 108, which are downloaded on first use. Names of versions may follow, to
 * run only those: `npm run test:old -- 64 70`. Pictures of every screen go to test-results/old/.
 */

const CSP = "default-src 'none'; script-src 'self'; style-src 'self'"
const PAGE = `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <title>问策</title>
    <script src="policy-guide.js" defer></script>
  </head>
  <body>
    <policy-guide state="fragment"></policy-guide>
  </body>
</html>
`

const wanted = process.argv.slice(2).map(Number)
const versions = OLD.filter(({ version }) => wanted.length === 0 || wanted.includes(version))
if (process.platform !== 'linux' || process.arch !== 'x64') {
  console.error('旧版 Chromium 只有 Linux x64 的。 The old Chromium builds are for Linux x64 only.')
  process.exit(1)
}
if (!existsSync(path.join(root, 'dist/widget/policy-guide.js')))
  tool('vite', ['build', '--mode', 'widget', '--logLevel', 'warn'])

const pictures = path.join(root, 'test-results/old')
rmSync(pictures, { recursive: true, force: true })
mkdirSync(pictures, { recursive: true })
const site = mkdtempSync(path.join(tmpdir(), 'old-site-'))
const strict = await folder('strict', ['policy-guide.js', 'policy-guide.css'], {
  'content-security-policy': CSP,
})
const bare = await folder('bare', ['policy-guide.js'], {})

/** What the newest of them shows: the others must show the same. @type {string[] | undefined} */
let expected
let failed = 0
for (const old of [...versions].sort((a, b) => b.version - a.version)) {
  const name = `Chromium ${old.version}: styled under a strict policy, answers and guides as the newest does`
  try {
    const texts = await run(old)
    expected ??= texts
    for (const [at, about] of [...QUESTIONS, ...PLACES].entries())
      assert.equal(texts[at], expected[at], `shows something else for ${about}`)
    console.log(`✓ ${name}`)
  } catch (error) {
    failed += 1
    console.error(`✗ ${name}\n  ${error instanceof Error ? error.message : String(error)}`)
  }
}
await strict.close()
await bare.close()
rmSync(site, { recursive: true, force: true })
console.log(`\n${versions.length - failed} passed, ${failed} failed`)
process.exitCode = failed > 0 || versions.length === 0 ? 1 : 0

/** @param {import('../test/old/fetch.mjs').Old} old */
async function run(old) {
  const page = await drive(await fetchOld(old), { width: 420, height: 900 })
  try {
    return await check(page, strict.url, bare.url, async (name) =>
      writeFileSync(path.join(pictures, `${old.version}-${name}.png`), await page.picture()),
    )
  } finally {
    await page.close()
  }
}

/**
 * A site of its own with the page and some files of the widget.
 * @param {string} name
 * @param {string[]} files
 * @param {Record<string, string>} headers
 */
function folder(name, files, headers) {
  const place = path.join(site, name)
  mkdirSync(place)
  for (const file of files) copyFileSync(path.join(root, 'dist/widget', file), path.join(place, file))
  writeFileSync(path.join(place, 'index.html'), PAGE)
  return serve(place, { headers })
}
