import { crx } from '@crxjs/vite-plugin'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { minify } from 'terser'
import { build, defineConfig, type Plugin, type UserConfig } from 'vite'
import { pickPolicy, policyPlugin, readPolicies } from './src/compile/plugin.ts'
import { makeTerms } from './src/extension/marks/terms.ts'
import { TERMS } from './src/extension/omnibox/read.ts'
import { termsOf } from './src/extension/omnibox/terms.ts'
import { styles } from './src/ui/styles.ts'
import manifest from './manifest.json' with { type: 'json' }

const root = fileURLToPath(new URL('.', import.meta.url))
const from = (...parts: string[]) => path.join(root, ...parts)

/** Browsers of the classic script: old enough for the embedded browsers still found on office machines. */
const CLASSIC = ['chrome64', 'edge79', 'firefox78', 'safari13']
/** Browsers of the module build. */
const MODERN = ['chrome87', 'edge88', 'firefox78', 'safari14.1']

/** The compiler's helpers for lowered syntax, without the care for symbols and setters that our plain objects need not. */
const HELPERS = {
  objectSpread2: 'Object.assign',
  defineProperty: '(object, key, value) => ((object[key] = value), object)',
}
const shortHelpers = (): Plugin => ({
  name: 'policy-guide:short-helpers',
  transform(_, id) {
    const name = /oxc-project\+runtime.*\/(\w+)\.js$/.exec(id)?.[1] as keyof typeof HELPERS
    return name in HELPERS ? { code: `export default ${HELPERS[name]}`, map: null } : undefined
  },
})

/** Once more over what the bundler has made small: it finds another hundredth. */
const smaller = (): Plugin => ({
  name: 'policy-guide:smaller',
  async generateBundle({ format }, bundle) {
    for (const part of Object.values(bundle))
      if (part.type === 'chunk') {
        const { code } = await minify(part.code, {
          ecma: format === 'es' ? 2020 : 2017,
          module: format === 'es',
          compress: { passes: 3 },
        })
        part.code = code ?? part.code
      }
  },
})

/** The command line and the knowledge module, everything but node:* bundled; lazily imported parts stay chunks. */
const node = (): UserConfig => ({
  publicDir: false,
  plugins: [policyPlugin(root)],
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node20',
    outDir: from('dist/node'),
    rolldownOptions: {
      input: { cli: from('src/cli/main.ts'), index: from('src/cli/module.ts') },
      output: {
        format: 'es',
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        banner: (chunk) => (chunk.isEntry && chunk.name === 'cli' ? '#!/usr/bin/env node' : ''),
      },
    },
  },
})

/** One file, policy included: `iife` is the classic script for a plain script tag, `es` the module. */
const widget = (format: 'iife' | 'es'): UserConfig => ({
  root: from('widget'),
  publicDir: false,
  plugins: [
    policyPlugin(root),
    shortHelpers(),
    smaller(),
    ...(format === 'iife' ? [demoPage(), styleSheet()] : []),
  ],
  server: { port: 5173, host: '127.0.0.1', fs: { allow: [root] } },
  build: {
    outDir: from('dist/widget'),
    emptyOutDir: format === 'iife', // the module build adds to what the classic one wrote
    // es2017 bounds the syntax; the style sheet is lowered for the browsers alone.
    target: format === 'iife' ? ['es2017', ...CLASSIC] : MODERN,
    cssTarget: format === 'iife' ? CLASSIC : MODERN,
    lib: {
      entry: { 'policy-guide': from(format === 'iife' ? 'widget/policy-guide.ts' : 'widget/module.ts') },
      name: 'PolicyGuide',
      formats: [format],
      fileName: (kind, name) => (kind === 'es' ? `${name}.mjs` : `${name}.js`),
    },
    // A module library keeps its white space unless it is asked to go.
    rolldownOptions: {
      output: {
        minify: true,
        ...(format === 'es' ? { chunkFileNames: 'policy-guide-[name]-[hash].mjs' } : {}),
      },
      // Our folders do nothing on import, so that the first part of the module takes only what it names.
      treeshake: { moduleSideEffects: (id: string) => !/\/src\/(?:ui|knowledge)\//.test(id) },
    },
  },
})

/** Files of widget/ that are copied as they are, beside those a page names. */
const SIDE_FILES = ['loader.js', 'frame-host.js', 'plan.css']

/**
 * The demo page is the embedding guide, so it loads the widget just as a site would: by a script tag to the built
 * file. The build therefore copies each page as it is, with the files it names by `./`; only the dev server puts the
 * source in the script's place, so that edits show at once.
 */
function demoPage(): Plugin {
  const page = (name: string) => readFileSync(from('widget', name), 'utf8')
  return {
    name: 'policy-guide:demo-page',
    transformIndexHtml: {
      order: 'pre',
      handler: (html, { server }) =>
        server
          ? html.replace(
              /<script\b[^>]*\bsrc="\.\/policy-guide\.m?js"[^>]*>/,
              '<script type="module" src="/policy-guide.ts">',
            )
          : html,
    },
    generateBundle() {
      const pages = readdirSync(from('widget')).filter((name) => name.endsWith('.html'))
      const named = pages.flatMap((name) => [...page(name).matchAll(/\b(?:href|src)="\.\/([^"?#]+)/g)])
      const files = new Set([...pages, ...SIDE_FILES, ...named.map((match) => match[1] ?? '')])
      for (const fileName of files) {
        const file = from('widget', fileName)
        if (existsSync(file)) this.emitFile({ type: 'asset', fileName, source: readFileSync(file) })
      }
    },
  }
}

/** The style sheet as a file beside the script, for browsers without constructed sheets: see widget/element.ts. */
const styleSheet = (): Plugin => ({
  name: 'policy-guide:style-sheet',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'policy-guide.css', source: styles })
  },
})

/**
 * Writes down which packages a build has taken in and how many characters of each, before it is made small: what
 * docs/dependencies.md says is compared with it.
 */
const bundled = (mode: string): Plugin => ({
  name: 'policy-guide:bundled',
  writeBundle(_, bundle) {
    const sizes: Record<string, number> = {}
    for (const part of Object.values(bundle))
      if (part.type === 'chunk')
        for (const [id, { renderedLength }] of Object.entries(part.modules)) {
          const name = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1]
          if (name && renderedLength) sizes[name] = (sizes[name] ?? 0) + renderedLength
        }
    mkdirSync(from('dist/bundled'), { recursive: true })
    writeFileSync(from('dist/bundled', `${mode}.json`), JSON.stringify(sizes))
  },
})

/**
 * What Firefox wants otherwise: an event page instead of a worker, a sidebar instead of the side panel, and no schema of
 * managed settings, which it reads from a policy of its own.
 */
function firefoxManifest() {
  const { side_panel, minimum_chrome_version: _, storage: __, ...rest } = structuredClone(manifest)
  return {
    ...rest,
    background: { scripts: [manifest.background.service_worker], type: 'module' },
    permissions: manifest.permissions.filter((name) => name !== 'sidePanel'),
    sidebar_action: {
      default_panel: side_panel.default_path,
      default_title: manifest.name,
      open_at_install: false,
    },
    browser_specific_settings: {
      gecko: {
        id: 'policy-guide@policy-guide.example',
        strict_min_version: '142.0',
        data_collection_permissions: { required: ['none'] },
      },
    },
  }
}

/** Scripts that run in pages, by the name the extension knows them by. */
const PAGE_SCRIPTS = {
  'marks.js': 'src/extension/marks/main.ts',
  'page-reader.js': 'src/extension/page/reader.ts',
}

/**
 * What runs in other people's pages: each script one classic file of its own, since a page's module loader could only
 * reach what the extension lays open to every page. Beside them what the worker hands to marked pages.
 */
const pageFiles = (target: string): Plugin => ({
  name: 'policy-guide:page-files',
  async generateBundle() {
    for (const [fileName, entry] of Object.entries(PAGE_SCRIPTS)) {
      const built = await build({
        root,
        configFile: false,
        publicDir: false,
        logLevel: 'warn',
        plugins: [smaller()],
        build: {
          write: false,
          target,
          lib: { entry: from(entry), name: 'policyGuide', formats: ['iife'] },
          rolldownOptions: {
            output: { minify: true },
            treeshake: { moduleSideEffects: (id: string) => !/\/src\/knowledge\//.test(id) },
          },
        },
      })
      const chunk = [built].flat().flatMap((one) => ('output' in one ? one.output : []))[0]
      if (chunk?.type === 'chunk') this.emitFile({ type: 'asset', fileName, source: chunk.code })
    }
    const marks = readFileSync(from('src/extension/marks/marks.css'), 'utf8').replace(/\/\*[^]*?\*\/\s*/g, '')
    this.emitFile({ type: 'asset', fileName: 'marks.css', source: marks })
    const policy = pickPolicy(readPolicies(from('content')), from('content'))
    this.emitFile({ type: 'asset', fileName: 'marks-terms.json', source: JSON.stringify(makeTerms(policy)) })
  },
})

const extension = (browser: 'chrome' | 'firefox'): UserConfig => ({
  root,
  publicDir: from('src/extension/public'),
  plugins: [
    policyPlugin(root, { [TERMS]: (policy) => JSON.stringify(termsOf(policy)) }),
    // The plugin's manifest type has no room for Firefox's keys.
    crx({ manifest: (browser === 'firefox' ? firefoxManifest() : manifest) as never, browser }),
    pageFiles(browser === 'firefox' ? 'firefox142' : 'chrome109'),
    smaller(),
  ],
  build: {
    outDir: from(browser === 'firefox' ? 'dist/extension-firefox' : 'dist/extension-chromium'),
    emptyOutDir: true,
    target: browser === 'firefox' ? 'firefox142' : 'chrome109',
    modulePreload: { polyfill: false },
    // The plugin does not know sidebar_action, so the page has to be named.
    rolldownOptions: {
      input: [from(manifest.side_panel.default_path)],
    },
  },
})

const modes: Record<string, () => UserConfig> = {
  node,
  widget: () => widget('iife'),
  'widget-module': () => widget('es'),
  extension: () => extension('chrome'),
  firefox: () => extension('firefox'),
}

export default defineConfig(({ mode }) => {
  const config = modes[mode]
  if (!config)
    throw new Error(`No such mode: "${mode}". Pass --mode with one of ${Object.keys(modes).join(', ')}.`)
  const made = config()
  return { ...made, plugins: [...(made.plugins ?? []), bundled(mode)] }
})
