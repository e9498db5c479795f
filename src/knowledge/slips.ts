import { lexiconOf, remember } from './lexicon.ts'
import type { Match } from './lexicon.ts'
import type { Policy, Vocabulary } from './types.ts'

/** In every browser and in Node; declared here because this folder knows the types of neither. */
declare const TextDecoder: new (label: string) => { decode(bytes: Uint8Array): string }

/**
 * Words typed as they sound: pinyin in full, initials, a mixture (jzdt, zhuanxiangzhai, jz电梯), and characters that
 * sound like the right ones (物页, 电体). Both become words of the vocabulary before anything is looked up. How
 * characters sound is looked up one at a time, when two are compared: most questions hold no slip at all.
 */
interface Sounds {
  /** Toneless readings of an everyday character, most common first; none of any other. */
  readings: (character: string) => readonly string[]
  /** Words a slip may be mended into, a space around each. */
  mendable: string
  /** Every word and the whole text, one after another: what occurs here is a word, not a slip. */
  written: string
  /** Where in `mendable` a character stands. */
  places: (character: string) => readonly number[]
  /** Words that begin with a letter, longest first. */
  initials: (letter: string) => readonly string[]
}

const held = new WeakMap<Policy, Sounds>()

function soundsOf(policy: Policy): Sounds {
  const made = held.get(policy)
  if (made) return made
  const { entries } = lexiconOf(policy)
  const readings = remember(readingsOf(policy.words.sounds))
  let mendable = ' '
  let written = policy.clauses.map((clause) => clause.text).join(' ')
  for (const { meaning, words } of entries)
    for (const word of words)
      if (word.indexOf('+') < 0) {
        written += ` ${word}`
        // Two characters sound like too much: they are mended into things to be had only.
        const least = meaning.kind === 'thing' && meaning.thing !== 'department' ? 1 : 3
        if (meaning.kind !== 'list' && word.length >= least && word.length <= LONGEST) mendable += `${word} `
      }
  const sounds: Sounds = {
    readings,
    mendable,
    written,
    places: remember((character) => {
      const places: number[] = []
      for (let at = mendable.indexOf(character); at >= 0; at = mendable.indexOf(character, at + 1))
        places.push(at)
      return places
    }),
    initials: remember((letter) => {
      const list: string[] = []
      for (const { words } of entries)
        for (const word of words)
          if (
            word.length <= 8 &&
            word.indexOf('+') < 0 &&
            readings(word.charAt(0)).some((one) => one.charAt(0) === letter) &&
            word.split('').every((one) => readings(one).length)
          )
            list.push(word)
      return list.sort((a, b) => b.length - a.length)
    }),
  }
  held.set(policy, sounds)
  return sounds
}

/** Characters of the longest run that is mended. */
const LONGEST = 6
/** How many characters GB 2312 counts as everyday; they stand first, 94 to a row. */
const EVERYDAY = 3755

/** The everyday characters in the order of GB 2312. */
function everydayCharacters(): string {
  const codes = new Uint8Array(EVERYDAY * 2)
  for (let at = 0; at < EVERYDAY; at++) codes.set([0xb0 + Math.floor(at / 94), 0xa1 + (at % 94)], at * 2)
  return new TextDecoder('gbk').decode(codes)
}

/** How an everyday character sounds; the order of GB 2312 tells the first. */
function readingsOf({ syllables, sizes, others }: Vocabulary['sounds']): (character: string) => string[] {
  let everyday = ''
  const names = syllables.split(' ')
  return (character) => {
    // A decoder takes some milliseconds to come; most questions hold nothing to compare.
    everyday = everyday || everydayCharacters()
    const rare = Object.keys(others).filter((sound) => others[sound]!.indexOf(character) >= 0)
    let left = everyday.indexOf(character)
    if (left < 0) return rare
    let place = 0
    while ((left -= sizes.charCodeAt(place) - 0x23) >= 0) place++
    const sound = names[place]
    return sound === undefined ? rare : [sound, ...rare]
  }
}

/** A normalised text with its runs of latin letters read as words of the vocabulary, where they can be. */
export function readLatin(policy: Policy, text: string): string {
  if (!/[a-z] ?[a-z] ?[a-z\u4e00-\u9fff]/.test(text)) return text
  const sounds = soundsOf(policy)
  // Syllables are often typed apart; together they are tried first.
  const joined = text.replace(
    /[a-z]{1,6}(?: [a-z]{1,6})+/g,
    (run) => readRun(sounds, run.replace(/ /g, '')) ?? run,
  )
  return joined
    .replace(/[a-z]{3,40}/g, (run) => readRun(sounds, run) ?? run)
    .replace(/[a-z]+(?=[\u4e00-\u9fff])/g, (run, at: number, all: string) =>
      run.length === 2 ? (readPair(policy, sounds, run, all.slice(at + 2)) ?? run) : run,
    )
}

/**
 * Two initials and the rest of a name behind them: ga部门, jz电梯. Two letters fit much, so that nothing else may fit, and
 * the name is an office's or has four characters.
 */
function readPair(policy: Policy, { readings }: Sounds, run: string, behind: string): string | null {
  const begins = (character: string, letter: string) =>
    readings(character).some((sound) => sound.charAt(0) === letter)
  let only: string | null = null
  for (const { meaning, words } of lexiconOf(policy).entries)
    if (meaning.kind !== 'list')
      for (const word of words) {
        const name = meaning.kind === 'thing' && (meaning.thing === 'department' || word.length > 3)
        const fits =
          word.length > 2 &&
          word.indexOf('+') < 0 &&
          behind.startsWith(word.slice(2)) &&
          begins(word.charAt(0), run.charAt(0)) &&
          begins(word.charAt(1), run.charAt(1))
        if (!fits || only === word.slice(0, 2)) continue
        if (only !== null || !name) return null
        only = word.slice(0, 2)
      }
  return only
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
  for (const word of sounds.initials(run.charAt(at))) {
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
  for (const syllable of sounds.readings(word.charAt(place))) {
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
  const free = (start: number, end: number) => !taken.slice(start, end).some(Boolean)
  const slips: { start: number; word: string }[] = []
  for (let at = 0; at < text.length; at++)
    if (!taken[at])
      for (const place of sounds.places(text.charAt(at))) {
        const from = sounds.mendable.lastIndexOf(' ', place) + 1
        const word = sounds.mendable.slice(from, sounds.mendable.indexOf(' ', place))
        const start = at - (place - from)
        const slice = text.slice(Math.max(0, start), start + word.length)
        if (slice.length === word.length && free(start, start + word.length) && slipped(sounds, slice, word))
          slips.push({ start, word })
      }
  // From the left, the longest first.
  slips.sort((a, b) => a.start - b.start || b.word.length - a.word.length)
  let result = text
  for (const { start, word } of slips) {
    const end = start + word.length
    if (!free(start, end)) continue
    result = result.slice(0, start) + word + result.slice(end)
    for (let at = start; at < end; at++) taken[at] = true
  }
  return result
}

/** Nobody writes these by mistake: 轮一回 is no 轮椅, 归谁管 no 水管, 市长 no 市场. */
const MEANT = '一不的了是有在个人这那谁几咋怎么自长睡露活专抽环空知面扫领验赚单见包搭临'

/** Whether a run was meant to be a word of as many characters: half of them are right, the others sound right. */
function slipped(sounds: Sounds, slice: string, word: string): boolean {
  let same = 0
  for (let at = 0; at < word.length; at++) if (word[at] === slice[at]) same++
  if (same === word.length || same * 2 < word.length) return false
  for (let at = 0; at < word.length; at++)
    if (word[at] !== slice[at]) {
      if (MEANT.indexOf(slice.charAt(at)) >= 0) return false
      const heard = sounds.readings(slice.charAt(at)).slice(0, 2)
      if (
        !sounds
          .readings(word.charAt(at))
          .slice(0, 2)
          .some((one) => heard.indexOf(one) >= 0)
      )
        return false
    }
  return sounds.written.indexOf(slice) < 0
}
