import { appendFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect } from 'vitest'

/**
 * Checks a property over random cases: some hundred in `npm test`; in `npm run test:long`, which sets these, as many as
 * are wanted or the time allows.
 */
const { PROPERTY_RUNS, PROPERTY_SECONDS, PROPERTY_SEED, PROPERTY_REPORT } = process.env

/** @param short cases in `npm test`. A failure names its seed and path, and is tried again with PROPERTY_SEED. */
export function tryMany<T>(property: fc.IProperty<T>, short = 100): void {
  const details = fc.check<T>(property, {
    numRuns: PROPERTY_RUNS ? Number(PROPERTY_RUNS) : short,
    ...(PROPERTY_SEED ? { seed: Number(PROPERTY_SEED) } : {}),
    ...(PROPERTY_SECONDS
      ? { interruptAfterTimeLimit: Number(PROPERTY_SECONDS) * 1000, markInterruptAsFailure: false }
      : {}),
  })
  if (PROPERTY_REPORT) {
    const name = expect.getState().currentTestName
    appendFileSync(PROPERTY_REPORT, `${JSON.stringify({ name, ...pick(details) })}\n`)
  }
  if (details.failed) throw new Error(fc.defaultReportMessage(details), { cause: details.errorInstance })
}

function pick<T>({ numRuns, seed, failed, interrupted }: fc.RunDetails<T>) {
  return { cases: numRuns, seed, failed, interrupted }
}
