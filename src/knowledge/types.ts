import type { Rule } from './criterion.ts'

/**
 * A policy as the compiler writes it and the browser reads it: plain JSON, no markup.
 * Everything that is said about the text points into it by spans, so a quotation cannot differ from the text.
 */

/** A stretch of a clause: index into `Policy.clauses`, start and end offset in UTF-16 units of its `text`. */
export type Span = readonly [clause: number, start: number, end: number]

/** A span as it leaves the module: `clause` is a label such as `四(二)`, `quote` is verbatim. */
export interface Citation {
  clause: string
  quote: string
}

/** A heading with the text beneath it. `text` is '' where a heading only groups what follows. */
export interface Clause {
  /** `二(一)2`: half-width parentheses, no stops. 通知, 引言 and 抄送 for what stands outside the chapters. */
  label: string
  /** 1 title, 2 chapter, 3 section, 4 item. */
  level: number
  /** As in the document, number and stop included: `1.基础类。` */
  heading: string
  text: string
}

export const ROLES = ['lead', 'responsible', 'support', 'funds', 'approves'] as const
/** 牵头 · 负责 · 配合、协调、指导 · 出资、争取资金 · 审批、登记、验收、检验 */
export type Role = (typeof ROLES)[number]

/** What every annotated thing has. `id` is unique in the policy across kinds. */
export interface Thing {
  id: string
  name: string
  /** Not empty: nothing is said without a citation. */
  cite: readonly Span[]
  /** Our remark, shown in our voice, never as the document's. */
  note?: string
}

export interface Department extends Thing {
  kind: 'leading-group' | 'government' | 'department' | 'unit' | 'community' | 'other'
}

export const CATEGORIES = ['basic', 'improvement', 'upgrade'] as const
export interface WorkItem extends Thing {
  category: (typeof CATEGORIES)[number]
  /** The document's own words that restrict it: 有条件的小区. */
  condition?: string
  /** Ids of the funding sources whose text names this item. */
  funding: readonly string[]
}

/** A party's task. Where `of` is empty the duty concerns the renovation as a whole. */
export interface Duty extends Thing {
  /** Department id. `name` is what the duty is about, in a few words of the document. */
  department: string
  role: Role
  /** Ids of work items, steps, funding sources or models. */
  of: readonly string[]
  /** True for the duties that hold where no department is named: who leads, who implements (四(一), 四(二)). */
  general?: boolean
}

/** One requirement of the scope in 一(一); the rule is a tree of tests of facts. */
export interface Criterion extends Thing {
  when: Rule
}

export interface Goal extends Thing {
  when: Rule
  /** YYYY-MM-DD, the last day of the term. */
  due: string
  /** Department ids to ask once the term has passed. */
  askAfterwards: readonly string[]
}

export interface Funding extends Thing {
  when: Rule
  /** The document leaves it to a judgement (择优, 可, 符合条件的 …): it may apply, it is not a right. */
  discretionary: boolean
  /** What it pays for, in the document's words. */
  covers: string
  /** Department ids through which it comes. */
  through: readonly string[]
}

export interface Model extends Thing {
  when: Rule
  discretionary: boolean
}

export interface Step extends Thing {
  tasks: readonly { name: string; cite: readonly Span[]; parties: readonly string[] }[]
  /** Department ids. */
  parties: readonly string[]
  outputs: readonly string[]
}

/** What the document lays down beside the above: definitions, principles, mechanisms such as 四位一体. */
export interface Statement extends Thing {
  kind: 'definition' | 'principle' | 'mechanism' | 'aim'
  /** Department ids that take part. */
  parties: readonly string[]
}

/** How a fact is asked for. */
export interface FactQuestion {
  id: string
  form:
    | { kind: 'boolean' }
    | { kind: 'choice'; options: readonly string[] }
    | { kind: 'date' }
    | { kind: 'items' }
  /** Short noun phrase for lists: 建成时间. */
  name: string
  question: string
  help?: string
  /** Value → words on the button; 'true' and 'false' for booleans. */
  labels: Readonly<Record<string, string>>
  /** The words of the document it rests on. */
  cite: readonly Span[]
}

export interface Policy {
  /** Version of this shape. */
  format: 2
  id: string
  title: string
  shortTitle: string
  number: string
  issuer: string
  /** YYYY-MM-DD */
  issuedOn: string
  addressees: string
  basis: { title: string; number: string }
  status: 'in-force' | 'replaced' | 'expired'
  replacedBy?: string
  source?: string
  /** Version of the content, newest change first. */
  changes: readonly { version: string; date: string; text: string }[]
  clauses: readonly Clause[]
  departments: readonly Department[]
  items: readonly WorkItem[]
  duties: readonly Duty[]
  criteria: readonly Criterion[]
  goals: readonly Goal[]
  funding: readonly Funding[]
  models: readonly Model[]
  steps: readonly Step[]
  statements: readonly Statement[]
  facts: readonly FactQuestion[]
  /** Everyday words, topics the text is silent on, and the index for finding; see ask. */
  words: Vocabulary
}

/** What the compiler makes of vocabulary.yaml; `Vocabulary` is read by ask and find only. */
export interface Vocabulary {
  /** Thing id → other names people use for it, joined. Names of things themselves are not repeated. */
  aliases: Readonly<Record<string, string>>
  /** What people ask about and the document does not state. */
  silent: readonly SilentTopic[]
  /** Word lists by meaning: aspects asked for, filler, off-topic heads … Keys are read by ask. */
  lists: Readonly<Record<string, string>>
  /** Traditional characters and their simplified forms, same length, only those this policy needs. */
  traditional: readonly [from: string, to: string]
  /**
   * How characters sound. The everyday characters of GB 2312 stand in the order of their readings: `syllables` in that
   * order, parted by blanks, and `sizes`, one character each, how many characters stand under it, `$` for one.
   * `others`: syllable → characters of terms that are read otherwise, or are rarer.
   */
  sounds: { syllables: string; sizes: string; others: Readonly<Record<string, string>> }
}

/** Words are kept joined, since a list of thousands costs a page more than splitting it does. */
export const joinWords = (words: readonly string[]): string => words.join(',')
export const splitWords = (joined: string | undefined): string[] => (joined ? joined.split(',') : [])

export interface SilentTopic {
  /** As it is told: 补贴标准. */
  name: string
  /**
   * off-topic: nothing to do with this document. silent: on the subject, but the document does not say. aspect: an
   * aspect it does not state of things it does cover, so that an answer becomes `partly`.
   */
  kind: 'off-topic' | 'silent' | 'aspect'
  /** Joined. `a/b+c` matches where one of the first part and the second both occur. */
  words: string
  /** Clause labels nearby. */
  related: readonly string[]
  /** Ids of things for which the document does state it after all. */
  except?: readonly string[]
}
