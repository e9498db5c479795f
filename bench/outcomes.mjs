// What becomes of every labelled question: npm run outcomes
// Writes test/questions/outcomes.tsv anew; its difference shows which questions an edit of the words or the code changes.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ask, policies } from '../dist/node/index.js'
import { AS_OF, outcomeOf } from '../test/questions/outcome.mjs'

const folder = fileURLToPath(new URL('../test/questions', import.meta.url))
const lines = readdirSync(folder)
  .filter((name) => name.endsWith('.jsonl'))
  .sort()
  .flatMap((name) => readFileSync(path.join(folder, name), 'utf8').split('\n').filter(Boolean))
  .map((line) => JSON.parse(line))
  .map(({ id, question }) => outcomeOf(id, ask(policies[0], question, AS_OF)))
writeFileSync(path.join(folder, 'outcomes.tsv'), `${lines.join('\n')}\n`)
console.log(`${lines.length} questions → test/questions/outcomes.tsv`)
