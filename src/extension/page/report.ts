import {
  duties,
  fold,
  mentionsIn,
  nameOf,
  quotationsIn,
  things,
  type Citation,
  type DutyRow,
  type Policy,
  type Quotation,
  type Role,
} from '../../knowledge/index.ts'

/** A place in what was read of a frame. */
export interface Place {
  tab: number
  frame: number
  start: number
  end: number
}

/** Something of the policy that the page speaks of. */
export interface Entry {
  id: string
  name: string
  places: Place[]
  /** Who is responsible; for a department, what it does. Empty where the document names nobody for it. */
  duties: readonly DutyRow[]
  /** Of a funding source: what it pays for, and through whom it comes. */
  covers?: string
  through?: readonly string[]
}

export interface ClauseEntry {
  label: string
  heading: string
  places: Place[]
  /** The page quotes it to the letter somewhere. */
  quoted: boolean
}

export interface Compared extends Quotation {
  place: Place
}

export interface Report {
  items: Entry[]
  departments: Entry[]
  funding: Entry[]
  clauses: ClauseEntry[]
  /** Quotations that are not what the document says, those with other words first. */
  differing: Compared[]
  /** Who leads and who implements where no department is named. Empty where no item needs it. */
  general: readonly DutyRow[]
  /** Places that name the document itself. */
  document: Place[]
  characters: number
}

/** What was read of one frame; the text's paragraphs are parted by U+2029. */
export interface Source {
  tab: number
  frame: number
  text: string
}

/** What a page's frames say about the policy. Pure: the same texts give the same report. */
export function report(policy: Policy, sources: readonly Source[]): Report {
  const places = new Map<string, Place[]>()
  const quoted = new Set<string>()
  const differing: Compared[] = []
  const put = (key: string, place: Place) => {
    const held = places.get(key)
    if (held) held.push(place)
    else places.set(key, [place])
  }
  let characters = 0
  for (const { tab, frame, text } of sources) {
    characters += text.length
    const folded = fold(text, policy.words.traditional)
    for (const { start, end, id, kind } of mentionsIn(policy, folded))
      put(`${kind}:${id}`, { tab, frame, start, end })
    for (const one of quotationsIn(policy, text, folded)) {
      const place = { tab, frame, start: one.start, end: one.end }
      if (one.differs !== 'same') differing.push({ ...one, place })
      else quoted.add(one.clause)
      put(`clause:${one.clause}`, place)
    }
  }
  const entries = (kind: 'item' | 'department' | 'funding') =>
    [...places]
      .filter(([key]) => key.startsWith(`${kind}:`))
      .map(([key, found]) => entry(policy, key.slice(kind.length + 1), kind, found))
      .sort((a, b) => b.places.length - a.places.length)
  const items = entries('item')
  const unnamed = items.find((one) => !one.duties.length)
  return {
    items,
    general: unnamed ? duties(policy, { for: unnamed.id }).general : [],
    departments: entries('department'),
    funding: entries('funding'),
    clauses: policy.clauses.flatMap(({ label, heading }) => {
      const found = places.get(`clause:${label}`)
      return found ? [{ label, heading: bare(heading), places: found, quoted: quoted.has(label) }] : []
    }),
    differing: differing.sort((a, b) => Number(b.differs === 'words') - Number(a.differs === 'words')),
    document: places.get('policy:') ?? [],
    characters,
  }
}

function entry(
  policy: Policy,
  id: string,
  kind: 'item' | 'department' | 'funding',
  found: readonly Place[],
): Entry {
  const table = duties(policy, kind === 'department' ? { of: id } : { for: id })
  const source = policy.funding.find((one) => one.id === id)
  return {
    id,
    name: things(policy).get(id)!.name,
    places: [...found],
    duties: table.duties,
    ...(source ? { covers: source.covers, through: source.through.map((one) => nameOf(policy, one)) } : {}),
  }
}

/** Departments, each once with all its roles, in the order of the rows. */
export function byDepartment(rows: readonly DutyRow[]): { department: string; roles: Role[] }[] {
  const list: { department: string; roles: Role[] }[] = []
  for (const { department, role } of rows) {
    const held = list.find((one) => one.department === department)
    if (!held) list.push({ department, roles: [role] })
    else if (!held.roles.includes(role)) held.roles.push(role)
  }
  return list
}

/** Citations of duties, those that lie inside another left out. */
export function citationsOf(rows: readonly DutyRow[]): Citation[] {
  const all = rows.flatMap((row) => row.citations)
  return all.filter(
    (one, place) =>
      !all.some(
        (other, at) =>
          other.clause === one.clause &&
          other.quote.includes(one.quote) &&
          (other.quote.length > one.quote.length || at < place),
      ),
  )
}

/** （二）强化责任分工。→ 强化责任分工 */
function bare(heading: string): string {
  return heading.replace(/^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+\.)|。$/g, '')
}
