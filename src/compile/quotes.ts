import { type Clause, type Span } from '../knowledge/index.ts'
import { fold } from './document.ts'
import { show } from './problems.ts'

/**
 * Finds a quotation in a clause: exactly once, white space and the width of commas and brackets aside.
 * @returns the span, or a problem in Chinese that says where it does stand
 */
export function findQuote(clauses: readonly Clause[], index: number, quote: string): Span | string {
  const wanted = fold(quote)
  const clause = clauses[index]!
  if (!wanted) return `引文是空的。请写出${clause.label}中的原文`
  // Paragraphs are kept apart by line breaks, which no quotation crosses.
  const at = clause.text.indexOf(wanted)
  if (at < 0) return notFound(clauses, index, wanted)
  if (clause.text.indexOf(wanted, at + 1) >= 0)
    return `引文在${clause.label}中出现了不止一次:${show(wanted)}。请多引几个字`
  return [index, at, at + wanted.length]
}

function notFound(clauses: readonly Clause[], index: number, wanted: string): string {
  const label = clauses[index]!.label
  const elsewhere = clauses.filter((one) => one.text.indexOf(wanted) >= 0).map((one) => one.label)
  if (elsewhere.length) return `引文不在${label}中:${show(wanted)}。它在${elsewhere.join('、')}`
  // The longest beginning that does stand in the clause shows where the quotation goes wrong.
  let length = wanted.length
  while (length > 0 && clauses[index]!.text.indexOf(wanted.slice(0, length)) < 0) length--
  const hint = length >= 4 ? `原文从“${wanted.slice(0, length).slice(-8)}”之后不同` : '请核对原文'
  return `引文不在${label}中:${show(wanted)}。${hint}`
}
