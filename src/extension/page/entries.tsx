import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { displayLabel, type DutyRow } from '../../knowledge/index.ts'
import type { Messages } from '../../ui/index.ts'
import { byDepartment, citationsOf, type Entry, type Place } from './report.ts'
import type { Words } from './words.ts'

/** What every entry needs of the screen. */
export interface Act {
  words: Words
  messages: Messages
  /** Scrolls the page to a place; tells how it went. */
  show: (place: Place, at: number, of: number) => void
  /** Opens the guide at a thing or a clause. */
  open: (view: 'responsible' | 'read', subject: string) => void
}

/** Duties of a department are many; the guide has them all. */
const MOST = 3

/** A work item, a department or a funding source: who is responsible, where on the page, what it rests on. */
export function EntryRow({ one, department, act }: { one: Entry; department: boolean; act: Act }) {
  const { words: w, messages: m } = act
  const rows = department ? one.duties.slice(0, MOST) : one.duties
  return (
    <li>
      <Head name={one.name} places={one.places} words={w} />
      {one.covers && <p>{w.covers(one.covers)}</p>}
      {department ? (
        <ul class="parties">
          {rows.map((row) => (
            <li key={row.id}>
              <span>{row.about}</span>
              <span class="role">{m.roles[row.role]}</span>
            </li>
          ))}
        </ul>
      ) : (
        <Departments rows={rows} act={act} />
      )}
      {rows.length < one.duties.length && <p class="quiet">{w.and(one.duties.length - rows.length)}</p>}
      {!rows.length && one.through && one.through.length > 0 && <p>{w.through(one.through.join('、'))}</p>}
      <Buttons name={one.name} places={one.places} act={act}>
        <button
          type="button"
          class="link"
          aria-label={`${w.who}${m.colon}${one.name}`}
          onClick={() => act.open('responsible', one.id)}
        >
          {w.who}
        </button>
      </Buttons>
      <Basis rows={rows} words={w} />
    </li>
  )
}

export function Departments({ rows, act }: { rows: readonly DutyRow[]; act: Act }) {
  if (!rows.length) return null
  return (
    <ul class="parties">
      {byDepartment(rows).map(({ department, roles }) => (
        <li key={department}>
          <strong>{department}</strong>
          <span class="role">{roles.map((role) => act.messages.roles[role]).join('、')}</span>
        </li>
      ))}
    </ul>
  )
}

/** The document's words for it, folded away. */
export function Basis({ rows, words: w }: { rows: readonly DutyRow[]; words: Words }) {
  const citations = citationsOf(rows)
  if (!citations.length) return null
  const labels = new Set(citations.map(({ clause }) => displayLabel(clause)))
  return (
    <details>
      <summary>{`${w.basis} ${[...labels].join('　')}`}</summary>
      {citations.map(({ clause, quote }) => (
        <figure key={clause + quote} class="quote">
          <blockquote lang="zh-CN">
            <p>「{quote}」</p>
          </blockquote>
          <figcaption>
            <span class="label">{displayLabel(clause)}</span>
          </figcaption>
        </figure>
      ))}
    </details>
  )
}

export function Head({
  name,
  places,
  words: w,
  children,
}: {
  name: ComponentChildren
  places: readonly Place[]
  words: Words
  children?: ComponentChildren
}) {
  return (
    <h4>
      {name} <span class="times">{w.places(places.length)}</span>
      {children}
    </h4>
  )
}

/** To the places one after another, each press one further, and on to the guide. */
export function Buttons({
  name,
  places,
  act,
  children,
}: {
  name: string
  places: readonly Place[]
  act: Act
  children: ComponentChildren
}) {
  const [next, setNext] = useState(0)
  const { words: w } = act
  const at = (next % places.length) + 1
  return (
    <p class="row">
      <button
        type="button"
        class="link"
        aria-label={w.goOf(name, at, places.length)}
        onClick={() => {
          act.show(places[at - 1]!, at, places.length)
          setNext(at)
        }}
      >
        {w.go(at, places.length)}
      </button>
      {children}
    </p>
  )
}
