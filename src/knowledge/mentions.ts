import { fold, type Folded } from './fold.ts'
import { makeScanner, type Scanner } from './scanner.ts'
import { termsOf, type Term } from './terms.ts'
import type { Policy } from './types.ts'

/** A place in a page's text that speaks of something of the policy: [start, end) in UTF-16 units. */
export interface Mention {
  start: number
  end: number
  /** A term's: see `Term`. */
  id: string
  kind: Exclude<Term['kind'], 'other'>
}

/** Text beyond this is not looked at, in UTF-16 units; nor is there any end to what a page can hold. */
export const LONGEST_PAGE = 2_000_000

const scanners = new WeakMap<Policy, Scanner>()

/**
 * Everything the text mentions, in order, nothing twice at one place. Short everyday words count only where the text
 * uses a term of the policy as well; its headings and labels only where it names the document.
 * @param text paragraphs that do not belong together parted by U+2029
 */
export function mentions(policy: Policy, text: string): Mention[] {
  return mentionsIn(policy, fold(text.slice(0, LONGEST_PAGE), policy.words.traditional))
}

/** The same for text that was folded already. */
export function mentionsIn(policy: Policy, folded: Folded): Mention[] {
  const terms = termsOf(policy)
  let scan = scanners.get(policy)
  if (!scan) {
    scan = makeScanner(
      terms.map((term) => term.word),
      policy.words.traditional,
    )
    scanners.set(policy, scan)
  }
  const hits = scan(folded)
  const named = hits.some(([, , word]) => terms[word]!.kind === 'policy')
  const about = hits.some(([, , word]) => terms[word]!.trust === 'sure' && terms[word]!.kind !== 'department')
  const found: Mention[] = []
  for (const [start, end, word] of hits) {
    const { id, kind, trust } = terms[word]!
    if (kind === 'other') continue
    if (trust === 'sure' || (kind === 'clause' ? named : about)) found.push({ start, end, id, kind })
  }
  return named ? found.concat(labels(policy, folded)).sort((a, b) => a.start - b.start) : found
}

const LABEL = /([一二三四五六七八九十]{1,3})、?\(([一二三四五六七八九十]{1,3})\)(?:(\d{1,2})(?!\d))?/g

/** 四、（二） and 二、（一）2 as other documents write them. */
function labels(policy: Policy, { codes, at, length }: Folded): Mention[] {
  let text = ''
  for (let from = 0; from < length; from += 8192)
    text += String.fromCharCode.apply(null, codes.subarray(from, Math.min(length, from + 8192)) as never)
  const found: Mention[] = []
  LABEL.lastIndex = 0
  for (let match = LABEL.exec(text); match; match = LABEL.exec(text)) {
    const [all, chapter, section, item] = match
    const label = `${chapter}(${section})`
    const whole = policy.clauses.some((clause) => clause.label === `${label}${item}`)
    if (!whole && !policy.clauses.some((clause) => clause.label === label)) continue
    const used = whole || !item ? all.length : all.length - item.length
    found.push({
      start: at[match.index]!,
      end: at[match.index + used - 1]! + 1,
      id: whole ? `${label}${item}` : label,
      kind: 'clause',
    })
  }
  return found
}
