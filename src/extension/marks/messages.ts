import type { Role } from '../../knowledge/index.ts'

/** What a card says of a thing. */
export interface Card {
  id: string
  name: string
  /** Departments with their roles; for a department, what it does. */
  lines: readonly (readonly [text: string, role?: Role])[]
  /** The document names no department for it: the lines say who leads and who implements in general. */
  general?: true
  /** Where the document says so, as it is written: 四、（二）. */
  clause: string
}

/** What marking needs, made from the policy when the extension is built. */
export interface Terms {
  /** A word and the place of its card; -1: a word for another matter. */
  words: readonly (readonly [word: string, card: number])[]
  cards: readonly Card[]
  traditional: readonly [string, string]
}

/** How cards look and speak: the person's settings, the office's before them. */
export interface Look {
  theme?: string
  textSize?: string
  locale?: string
}

/** From a page: may it be marked, and with what? Or: open the panel at a thing. */
export type Asked = { marks: 'terms' } | { marks: 'open'; thing: string }
/** null: this page is not, or no longer, to be marked. */
export type Answered = (Terms & { look: Look }) | null
/** To pages: ask again, or go to the next marked term. */
export type Told = 'policy-guide:ask-again' | 'policy-guide:next'
