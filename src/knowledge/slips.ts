import { lexiconOf } from './lexicon.ts'
import type { Match } from './lexicon.ts'
import type { Policy, Vocabulary } from './types.ts'

/** In every browser and in Node; declared here because this folder knows the types of neither. */
declare const TextDecoder: new (label: string) => { decode(bytes: Uint8Array): string }

/**
 * Words typed as they sound: pinyin in full, initials, a mixture (jzdt, zhuanxiangzhai, jz电梯), and characters that
 * sound like the right ones (物页, 电体). Both become words of the vocabulary before anything is looked up.
 */
interface Sounds {
  /** Character → its toneless readings, most common first. */
  readings: ReadonlyMap<string, readonly string[]>
  /** Initial letter → words that begin with it, longest first. */
  initials: ReadonlyMap<string, readonly string[]>
  /** Every word and the whole text, one after another: what occurs here is a word, not a slip. */
  written: string
  /** Joined readings → words that sound so. */
  keys: ReadonlyMap<string, readonly string[]>
}

const held = new WeakMap<Policy, Sounds>()

function soundsOf(policy: Policy): Sounds {
  const made = held.get(policy)
  if (made) return made
  const readings = readingsOf(policy.words.sounds)
  const initials = new Map<string, string[]>()
  const keys = new Map<string, string[]>()
  lexiconOf(policy).words.forEach((meanings, word) => {
    if (word.length > 8 || !/^[\u3400-\u9fff]+$/.test(word)) return
    const sounds = Array.from(word, (one) => readings.get(one))
    if (sounds.some((one) => !one)) return
    for (const letter of new Set(sounds[0]!.map((one) => one.charAt(0)))) put(initials, letter, word)
    // Two characters sound like too much: they are mended into things to be had only.
    if (
      meanings.some((one) =>
        one.kind === 'thing'
          ? one.thing !== 'department' || word.length > 2
          : one.kind === 'topic' && word.length > 2,
      )
    )
      for (const key of combine(sounds as string[][])) put(keys, key, word)
  })
  initials.forEach((words) => words.sort((a, b) => b.length - a.length))
  const written = [...lexiconOf(policy).words.keys(), ...policy.clauses.map((clause) => clause.text)].join(
    ' ',
  )
  const sounds = { readings, initials, keys, written }
  held.set(policy, sounds)
  return sounds
}

/** How many characters GB 2312 counts as everyday; they stand first, 94 to a row. */
const EVERYDAY = 3755

/** Every everyday character with its readings; the order of GB 2312 tells the first. */
function readingsOf({ syllables, sizes, others }: Vocabulary['sounds']): Map<string, string[]> {
  const readings = new Map<string, string[]>()
  const codes = new Uint8Array(EVERYDAY * 2)
  for (let at = 0; at < EVERYDAY; at++) codes.set([0xb0 + Math.floor(at / 94), 0xa1 + (at % 94)], at * 2)
  const everyday = new TextDecoder('gbk').decode(codes)
  let at = 0
  syllables.split(' ').forEach((syllable, place) => {
    for (let left = sizes.charCodeAt(place) - 0x23; left > 0; left--)
      readings.set(everyday.charAt(at++), [syllable])
  })
  for (const sound of Object.keys(others))
    for (const one of others[sound]!) {
      const list = readings.get(one)
      if (list) list.push(sound)
      else readings.set(one, [sound])
    }
  return readings
}

function put(map: Map<string, string[]>, key: string, word: string): void {
  const list = map.get(key)
  if (!list) map.set(key, [word])
  else if (list.indexOf(word) < 0) list.push(word)
}

/** Every way to read a run, at most eight. */
function combine(sounds: readonly (readonly string[])[]): string[] {
  let keys = ['']
  for (const options of sounds) {
    const longer: string[] = []
    for (const key of keys) for (const option of options.slice(0, 2)) longer.push(`${key} ${option}`)
    keys = longer.slice(0, 8)
  }
  return keys
}

/** A normalised text with its runs of latin letters read as words of the vocabulary, where they can be. */
export function readLatin(policy: Policy, text: string): string {
  if (!/[a-z] ?[a-z] ?[a-z]/.test(text)) return text
  const sounds = soundsOf(policy)
  // Syllables are often typed apart; together they are tried first.
  const joined = text.replace(
    /[a-z]{1,6}(?: [a-z]{1,6})+/g,
    (run) => readRun(sounds, run.replace(/ /g, '')) ?? run,
  )
  return joined.replace(/[a-z]{3,40}/g, (run) => readRun(sounds, run) ?? run)
}

/** A run of letters as words, or null where too little of it can be read so. */
function readRun(sounds: Sounds, run: string): string | null {
  let result = ''
  let used = 0
  for (let at = 0; at < run.length;) {
    const best = longest(sounds, run, at)
    if (best) {
      result += best.word
      at += best.length
      used += best.length
    } else at++
  }
  return used * 10 >= run.length * 6 ? result : null
}

function longest(sounds: Sounds, run: string, at: number): { word: string; length: number } | null {
  let best: { word: string; length: number } | null = null
  for (const word of sounds.initials.get(run.charAt(at)) ?? []) {
    const length = consume(sounds, run, at, word, 0, 0)
    if (length && (!best || length > best.length)) best = { word, length }
  }
  return best
}

/** Letters of `run` from `at` that spell `word`: full syllables or initials; 0 when they do not, or too vaguely. */
function consume(sounds: Sounds, run: string, at: number, word: string, place: number, full: number): number {
  if (place === word.length) {
    // Initials alone say little: they must be three or more and nothing else stand beside them.
    return full === word.length ||
      (full === 0 && word.length >= 3 && at === run.length && run.length === word.length) ||
      (full > 0 && word.length >= 3)
      ? at
      : 0
  }
  let best = 0
  for (const syllable of sounds.readings.get(word.charAt(place)) ?? []) {
    if (run.startsWith(syllable, at))
      best = Math.max(best, consume(sounds, run, at + syllable.length, word, place + 1, full + 1))
    if (run.charAt(at) === syllable.charAt(0))
      best = Math.max(best, consume(sounds, run, at + 1, word, place + 1, full))
  }
  return best && place === 0 ? best - at : best
}

/**
 * The text with slips mended where no word was found: a run that sounds like a word of the vocabulary and shares at
 * least half of its characters. Characters inside `found` are left alone. Returns the text itself when nothing is mended.
 */
export function mendSlips(policy: Policy, text: string, found: readonly Match[]): string {
  const sounds = soundsOf(policy)
  const taken: boolean[] = []
  for (const match of found)
    if (match.meanings.some((one) => one.kind !== 'list' || match.word.length > 2))
      for (let at = match.start; at < match.end; at++) taken[at] = true
  let result = text
  for (let at = 0; at + 1 < text.length; at++)
    for (let length = Math.min(6, text.length - at); length >= 2; length--) {
      const slice = text.slice(at, at + length)
      const word = taken.slice(at, at + length).some(Boolean) ? null : sounding(sounds, slice)
      if (!word) continue
      result = result.slice(0, at) + word + result.slice(at + length)
      for (let place = at; place < at + length; place++) taken[place] = true
      break
    }
  return result
}

function sounding(sounds: Sounds, slice: string): string | null {
  const readings = Array.from(slice, (one) => sounds.readings.get(one))
  if (readings.some((one) => !one)) return null
  for (const key of combine(readings as string[][]))
    for (const word of sounds.keys.get(key) ?? []) {
      if (word.length !== slice.length) continue
      let same = 0
      for (let place = 0; place < word.length; place++) if (word[place] === slice[place]) same++
      if (same < word.length && same * 2 >= word.length)
        return sounds.written.indexOf(slice) >= 0 ? null : word
    }
  return null
}
