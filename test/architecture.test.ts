import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')

/** Which of our folders, packages and modules each folder may import; `*` stands for any node:* module. */
const RULES: Record<string, { ours: string[]; packages: string[] }> = {
  'src/knowledge': { ours: [], packages: ['fuse.js'] },
  'src/compile': {
    ours: ['src/knowledge'],
    packages: ['marked', 'yaml', 'zod', 'pinyin-pro', 'opencc-js'],
  },
  'src/ui': { ours: ['src/knowledge'], packages: ['preact'] },
  'src/extension': { ours: ['src/ui', 'src/knowledge'], packages: ['preact', 'virtual:policy'] },
  'src/cli': { ours: ['src/knowledge', 'src/compile'], packages: ['virtual:policies', 'node:*'] },
  widget: {
    ours: ['src/ui', 'src/knowledge'],
    packages: ['virtual:policy', 'virtual:policy-head', 'preact', 'lean-qr'],
  },
}
/** The only files that may touch the machine or the bundler besides their folder's rule. */
const EXCEPTIONS: Record<string, string[]> = {
  'src/compile/plugin.ts': ['vite', 'node:*'],
  'src/compile/folder.ts': ['node:*'],
}

interface Import {
  file: string
  from: string
}

function filesBelow(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
}

function importsOf(file: string): Import[] {
  const text = readFileSync(path.join(root, file), 'utf8')
  return [
    ...text.matchAll(
      /(?:^|\n)\s*(?:import|export)\b[^'"\n;]*?(?:\{[^}]*\}[^'"\n;]*?)?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)import\s+['"]([^'"]+)['"]/g,
    ),
  ].map((match) => ({ file, from: (match[1] ?? match[2] ?? match[3])! }))
}

/** The code alone: what comments mention is no use of it. */
function codeOf(file: string): string {
  return readFileSync(path.join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '')
}

const packageOf = (from: string) =>
  from.startsWith('node:')
    ? 'node:*'
    : from.startsWith('virtual:')
      ? from
      : from
          .split('/')
          .slice(0, from.startsWith('@') ? 2 : 1)
          .join('/')

describe('imports go one way', () => {
  for (const [folder, rule] of Object.entries(RULES))
    it(`${folder} imports only what it may`, () => {
      const files = filesBelow(folder)
      expect(files.length).toBeGreaterThan(0)
      const wrong: string[] = []
      for (const { file, from } of files.flatMap(importsOf)) {
        if (from.startsWith('.')) {
          const target = path.relative(root, path.resolve(root, path.dirname(file), from))
          if (target.startsWith(`${folder}/`)) continue
          const into = rule.ours.find((one) => target.startsWith(`${one}/`))
          if (!into) wrong.push(`${file} imports ${target}`)
          else if (target !== `${into}/index.ts`)
            wrong.push(`${file} enters ${into} beside its index: ${target}`)
        } else if (![...rule.packages, ...(EXCEPTIONS[file] ?? [])].includes(packageOf(from)))
          wrong.push(`${file} imports ${from}`)
      }
      expect(wrong).toEqual([])
    })

  it('fuse.js is imported by one file at most', () => {
    const users = filesBelow('src/knowledge').filter((file) =>
      importsOf(file).some((one) => packageOf(one.from) === 'fuse.js'),
    )
    expect(users.length).toBeLessThanOrEqual(1)
  })

  it('chrome.* is used in the extension only', () => {
    const users = ['src/knowledge', 'src/compile', 'src/ui', 'src/cli', 'widget']
      .flatMap(filesBelow)
      .filter((file) => /\b(?:chrome|browser)\.[a-z]\w*\./.test(readFileSync(path.join(root, file), 'utf8')))
    expect(users).toEqual([])
  })
})

describe('the core is pure and nothing unsafe occurs', () => {
  it('the knowledge module reads no clock, no DOM and no storage', () => {
    const users = filesBelow('src/knowledge').filter((file) =>
      /\bDate\b(?!\w)(?=\s*[.(]|\()|\bnew Date\b|\bdocument\.|\bwindow\.|localStorage|\bfetch\(|Math\.random/.test(
        codeOf(file),
      ),
    )
    expect(users).toEqual([])
  })

  it('no source file evaluates text or writes markup', () => {
    const unsafe =
      /\beval\(|new Function\(|\.(?:inner|outer)HTML\b|dangerouslySetInnerHTML|insertAdjacentHTML|document\.write/
    const users = Object.keys(RULES)
      .flatMap(filesBelow)
      .filter((file) => unsafe.test(readFileSync(path.join(root, file), 'utf8')))
    expect(users).toEqual([])
  })

  it('no folder is called by a name that says nothing', () => {
    const folders = readdirSync(path.join(root, 'src'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
    expect(folders.filter((name) => /^(utils?|helpers?|common|managers?|misc)$/.test(name))).toEqual([])
  })
})
