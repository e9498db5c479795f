import type { Clause, Span } from '../knowledge/index.ts'
import { fold } from './document.ts'

export interface Sentence {
  clause: string
  text: string
  /** Ids of the facts that quote from it. */
  facts: string[]
  /** Why it is not encoded; absent where facts quote it. */
  reason?: string
}

export interface Coverage {
  sentences: Sentence[]
  encoded: number
  /** Accounted for: encoded, or listed with a reason. */
  accounted: number
  /** Share of the text's characters that stand in some quotation, 0 to 1. */
  quoted: number
}

/** Every sentence of the document with the facts that quote it, or the reason why none does. */
export function cover(
  clauses: readonly Clause[],
  quotes: readonly { id: string; span: Span }[],
  reasons: readonly { span: Span; reason: string }[],
  head: readonly string[],
): Coverage {
  const sentences: Sentence[] = []
  let characters = 0
  let quoted = 0
  clauses.forEach((clause, index) => {
    const own = quotes.filter(({ span }) => span[0] === index)
    const marked = new Set<number>()
    for (const { span } of own) for (let at = span[1]; at < span[2]; at++) marked.add(at)
    let start = 0
    for (const text of clause.text.split(/(?<=[。；;\n])/)) {
      const end = start + text.length
      const words = text.trim()
      const meets = ([, from, to]: Span) => from < end && to > start
      if (words) {
        const facts = own.filter(({ span }) => meets(span)).map((one) => one.id)
        const inHead = head.some(
          (line) => fold(words).includes(fold(line)) && fold(line).length * 2 >= words.length,
        )
        const reason = reasons.find(({ span }) => span[0] === index && meets(span))?.reason
        if (inHead) {
          facts.push('policy.yaml')
          for (let at = start; at < end; at++) marked.add(at)
        }
        sentences.push({
          clause: clause.label,
          text: words,
          facts: [...new Set(facts)],
          ...(facts.length || reason === undefined ? {} : { reason }),
        })
      }
      start = end
    }
    const letters = (text: string) => /[\u3400-\u9fff0-9A-Za-z]/.test(text)
    for (let at = 0; at < clause.text.length; at++)
      if (letters(clause.text[at]!)) {
        characters++
        if (marked.has(at)) quoted++
      }
  })
  const encoded = sentences.filter((one) => one.facts.length).length
  return {
    sentences,
    encoded,
    accounted: sentences.filter((one) => one.facts.length || one.reason !== undefined).length,
    quoted: characters ? quoted / characters : 1,
  }
}
