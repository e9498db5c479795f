import { run } from './run.ts'

const { status, out, err } = await run(process.argv.slice(2), new Date())
// A reader that has seen enough, such as head, closes the pipe; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})
// Written at once, so that nothing is ever half-written; the status is set, not forced, so that pipes are drained.
if (out) process.stdout.write(out)
if (err) process.stderr.write(err)
process.exitCode = status
