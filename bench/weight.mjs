/**
 * What each part of the classic script costs after brotli: `node bench/weight.mjs [--policy]`.
 * A part's weight is what the file loses when that part's characters are cut out of it, so what parts share is counted
 * for none of them and the weights add up to less than the whole. Without --policy the policy is left out, since it
 * is measured apart. `--out FILE` keeps the script that was weighed.
 */
import { writeFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { build } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))
const args = process.argv.slice(2)
const brotli = (text) => brotliCompressSync(text).length

/** Serves an empty policy in place of the real one. */
const emptied = {
  name: 'weight:no-policy',
  enforce: 'pre',
  load: (id) => (id === '\0virtual:policy' ? { code: 'export default {}', moduleType: 'js' } : undefined),
}

const result = await build({
  root,
  mode: 'widget',
  logLevel: 'warn',
  plugins: args.includes('--policy') ? [] : [emptied],
  build: { write: false, sourcemap: 'hidden' },
})
const chunk = [result]
  .flat()
  .flatMap((one) => one.output)
  .find((one) => one.type === 'chunk')
const { code, map } = chunk
if (args.includes('--out')) writeFileSync(args[args.indexOf('--out') + 1], code)
const whole = brotli(code)

/** Name of the part → stretches of the code that come from it. */
const parts = new Map()
const sources = new SourceMap(JSON.parse(map.toString()))
let offset = 0
code.split('\n').forEach((line, row) => {
  let from = 0
  let held
  for (let column = 0; column <= line.length; column++) {
    const name = column < line.length ? nameOf(sources.findEntry(row, column).originalSource) : undefined
    if (name === held) continue
    if (held && column > from) parts.set(held, [...(parts.get(held) ?? []), [offset + from, offset + column]])
    held = name
    from = column
  }
  offset += line.length + 1
})

function nameOf(source) {
  if (!source) return '(glue)'
  const file = path.relative(
    root,
    path.resolve(root, 'widget', source.replace(/^.*?(?=(?:src|widget|node_modules)\/|\0)/, '../')),
  )
  return /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? file
}

/** The code without these stretches. */
function without(stretches) {
  let rest = ''
  let at = 0
  for (const [from, to] of stretches) {
    rest += code.slice(at, from)
    at = to
  }
  return rest + code.slice(at)
}

const table = [...parts].map(([name, stretches]) => ({
  name,
  raw: stretches.reduce((sum, [from, to]) => sum + to - from, 0),
  weight: whole - brotli(without(stretches)),
}))
table.push(...groups(table))
table.sort((a, b) => b.weight - a.weight)
console.log(`whole ${code.length} characters, ${whole} bytes brotli`)
for (const { name, raw, weight } of table)
  console.log(`${String(weight).padStart(7)} ${String(raw).padStart(8)}  ${name}`)

/** Folders and packages as a whole. */
function groups() {
  const folders = new Map()
  for (const [name, stretches] of parts) {
    const folder = name.includes('/') ? `${path.dirname(name)}/` : '(packages)'
    folders.set(folder, [...(folders.get(folder) ?? []), ...stretches])
  }
  return [...folders].map(([name, stretches]) => ({
    name,
    raw: stretches.reduce((sum, [from, to]) => sum + to - from, 0),
    weight: whole - brotli(without(stretches.sort((a, b) => a[0] - b[0]))),
  }))
}
