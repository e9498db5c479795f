import { run } from './run.ts'

const { status, out, err } = await run(process.argv.slice(2), new Date())
// Written at once, so that nothing is ever half-written; the status is set, not forced, so that pipes are drained.
if (out) process.stdout.write(out)
if (err) process.stderr.write(err)
process.exitCode = status
