// The packed tarball as a stranger uses it: in a page, with React, with Vue, from TypeScript. npm run test:package
import { cpSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { build } from 'vite'
import { findChromium } from './chromium.mjs'
import { npm, root, run, tool } from './run.mjs'
import { serve } from './serve.mjs'

let passed = 0
let failed = 0
/** @param {string} name @param {() => unknown} check false or a throw: failed */
async function step(name, check) {
  try {
    if ((await check()) === false) throw new Error('failed')
    passed++
    console.log(`✓ ${name}`)
  } catch (error) {
    failed++
    console.log(`✗ ${name}\n${String(error)}`)
  }
}

const folder = mkdtempSync(path.join(tmpdir(), 'policy-guide-package-'))
await step('packs', () => npm(['pack', '--silent', '--pack-destination', folder]))
const tarball = path.join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '')
await step('has types that resolve for everyone', () =>
  tool('@arethetypeswrong/cli:attw', [
    tarball,
    '--profile',
    'esm-only',
    '--format',
    'ascii',
    '--exclude-entrypoints',
    './widget/*',
  ]),
)

cpSync(path.join(root, 'test/package'), folder, { recursive: true })
await step('installs', () => {
  const inside = ['--prefix', folder, '--no-audit', '--no-fund', '--silent']
  return npm(['ci', ...inside]) && npm(['install', '--no-save', ...inside, tarball])
})
writeFileSync(
  path.join(folder, 'tsconfig.json'),
  JSON.stringify({
    compilerOptions: {
      strict: true,
      module: 'nodenext',
      target: 'es2022',
      lib: ['es2022', 'dom'],
      noEmit: true,
      types: [],
    },
    files: ['types.ts'],
  }),
)
await step('type-checks in a project of its own', () => tool('typescript:tsc', ['-p', folder]))

const site = path.join(folder, 'site')
mkdirSync(site)
for (const name of ['react', 'vue'])
  await step(`builds with ${name}`, async () => {
    await build({
      configFile: false,
      root: folder,
      logLevel: 'error',
      define: { 'process.env.NODE_ENV': '"production"' },
      build: {
        outDir: path.join(site, name),
        lib: { entry: path.join(folder, `${name}.js`), formats: ['es'], fileName: () => 'app.js' },
      },
    })
    writeFileSync(
      path.join(site, name, 'index.html'),
      '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>x</title><div id="app"></div><script type="module" src="app.js"></script>',
    )
  })
mkdirSync(path.join(site, 'plain'))
cpSync(path.join(folder, 'plain.html'), path.join(site, 'plain/index.html'))
for (const name of ['policy-guide.js', 'policy-guide.css'])
  cpSync(path.join(folder, 'node_modules/policy-guide/dist/widget', name), path.join(site, 'plain', name))

const server = await serve(site, {})
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: ['--no-sandbox', '--disable-gpu'],
})
for (const name of ['plain', 'react', 'vue'])
  await step(`answers, tells and takes properties: ${name}`, async () => {
    const page = await browser.newPage()
    /** @type {string[]} */
    const problems = []
    page.on('pageerror', (error) => problems.push(error.message))
    await page.goto(`${server.url}${name}/index.html`)
    await page.getByText('周一').first().waitFor({ timeout: 10_000 })
    await page.getByText('市场监管部门').first().waitFor()
    await page.waitForFunction(() => document.querySelector('output')?.textContent === 'tai-an-2020-43')
    if (problems.length) throw new Error(problems.join('\n'))
    await page.close()
  })
await browser.close()
await server.close()

await step('answers from Node', () => {
  const file = path.join(folder, 'node.mjs')
  writeFileSync(
    file,
    `import { ask, policies } from 'policy-guide'\nprocess.exit(ask(policies[0], '加装电梯找哪个部门', '2026-11-23').coverage === 'stated' ? 0 : 1)\n`,
  )
  return run(process.execPath, [pathToFileURL(file).pathname])
})
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)
