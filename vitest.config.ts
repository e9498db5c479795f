import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { policyPlugin } from './src/compile/plugin.ts'

export default defineConfig({
  plugins: [policyPlugin(fileURLToPath(new URL('.', import.meta.url)))],
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', 'test/browser/**', 'test/firefox/**', 'test/real/**'],
        },
      },
      {
        // Drives a real browser over what `npm run build` made; one file at a time, since a browser fills a core.
        extends: true,
        test: {
          name: 'browser',
          environment: 'node',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 60_000,
          // A second, the default, is little on a machine that does other things as well.
          expect: { poll: { timeout: 10_000 } },
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        // Outside `npm test`: `npm run test:real` sees to a screen first.
        extends: true,
        test: {
          name: 'real',
          environment: 'node',
          include: ['test/real/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 10_000 } },
          fileParallelism: false,
        },
      },
      {
        // Outside `npm test`: `npm run test:firefox` finds the browser first.
        extends: true,
        test: {
          name: 'firefox',
          environment: 'node',
          include: ['test/firefox/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
