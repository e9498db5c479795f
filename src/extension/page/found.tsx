import { displayLabel } from '../../knowledge/index.ts'
import { Comparison } from './compared.tsx'
import { Basis, Buttons, Departments, EntryRow, Head, type Act } from './entries.tsx'
import type { ClauseEntry, Compared, Entry, Report } from './report.ts'

/** What was found, what is wrong first. */
export function Found({ report: found, act }: { report: Report; act: Act }) {
  const { words: w } = act
  const { differing, items, departments, funding, clauses } = found
  if (![differing, items, departments, funding, clauses].some((list) => list.length)) return <p>{w.none}</p>
  return (
    <>
      <Differing list={differing} act={act} />
      {items.length > 0 && (
        <section>
          <h3>{w.items(items.length)}</h3>
          <Entries list={items.filter((one) => one.duties.length)} act={act} />
          <Unnamed found={found} act={act} />
        </section>
      )}
      {departments.length > 0 && (
        <section>
          <h3>{w.departments(departments.length)}</h3>
          <Entries list={departments} department act={act} />
        </section>
      )}
      {funding.length > 0 && (
        <section>
          <h3>{w.funding(funding.length)}</h3>
          <Entries list={funding} act={act} />
        </section>
      )}
      <Clauses list={clauses} act={act} />
    </>
  )
}

function Entries({ list, department, act }: { list: readonly Entry[]; department?: boolean; act: Act }) {
  return (
    <ul class="duties">
      {list.map((one) => (
        <EntryRow key={one.id} one={one} department={department === true} act={act} />
      ))}
    </ul>
  )
}

/** Items the document names nobody for: who leads and implements in general is said once. */
function Unnamed({ found: { items, general }, act }: { found: Report; act: Act }) {
  const list = items.filter((one) => !one.duties.length)
  if (!list.length) return null
  return (
    <div class="unnamed">
      <p class="quiet">{act.words.notNamed}</p>
      <Departments rows={general} act={act} />
      <Basis rows={general} words={act.words} />
      <Entries list={list} act={act} />
    </div>
  )
}

function Differing({ list, act }: { list: readonly Compared[]; act: Act }) {
  if (!list.length) return null
  return (
    <section>
      <h3>{act.words.differing(list.length)}</h3>
      {list.map((one) => (
        <div key={`${one.place.frame}:${one.start}`} class="compared">
          <Comparison one={one} words={act.words} />
          <Buttons name={displayLabel(one.clause)} places={[one.place]} act={act}>
            <ClauseButton label={one.clause} act={act} />
          </Buttons>
        </div>
      ))}
    </section>
  )
}

function Clauses({ list, act }: { list: readonly ClauseEntry[]; act: Act }) {
  const { words: w } = act
  if (!list.length) return null
  return (
    <section>
      <h3>{w.clauses(list.length)}</h3>
      <ul class="duties">
        {list.map(({ label, heading, places, quoted }) => (
          <li key={label}>
            <Head
              name={
                <>
                  <span class="label">{displayLabel(label)}</span> {heading}
                </>
              }
              places={places}
              words={w}
            />
            {quoted && <p class="quiet">{w.quoted}</p>}
            <Buttons name={displayLabel(label)} places={places} act={act}>
              <ClauseButton label={label} act={act} />
            </Buttons>
          </li>
        ))}
      </ul>
    </section>
  )
}

function ClauseButton({ label, act }: { label: string; act: Act }) {
  const { words: w, messages: m } = act
  return (
    <button
      type="button"
      class="link"
      aria-label={`${w.clause}${m.colon}${displayLabel(label)}`}
      onClick={() => act.open('read', label)}
    >
      {w.clause}
    </button>
  )
}
