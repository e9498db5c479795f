/** How to reach a department, supplied by the site or office; never by us. */
export interface Contact {
  phone?: string
  address?: string
  hours?: string
  /** http(s) only; anything else is not shown as a link. */
  url?: string
}

export type GuideEvent = 'navigate' | 'answer' | 'cite' | 'text-size'

export interface Squares {
  readonly size: number
  /** True where it is dark. */
  get(x: number, y: number): boolean
}

/** What a shell does for the interface. Everything is optional: the interface works with none of it. */
export interface Host {
  /** YYYY-MM-DD, the day to judge from. */
  asOf: string
  locale?: 'zh' | 'en'
  /** Default: as the device prefers. */
  theme?: 'light' | 'dark'
  /** elder (长辈版): larger type and targets. The person can switch it too, for as long as the interface stands. */
  textSize?: 'normal' | 'elder'
  contacts?: Readonly<Record<string, Contact>>
  /** The fragment (without #) of the state to start from. */
  load?(): string
  /** Called with the fragment of every new state; `push` where a step back should come here. */
  save?(fragment: string, push: boolean): void
  /** The address that brings a state back, or null where there is none to give. */
  link?(fragment: string): string | null
  /** Copies text, as plain text and as a document fragment for rich text; resolves to false when it could not. */
  copy?(plain: string, rich: Node): Promise<boolean>
  print?(): void
  /** The squares of a QR code of a text; null where it is too long for one. */
  qr?(text: string): Squares | null
  /** Questions asked before, newest first; absent where nothing may be kept. */
  recent?: { list(): readonly string[]; add(question: string): void; clear(): void }
  /** Tells the page what happened; false: the page asked us not to go there. */
  tell?(event: GuideEvent, detail: Record<string, unknown>): boolean
}
