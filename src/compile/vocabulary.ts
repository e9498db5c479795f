import { Converter } from 'opencc-js/t2cn'
import { pinyin } from 'pinyin-pro'
import type { Policy, SilentTopic, Vocabulary } from '../knowledge/index.ts'
import type { Names } from './names.ts'
import { show, type Problems } from './problems.ts'
import type { FileOf } from './schema.ts'
import type { Source } from './source.ts'

type Draft = Omit<Policy, 'words'>
const THINGS = ['department', 'item', 'criterion', 'goal', 'funding', 'model', 'step', 'statement', 'fact']

/** vocabulary.yaml → the words that ship: ids for names, and only the characters this policy needs. */
export function readVocabulary(
  policy: Draft,
  source: Source<FileOf<'vocabulary'>> | null,
  names: Names,
  problems: Problems,
): Vocabulary {
  const aliases: Record<string, string[]> = {}
  const silent: SilentTopic[] = []
  const lists: Record<string, string[]> = {}
  if (source) {
    const { value, file, lineOf } = source
    const shared = new Set(value.shared ?? [])
    const held = new Map<string, string>()
    for (const [name, words] of Object.entries(value.aliases ?? {})) {
      const id = names.find(name, THINGS, file, lineOf('aliases', name))
      if (!id) continue
      const list = (aliases[id] ??= [])
      words.forEach((written, place) => {
        const word = written.toLowerCase()
        const key = `${names.kindOf(id)}|${word}`
        const other = held.get(key)
        const line = lineOf('aliases', name, place)
        if (word.length < 2) problems.add(file, line, `词${show(word)}太短。至少两个字`)
        else if (other === id || list.includes(word))
          problems.add(file, line, `词${show(word)}在“${name}”下写了两次。请删去一处`)
        else if (other !== undefined && !shared.has(word))
          problems.add(file, line, `词${show(word)}既属于“${other}”又属于“${id}”。请只留一处,或列入 shared`)
        else {
          held.set(key, id)
          list.push(word)
        }
      })
    }
    const labels = policy.clauses.map((clause) => clause.label)
    const topics = (key: 'silent' | 'aspects' | 'offTopic', kind: SilentTopic['kind']) =>
      (value[key] ?? []).forEach((one, place) => {
        const line = (...path: (string | number)[]) => lineOf(key, place, ...path)
        for (const label of one.related ?? [])
          if (!labels.includes(label))
            problems.add(
              file,
              line('related'),
              `没有条款${show(label)}。可用:${labels.filter((l) => l.includes('(')).join('、')}`,
            )
        for (const word of one.words)
          if (word.replace('+', '').length < 2)
            problems.add(file, line('words'), `词${show(word)}太短。至少两个字`)
        if (silent.some((other) => other.name === one.name))
          problems.add(file, line('name'), `主题“${one.name}”写了两次。请合并`)
        silent.push({
          name: one.name,
          kind,
          words: [...new Set(one.words.map((word) => word.toLowerCase()))],
          related: one.related ?? [],
        })
      })
    topics('offTopic', 'off-topic')
    topics('silent', 'silent')
    topics('aspects', 'aspect')
    for (const [name, words] of Object.entries(value.lists ?? {}))
      lists[name] = [...new Set(words.map((word) => word.toLowerCase()))].filter((word) => word.length > 1)
  }
  const terms = [
    ...allNames(policy),
    ...Object.values(aliases).flat(),
    ...silent.flatMap((topic) => [...topic.words]),
  ]
  const characters = new Set(
    [...terms, ...Object.values(lists).flat()].join('') + policy.clauses.map((c) => c.text).join(''),
  )
  return { aliases, silent, lists, traditional: traditional(characters), syllables: syllables(terms) }
}

function allNames(policy: Draft): string[] {
  return [
    policy.departments,
    policy.items,
    policy.criteria,
    policy.goals,
    policy.funding,
    policy.models,
    policy.steps,
    policy.statements,
  ].flatMap((list) => list.map((one) => one.name))
}

/** Traditional characters of the basic plane whose simplified form this policy uses. */
function traditional(characters: ReadonlySet<string>): [string, string] {
  const convert = Converter({ from: 't', to: 'cn' })
  let from = ''
  let to = ''
  for (let code = 0x4e00; code < 0x9fa6; code++) {
    const given = String.fromCharCode(code)
    const simple = convert(given)
    if (simple !== given && simple.length === 1 && characters.has(simple)) {
      from += given
      to += simple
    }
  }
  return [from, to]
}

/** Characters of everyday use (GB 2312, first level) and those of the terms, by toneless syllable. */
function syllables(terms: readonly string[]): Record<string, string> {
  const used = new Set(
    terms
      .filter((term) => /^[\u3400-\u9fff+]{2,}$/.test(term))
      .join('')
      .replace(/\+/g, ''),
  )
  const decoder = new TextDecoder('gbk')
  const everyday: string[] = []
  for (let high = 0xb0; high <= 0xd7; high++)
    for (let low = 0xa1; low <= 0xfe; low++) {
      const one = decoder.decode(Uint8Array.of(high, low))
      if (/[\u4e00-\u9fff]/.test(one)) everyday.push(one)
    }
  const readings = (one: string) =>
    pinyin(one, { toneType: 'none', type: 'array', multiple: true, v: true }).filter((sound) =>
      /^[a-z]+$/.test(sound),
    )
  const result: Record<string, string> = {}
  const add = (one: string, sound: string) => {
    const held = result[sound] ?? ''
    if (!held.includes(one)) result[sound] = held + one
  }
  for (const one of used) for (const sound of readings(one)) add(one, sound)
  // Others only by their first reading: a slip is typed by how a word is commonly read.
  for (const one of everyday) {
    const sound = readings(one)[0]
    if (sound && result[sound] !== undefined) add(one, sound)
  }
  return result
}
