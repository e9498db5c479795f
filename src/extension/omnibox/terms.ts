import {
  cite,
  displayLabel,
  generalParties,
  normalise,
  partiesFor,
  splitWords,
  things,
} from '../../knowledge/index.ts'
import type { Found, Policy, Span, ThingKind } from '../../knowledge/index.ts'

/** Something the address bar suggests. */
export interface Term {
  name: string
  /** What is asked when it is picked. */
  ask: string
  /** Departments; for a department, what it does; '' where the document connects none. */
  by: string
  /** The document names no department for this item: `by` says who leads and implements in general. */
  general?: true
  /** As documents write it: 四、（二）. */
  clause: string
  /** The name and other names, normalised and without blanks. */
  words: string[]
  /** Words of several parts, as in the vocabulary: 楼顶/房顶+漏/渗. They stand in questions and are no names. */
  joint: string[]
}

/** What the address bar reads: made from a policy at build time, so that the worker need not hold the whole of it. */
export interface Terms {
  traditional: Policy['words']['traditional']
  terms: Term[]
}

const KINDS: readonly ThingKind[] = ['item', 'department', 'funding', 'model', 'step']
/** Characters; an address bar shows one line. */
const LINE = 36

export function termsOf(policy: Policy): Terms {
  const { traditional, aliases } = policy.words
  const plain = (word: string) => normalise(word, traditional).replace(/ /g, '')
  const terms = Array.from(things(policy).values())
    .filter(({ thing }) => KINDS.includes(thing))
    .map((found): Term => {
      const others = splitWords(aliases[found.id])
      // Those of other kinds are halves of whole questions; here a few words are typed.
      const joint = found.thing === 'item' ? others.filter((word) => word.includes('+')) : []
      const names = others.filter((word) => !word.includes('+'))
      const words = [...new Set([found.name, ...names].map(plain))]
      // Asked without the remark behind a name and without stops, which part a name when it is read as a question.
      const asked = plain(found.name.replace(/（[^）]*）$/, ''))
      return { name: found.name, ...about(policy, found, asked), words, joint }
    })
  return { traditional, terms }
}

function about(policy: Policy, found: Found, asked: string): Omit<Term, 'name' | 'words' | 'joint'> {
  const { id, thing } = found
  if (thing === 'department') {
    const own = policy.duties.filter((duty) => duty.department === id)
    return {
      ask: `${asked}的职责`,
      by: line(own, '；', '项'),
      clause: clauseAt(policy, (own[0] ?? found).cite),
    }
  }
  const ask = thing === 'item' ? `${asked}谁负责` : asked
  const duty = policy.duties.find((one) => one.of.includes(id))
  if (duty) return { ask, by: line(partiesFor(policy, id), '、', '个'), clause: clauseAt(policy, duty.cite) }
  const clause = clauseAt(policy, found.cite)
  return thing === 'item'
    ? { ask, by: line(generalParties(policy), '、', '个'), general: true, clause }
    : { ask, by: '', clause }
}

function clauseAt(policy: Policy, spans: readonly Span[]): string {
  return displayLabel(cite(policy, spans[0]!).clause)
}

/** Their names, as many as fit on the line and one at least; then how many there are. */
function line(list: readonly { name: string }[], between: string, counter: string): string {
  const names = [...new Set(list.map((one) => one.name))]
  let shown = 1
  while (shown < names.length && names.slice(0, shown + 1).join(between).length <= LINE) shown++
  const text = names.slice(0, shown).join(between)
  return shown < names.length ? `${text}等 ${names.length} ${counter}` : text
}
