import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { ask } from '../../src/knowledge/index.ts'
import { AS_OF, outcomeOf } from '../questions/outcome.mjs'
import { plan } from './plan.ts'

const folder = path.resolve(import.meta.dirname, '../questions')
const read = (name: string) =>
  readFileSync(path.join(folder, name), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
const recorded = new Map(read('outcomes.tsv').map((line) => [line.split('\t')[0]!, line]))

const questions = readdirSync(folder)
  .filter((name) => name.endsWith('.jsonl'))
  .flatMap((name) =>
    read(name).map((line) => ({ name, ...(JSON.parse(line) as { id: string; question: string }) })),
  )

it.each([...new Set(questions.map(({ name }) => name))])(
  'every question of %s becomes what test/questions/outcomes.tsv has; after an edit that is meant to change it: npm run outcomes',
  (file) => {
    const changed = questions
      .filter(({ name }) => name === file)
      .flatMap(({ id, question }) => {
        const outcome = outcomeOf(id, ask(plan, question, AS_OF))
        return outcome === recorded.get(id)
          ? []
          : [`${question}\n  now ${outcome}\n  had ${recorded.get(id)}`]
      })
    expect(changed).toEqual([])
  },
)

it('no question is recorded that is asked no more, and none twice', () => {
  const ids = questions.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect([...recorded.keys()].filter((id) => !ids.includes(id))).toEqual([])
})
