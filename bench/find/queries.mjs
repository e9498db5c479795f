/** What is asked of every engine: labelled questions that the document answers, and names with a slip in them. */
import { readFileSync } from 'node:fs'
import { normalise } from '../../dist/node/index.js'
import { random } from '../measure.mjs'
import { ownEntries } from './entries.mjs'

/** @returns {{ kind: 'question' | 'slip', text: string, clauses: string[] }[]} in one shuffled order */
export function queriesOf(policy, seed = 7) {
  const chance = random(seed)
  const lines = readFileSync(new URL('../../test/questions/own.jsonl', import.meta.url), 'utf8')
  const questions = lines
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
    .filter((one) => one.coverage !== 'none')
    .map((one) => ({ kind: 'question', text: one.question, clauses: one.clauses }))
  const names = ownEntries(policy).filter(
    ({ name, aliases }) => aliases.length && name.length > 3 && name.length < 13,
  )
  const slips = names.map(({ name, clauses }) => ({ kind: 'slip', text: slipped(name, chance), clauses }))
  const all = [...questions, ...slips].map((one) => ({
    ...one,
    text: normalise(one.text, policy.words.traditional),
  }))
  for (let at = all.length - 1; at > 0; at--) {
    const other = Math.floor(chance() * (at + 1))
    ;[all[at], all[other]] = [all[other], all[at]]
  }
  return all
}

/** A character wrong, missing, twice, or changed places with the next. */
function slipped(name, chance) {
  const at = Math.floor(chance() * (name.length - 1))
  const [before, one, next, rest] = [name.slice(0, at), name[at], name[at + 1], name.slice(at + 2)]
  return [
    before + String.fromCharCode(0x4e00 + Math.floor(chance() * 6000)) + next + rest,
    before + next + rest,
    before + one + one + next + rest,
    before + next + one + rest,
  ][Math.floor(chance() * 4)]
}
