import { Converter } from 'opencc-js/t2cn'
import { pinyin } from 'pinyin-pro'
import { joinWords } from '../knowledge/index.ts'
import type { Policy, SilentTopic, Vocabulary } from '../knowledge/index.ts'
import type { Names } from './names.ts'
import { show, type Problems } from './problems.ts'
import type { FileOf } from './schema.ts'
import type { Source } from './source.ts'

type Unworded = Omit<Policy, 'words'>
type Draft<T extends { words: unknown }> = Omit<T, 'words'> & { words: string[] }
/** Sizes are written as characters from `#` on. */
const SIZE_BASE = 0x23
const THINGS = ['department', 'item', 'criterion', 'goal', 'funding', 'model', 'step', 'statement', 'fact']

/** vocabulary.yaml → the words that ship: ids for names, and only the characters this policy needs. */
export function readVocabulary(
  policy: Unworded,
  source: Source<FileOf<'vocabulary'>> | null,
  names: Names,
  problems: Problems,
): Vocabulary {
  const aliases: Record<string, string[]> = {}
  const silent: Draft<SilentTopic>[] = []
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
          if (!word.replace('+', '')) problems.add(file, line('words'), `词${show(word)}太短。至少两个字`)
        if (silent.some((other) => other.name === one.name))
          problems.add(file, line('name'), `主题“${one.name}”写了两次。请合并`)
        silent.push({
          name: one.name,
          kind,
          words: [...new Set(one.words.map((word) => word.toLowerCase()))],
          related: one.related ?? [],
          ...(one.except
            ? { except: one.except.flatMap((word) => names.find(word, THINGS, file, line('except')) ?? []) }
            : {}),
        })
      })
    topics('offTopic', 'off-topic')
    topics('silent', 'silent')
    topics('aspects', 'aspect')
    for (const [name, words] of Object.entries(value.lists ?? {})) {
      const all = [...new Set(words.map((word) => word.toLowerCase()))]
      // A list only says whether any of its words occurs, so a word that holds a shorter one adds nothing.
      lists[name] = all.filter((word) => !all.some((other) => other !== word && word.includes(other)))
    }
  }
  prune(aliases, silent)
  const terms = [
    ...allNames(policy),
    ...Object.values(aliases).flat(),
    ...silent.flatMap((topic) => [...topic.words]),
  ]
  const times = new Map<string, number>()
  for (const word of new Set([...terms, ...Object.values(lists).flat()]))
    for (const one of new Set(word)) times.set(one, (times.get(one) ?? 0) + 1)
  // A character of one word alone, and none of the document, is hardly ever typed in its other form, and would cost as
  // much as a common one.
  const text = policy.clauses.map((clause) => clause.text).join('')
  const characters = new Set([...times.keys()].filter((one) => times.get(one)! > 1 || text.includes(one)))
  return {
    aliases: joined(aliases),
    silent: silent.map((topic) => ({ ...topic, words: joinWords(topic.words) })),
    lists: joined(lists),
    traditional: traditional(characters),
    sounds: sounds(terms),
  }
}

function joined(lists: Readonly<Record<string, readonly string[]>>): Record<string, string> {
  return Object.fromEntries(Object.entries(lists).map(([key, words]) => [key, joinWords(words)]))
}

function allNames(policy: Unworded): string[] {
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
  const used = traditionalPairs().filter(([, simple]) => characters.has(simple))
  return [used.map(([given]) => given).join(''), used.map(([, simple]) => simple).join('')]
}

/** Forms that Hong Kong and other converters write, beside those of the everyday list. */
const VARIANTS = '裏爲衆衞説綫羣牀麪'

let pairs: [given: string, simple: string][] | undefined

/** All of everyday use, made once: a folder is compiled again after every change. */
function traditionalPairs(): [string, string][] {
  if (pairs) return pairs
  const convert = Converter({ from: 't', to: 'cn' })
  const everydayTraditional = new Set(bigFive().concat(VARIANTS.split('')))
  pairs = []
  for (let code = 0x4e00; code < 0x9fa6; code++) {
    const given = String.fromCharCode(code)
    const simple = convert(given)
    if (simple !== given && simple.length === 1 && everydayTraditional.has(given)) pairs.push([given, simple])
  }
  return pairs
}

/**
 * How characters sound. GB 2312 lists its 3,755 everyday characters by their reading, so for those the number of
 * characters under each syllable is enough; where a term is read otherwise than that order tells, or holds a rarer
 * character, the reading stands in `others`. Only terms need them: a slip is mended only into a term.
 */
function sounds(terms: readonly string[]): Vocabulary['sounds'] {
  const { told, sizes } = (order ??= orderOfReadings())
  const others: Record<string, string> = {}
  for (const term of new Set(terms.flatMap((one) => one.split(/[^\u3400-\u9fff]+/))))
    pinyin(term, { toneType: 'none', type: 'array', v: true }).forEach((sound, at) => {
      const one = term[at]!
      if (/^[a-z]+$/.test(sound) && told.get(one) !== sound && !others[sound]?.includes(one))
        others[sound] = (others[sound] ?? '') + one
    })
  return {
    syllables: [...sizes.keys()].join(' '),
    sizes: String.fromCharCode(...[...sizes.values()].map((size) => size + SIZE_BASE)),
    others,
  }
}

let order: ReturnType<typeof orderOfReadings> | undefined

/** What the order of GB 2312 tells: the reading of each everyday character, and how many stand under each reading. */
function orderOfReadings() {
  const table = everyday()
  const readings = (one: string) =>
    pinyin(one, { toneType: 'none', type: 'array', multiple: true, v: true }).filter((sound) =>
      /^[a-z]+$/.test(sound),
    )
  const told = new Map<string, string>()
  const sizes = new Map<string, number>()
  ascending(table.map(readings)).forEach((sound, at) => {
    told.set(table[at]!, sound)
    sizes.set(sound, (sizes.get(sound) ?? 0) + 1)
  })
  return { told, sizes }
}

/** For each character the reading it stands under, so that the whole rises and as many as possible are real readings. */
function ascending(readings: readonly string[][]): string[] {
  const all = [...new Set(readings.flat())].sort()
  const rank = new Map(all.map((sound, at) => [sound, at]))
  // best[s]: how many of the characters so far are read truly if the last stands under syllable s or an earlier one.
  let best = new Int32Array(all.length)
  const choice: Int32Array[] = []
  for (const own of readings) {
    const real = new Set(own.map((sound) => rank.get(sound)!))
    const next = new Int32Array(all.length)
    const from = new Int32Array(all.length)
    let top = 0
    for (let s = 0; s < all.length; s++) {
      if (best[s]! > best[top]!) top = s
      from[s] = top
      next[s] = best[top]! + (real.has(s) ? 1 : 0)
    }
    choice.push(from)
    best = next
  }
  let s = best.indexOf(Math.max(...best))
  const result: string[] = []
  for (let at = readings.length - 1; at >= 0; at--) {
    result[at] = all[s]!
    s = choice[at]![s]!
  }
  return result
}

/** The everyday characters of GB 2312, in its order. */
function everyday(): string[] {
  const decoder = new TextDecoder('gbk')
  const list: string[] = []
  for (let high = 0xb0; high <= 0xd7; high++)
    for (let low = 0xa1; low <= 0xfe; low++) {
      const one = decoder.decode(Uint8Array.of(high, low))
      if (/[\u4e00-\u9fff]/.test(one)) list.push(one)
    }
  return list
}

/**
 * Words that a shorter word of the same meaning already finds are left out: 外墙脱落 beside 墙脱落. A word stays where
 * another meaning's word lies inside it, since being longer is what makes it win. Aliases all stay: things are also
 * looked up by them.
 */
function prune(aliases: Record<string, string[]>, silent: readonly Draft<SilentTopic>[]): void {
  const meanings = new Map<string, Set<string>>()
  const mean = (word: string, meaning: string) => {
    const held = meanings.get(word)
    if (held) held.add(meaning)
    else meanings.set(word, new Set([meaning]))
  }
  for (const [id, words] of Object.entries(aliases)) for (const word of words) mean(word, id)
  for (const topic of silent) for (const word of topic.words) mean(word, `topic ${topic.name}`)
  const plain = [...meanings.keys()].filter((word) => !word.includes('+'))
  const spare = new Set(
    plain.filter((word) => {
      const own = [...meanings.get(word)!].sort().join()
      const inside = plain.filter((other) => other !== word && word.includes(other))
      return inside.length > 0 && inside.every((other) => [...meanings.get(other)!].sort().join() === own)
    }),
  )
  for (const topic of silent) topic.words = topic.words.filter((word) => !spare.has(word))
}

/** The 5,401 characters of everyday use in Big 5: variants nobody types are left out. */
function bigFive(): string[] {
  const decoder = new TextDecoder('big5')
  const list: string[] = []
  for (let high = 0xa4; high <= 0xc6; high++)
    for (let low = 0x40; low <= 0xfe; low++)
      if (low < 0x7f || low > 0xa0) list.push(decoder.decode(Uint8Array.of(high, low)))
  return list
}
