import { aliasesOf, partsOf, things } from './cite.ts'
import { splitWords } from './types.ts'
import type { Policy } from './types.ts'

/** A word that a page may use for a thing of the policy. */
export interface Term {
  word: string
  /** Id of a work item, a department or a funding source; a clause's label; '' for the document itself. */
  id: string
  kind: 'item' | 'department' | 'funding' | 'clause' | 'policy' | 'other'
  /**
   * sure: means that thing on any page. likely: a short everyday word (照明, 买菜), which counts only beside a sure one.
   * no: another matter (电动车上牌), listed so that 电动车 is not found inside it.
   */
  trust: 'sure' | 'likely' | 'no'
}

/** How the name of a body ends. Other names of a department say what it does (立项, 统一指挥) or where it is. */
const BODY = /[局委部厅处所站队院办会组]$|部门$|政府$|机关$|管委$|公司$|企业$|单位$|组织$|大厅$/

const held = new WeakMap<Policy, readonly Term[]>()

/**
 * The words to look for in a page. The vocabulary was made for questions about the policy; a page may be about anything,
 * so that words of two characters count for sure only where the document itself uses them.
 */
export function termsOf(policy: Policy): readonly Term[] {
  const made = held.get(policy)
  if (made) return made
  const text = policy.clauses.map((clause) => clause.text).join('\n')
  const terms: Term[] = []
  const taken = new Set<string>()
  const add = (word: string, id: string, kind: Term['kind'], trust: Term['trust']) => {
    if (word.length < 2 || taken.has(word)) return
    taken.add(word)
    terms.push({ word, id, kind, trust })
  }
  for (const word of [policy.number, policy.title, policy.shortTitle]) add(word, '', 'policy', 'sure')
  const kinds = ['item', 'department', 'funding'] as const
  const named = Array.from(things(policy).values()).filter((one) => kinds.indexOf(one.thing as 'item') >= 0)
  for (const one of named) if (isOne(policy, one.id)) add(one.name, one.id, one.thing as 'item', 'sure')
  for (const { id, thing } of named) {
    if (!isOne(policy, id)) continue
    const aliases = aliasesOf(policy, id)
    const words = thing === 'department' ? ([] as string[]).concat(...aliases.map(bodies)) : aliases
    for (const word of words) {
      if (!/^[\u3400-\u9fff]+$/.test(word) || (thing === 'department' && !BODY.test(word))) continue
      const used = text.indexOf(word) >= 0
      const needs = thing === 'funding' ? 4 : 3
      const sure = word.length >= needs || (used && word.length >= (thing === 'item' ? 2 : 3))
      add(word, id, thing as 'item', sure ? 'sure' : 'likely')
    }
  }
  // Words of two parts, side by side: 楼顶+漏 is 楼顶漏水 on a page, if it is about the subject.
  for (const { id, thing } of named)
    if (thing === 'item')
      for (const [first = [], second = [], ...more] of partsOf(policy, id))
        if (!more.length)
          for (const one of first)
            for (const two of second) if (one.length > 1) add(one + two, id, 'item', 'likely')
  for (const topic of policy.words.silent)
    if (topic.kind !== 'aspect')
      for (const word of splitWords(topic.words)) if (word.indexOf('+') < 0) add(word, '', 'other', 'no')
  for (const { label, heading, level } of policy.clauses) {
    const words = heading.replace(
      /^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+\.)|[。\s]/g,
      '',
    )
    // Every official document strengthens its leadership: such headings count beside the document's name.
    if (level > 1) add(words, label, 'clause', 'likely')
  }
  held.set(policy, terms)
  return terms
}

/** The vocabulary has what an office is called without its rank (住建); a page writes it with one. */
function bodies(word: string): string[] {
  return BODY.test(word) ? [word] : [`${word}局`, `${word}委`, `${word}部门`]
}

/** 其他有关部门 is nobody in particular, and 小区居民 stand in every letter. */
function isOne(policy: Policy, id: string): boolean {
  return !policy.departments.some((one) => one.id === id && (one.kind === 'other' || !BODY.test(one.name)))
}
