import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** The tests of one group of files, as scripts/mutants.mjs names them. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: { environment: 'node', testTimeout: 60_000, include: (process.env['MUTANT_TESTS'] ?? '').split(' ') },
})
