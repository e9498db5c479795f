/** What a site's bundler makes of packages that are meant to be bundled. */
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const ROOT = fileURLToPath(new URL('.', import.meta.url))
/** No file stands there; a name in bench/ has packages looked for in bench/node_modules. */
const ENTRY = fileURLToPath(new URL('bench-entry.js', import.meta.url))

/**
 * @param {string} code a module that imports what is wanted from bench/node_modules
 * @returns {Promise<Buffer>} one minified module
 */
export async function bundle(code) {
  const entry = {
    name: 'entry',
    resolveId: (id) => (id === ENTRY ? id : null),
    load: (id) => (id === ENTRY ? code : null),
  }
  const [{ output }] = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    plugins: [entry],
    build: {
      write: false,
      lib: { entry: ENTRY, formats: ['es'], fileName: 'entry' },
      rolldownOptions: { output: { minify: true, codeSplitting: false } },
    },
  })
  return Buffer.from(output[0].code)
}
