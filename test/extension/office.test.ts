import { readFileSync } from 'node:fs'
import policy from 'virtual:policy'
import { describe, expect, it } from 'vitest'
import { CHOICES, KEYS, settle } from '../../src/extension/settings/settle.ts'
import { findThing } from '../../src/knowledge/index.ts'

const file = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')
interface Schema {
  type: string
  enum?: string[]
  items?: Schema
  properties?: Record<string, Schema>
}
const schema = JSON.parse(file('src/extension/public/managed-schema.json')) as Schema
const guide = file('docs/office.md')

describe('the schema of managed settings', () => {
  it('names every setting and every word the settings know, and no other', () => {
    const properties = schema.properties!
    expect(Object.keys(properties).sort()).toEqual([...KEYS, 'locked'].sort())
    for (const [key, words] of Object.entries(CHOICES)) expect(properties[key]!.enum).toEqual(words)
    expect(properties['locked']!.items!.enum).toEqual(KEYS)
  })
})

describe('the guide for an office', () => {
  const blocks = [...guide.matchAll(/```json\n([^]*?)```/g)].map(
    (match) => JSON.parse(match[1]!) as Record<string, unknown>,
  )

  it('has an example with every key, which holds as it stands', () => {
    const [example] = blocks.flatMap((block) =>
      Object.values(
        (block['3rdparty'] as { extensions: Record<string, object> } | undefined)?.extensions ?? {},
      ),
    )
    expect(Object.keys(example!).sort()).toEqual(Object.keys(schema.properties!).sort())
    const nameOf = (words: string) => findThing(policy, words, ['department'])?.name
    const { problems, managedContacts } = settle(example, {}, nameOf)
    expect(problems).toEqual([])
    expect(managedContacts).toHaveLength(2)
  })

  it('justifies every permission of the manifest, and no other', () => {
    const { permissions, minimum_chrome_version: oldest } = JSON.parse(file('manifest.json')) as {
      permissions: string[]
      minimum_chrome_version: string
    }
    const section = guide.slice(guide.indexOf('## 权限和理由'), guide.indexOf('## 最低版本'))
    const named = [...section.matchAll(/^\| `(\w+)`/gm)].map((match) => match[1]!)
    expect(named.sort()).toEqual(permissions.sort())
    expect(guide).toContain(`Chromium 内核 ${oldest}。`)
  })
})
