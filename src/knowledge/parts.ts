import type { Match } from './lexicon.ts'

/** A run of a question between two stops. */
export interface Part {
  text: string
  /** Puts a question, or one of several. */
  asks: boolean
  /** Speaks of a thing of the policy; of a topic the document does not settle. */
  thing: boolean
  topic: boolean
  /** How many of its characters no word explains. */
  unexplained: number
}

const ASKS =
  /吗|不$|么|谁|哪|多少|几|怎|咋|啥|什|能|行|何|是否|有没有|算|归|中$|呢|可否|哩|没$|还是|吧$|呗$|要不要|用不用|非得/

/** The parts of a normalised question in which these words were found, in order. */
export function splitParts(text: string, matches: readonly Match[]): Part[] {
  let end = -1
  return text.split(' ').map((part) => {
    const start = end + 1
    end = start + part.length
    const found = matches.filter((one) => one.start >= start && one.start < end && one.end <= end)
    const has = (kind: 'thing' | 'topic') =>
      found.some(({ meanings }) => meanings.some((one) => one.kind === kind))
    return {
      text: part,
      asks: ASKS.test(part),
      thing: has('thing'),
      topic: has('topic'),
      unexplained: part.length - explained(found),
    }
  })
}

function explained(found: readonly Match[]): number {
  const places = new Set<number>()
  for (const { start, end } of found) for (let at = start; at < end; at++) places.add(at)
  return places.size
}

const WHO = /谁|哪家|哪个|哪一|哪两/
/** Asks again for what was asked before, or for how it is called. */
const AGAIN = /路子|路数|说法|哪几|都有|才算|能不能$|行不|中不|受得了|咋整|咋办|还是/

/**
 * The last part of a question that asks something of its own: 拉企业进来一道干行不行,经营权许人家多少年. It speaks of no thing and
 * is hardly explained, so that nothing answers it. Who it is has been answered where departments are named.
 */
export function leftOver(parts: readonly Part[], departments: boolean): string | null {
  const last = parts[parts.length - 1]
  const before = parts.slice(0, -1).some((one) => one.asks && one.thing)
  if (!last || !last.asks || last.thing || !before || last.unexplained < 3) return null
  return (WHO.test(last.text) && departments) || AGAIN.test(last.text) ? null : last.text
}
