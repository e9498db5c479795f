import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { jsonSchemas } from '../../src/compile/index.ts'

const folder = path.resolve(import.meta.dirname, '../../content/schemas')

// UPDATE=1 writes them anew; without it a difference fails, so editors never complete by an older shape.
it('the JSON Schemas for editors are those the compiler checks by', () => {
  const schemas = jsonSchemas()
  const names = readdirSync(folder).map((file) => file.replace('.json', ''))
  expect(Object.keys(schemas).sort()).toEqual(names.sort())
  for (const [name, schema] of Object.entries(schemas)) {
    const text = `${JSON.stringify(schema, null, 2)}\n`
    const file = path.join(folder, `${name}.json`)
    if (process.env['UPDATE']) {
      mkdirSync(folder, { recursive: true })
      writeFileSync(file, text)
    }
    expect(readFileSync(file, 'utf8'), name).toBe(text)
  }
})
