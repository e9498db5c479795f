import { displayLabel, type Piece } from '../../knowledge/index.ts'
import type { Compared } from './report.ts'
import type { Words } from './words.ts'

/** So much of what agrees is shown before and after a difference. */
const AROUND = 18

/** A quotation and the document's words, one below the other, what differs marked in both. */
export function Comparison({ one, words: w }: { one: Compared; words: Words }) {
  return (
    <>
      <p class="quiet">{w.onPage}</p>
      <p class="on-page">
        <Side pieces={one.pieces} side="page" />
      </p>
      <p class="quiet">{w.inDocument}</p>
      <figure class="quote">
        <blockquote lang="zh-CN">
          <p>
            「<Side pieces={one.pieces} side="document" />」
          </p>
        </blockquote>
        <figcaption>
          <span class="label">{displayLabel(one.clause)}</span>
        </figcaption>
      </figure>
      {one.differs === 'marks' && <p class="quiet">{w.onlyMarks}</p>}
    </>
  )
}

/** One side of a comparison; long stretches that agree are cut in the middle. */
function Side({ pieces, side }: { pieces: readonly Piece[]; side: Piece['kind'] }) {
  return (
    <>
      {pieces.map(({ kind, text }, place) => {
        if (kind !== 'same') return kind === side ? <mark key={place}>{text}</mark> : null
        if (text.length <= 2 * AROUND + 4) return text
        const head = place > 0 ? text.slice(0, AROUND) : ''
        const tail = place < pieces.length - 1 ? text.slice(-AROUND) : ''
        return `${head}……${tail}`
      })}
    </>
  )
}
