/** The day every recorded outcome is of. */
export const AS_OF = '2026-11-23'

/**
 * What became of a question, as outcomes.tsv has it: what is in an answer that a change of words or code may change.
 * @param {string} id
 * @param {import('../../src/knowledge/index.ts').Answer} answer
 */
export function outcomeOf(id, { coverage, intent, answers, related, silentOn, facts, ask }) {
  const ids = (/** @type {readonly { id: string }[]} */ list) => list.map((one) => one.id)
  const lists = [ids(answers), ids(related), silentOn, Object.entries(facts), ask]
  return [id, coverage, intent ?? '-', ...lists.map((list) => list.join(' ') || '-')].join('\t')
}
