/** What is read in one frame. */
export interface PageText {
  /** Paragraphs parted by U+2029. */
  text: string
  /** The page holds more than is read. */
  cut: boolean
  title: string
  origin: string
  /** Frames of a size to be seen that stand in this one. */
  frames: number
}

/** gone: the page has changed since it was read. hidden: the place is there and not shown, as in a folded part. */
export type Shown = 'shown' | 'hidden' | 'gone'

/** Where a page's world keeps what the reader offers. */
export interface Reader {
  policyGuidePage?: { read(): PageText; show(start: number, end: number): Shown }
}
