import { expect } from 'vitest'
import { PackError, readPack, type Policy } from '../../src/knowledge/index.ts'
import { plan } from './plan.ts'
import { useAll } from './use.ts'

/** The plan with a small vocabulary: it is read some thousand times, and indexing words is most of the work. */
const small: Policy = {
  ...plan,
  words: {
    aliases: Object.fromEntries(
      Object.entries(plan.words.aliases)
        .slice(0, 4)
        .map(([id, words]) => [id, words.split(',').slice(0, 2).join()]),
    ),
    silent: plan.words.silent
      .slice(0, 4)
      .map((topic) => ({ ...topic, words: topic.words.split(',').slice(0, 2).join() })),
    lists: Object.fromEntries(
      Object.entries(plan.words.lists).map(([name, words]) => [name, words.split(',').slice(0, 3).join()]),
    ),
    traditional: [plan.words.traditional[0].slice(0, 9), plan.words.traditional[1].slice(0, 9)],
    sounds: { ...plan.words.sounds, others: { dian: '电' } },
  },
}
export const text = JSON.stringify(small)
export const MARKUP = '<img src=x onerror=alert(1)>"\'&{{7*7}}${7*7}'
export const someCite = plan.criteria[0]!.cite
/** The pack as loose JSON, to be spoilt. */
// oxlint-disable-next-line typescript/no-explicit-any
export type Draft = any
export type Path = readonly (string | number)[]

export const draftOf = (): Draft => JSON.parse(text)
export const changed = (change: (draft: Draft) => void): unknown => {
  const draft = draftOf()
  change(draft)
  return draft
}
export function put(draft: Draft, path: Path, value: unknown): Draft {
  const parent = path.slice(0, -1).reduce((held, key) => held[key], draft)
  parent[path[path.length - 1]!] = value
  return draft
}

/** Refused with a message for the reader (which is returned), or taken and then answering everything. */
export function judge(pack: unknown): string {
  let read: Policy
  try {
    read = readPack(pack)
  } catch (error) {
    expect(error).toBeInstanceOf(PackError)
    const { message } = error as Error
    expect(message).toMatch(/^数据包.*。请/)
    expect(message.length).toBeLessThan(300)
    return message
  }
  useAll(read)
  return ''
}
