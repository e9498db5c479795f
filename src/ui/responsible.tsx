import { useRef, useState } from 'preact/hooks'
import {
  aliasesOf,
  citeAll,
  duties,
  findThing,
  nameOf,
  type DutyRow,
  type Found,
} from '../knowledge/index.ts'
import { Actions } from './actions.tsx'
import { useGuide } from './context.ts'
import { Parties } from './parties.tsx'
import { Quotes } from './quote.tsx'
import { dutyText } from './text.ts'
import { Title } from './title.tsx'

/** Who does what: by work item, department, step or funding source. */
export function Responsible() {
  const { policy, state } = useGuide()
  const found = state.subject ? findThing(policy, state.subject) : undefined
  return found ? <Thing found={found} /> : <Pick />
}

function Pick() {
  const { policy, m, go, announce } = useGuide()
  const [filter, setFilter] = useState('')
  const composing = useRef(false)
  const fits = (id: string, name: string, words: string) =>
    !words || name.indexOf(words) >= 0 || aliasesOf(policy, id).some((word) => word.indexOf(words) >= 0)
  const groups: { title: string; list: readonly { id: string; name: string }[] }[] = [
    ...(['basic', 'improvement', 'upgrade'] as const).map((category) => ({
      title: `${m.items} · ${m.categories[category]}`,
      list: policy.items.filter((item) => item.category === category),
    })),
    { title: m.byDepartment, list: policy.departments },
    { title: m.byStep, list: policy.steps },
    { title: m.byFunding, list: policy.funding },
  ]
  const fitting = (words: string) =>
    groups
      .map(({ title, list }) => ({ title, list: list.filter((one) => fits(one.id, one.name, words)) }))
      .filter(({ list }) => list.length)
  const shown = fitting(filter)
  const narrow = (typed: string) => {
    const words = typed.trim()
    setFilter(words)
    announce(m.matches(fitting(words).reduce((sum, { list }) => sum + list.length, 0)))
  }
  return (
    <>
      <Title>{m.pick}</Title>
      <p class="filter">
        <label for="pg-filter">{m.filter}</label>
        <input
          id="pg-filter"
          type="text"
          autocomplete="off"
          maxLength={40}
          onCompositionStart={() => (composing.current = true)}
          onCompositionEnd={(event) => {
            composing.current = false
            narrow(event.currentTarget.value)
          }}
          onInput={(event) => {
            if (!composing.current) narrow(event.currentTarget.value)
          }}
        />
      </p>
      {!shown.length && <p>{m.nothingMatches}</p>}
      {shown.map(({ title, list }) => (
        <section key={title}>
          <h3>{title}</h3>
          <ul class="chips">
            {list.map(({ id, name }) => (
              <li key={id}>
                <button type="button" onClick={() => go({ view: 'responsible', subject: id })}>
                  {name}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function Thing({ found }: { found: Found }) {
  const { policy, m, go } = useGuide()
  const table =
    found.thing === 'department'
      ? duties(policy, { of: found.id })
      : ['item', 'step', 'funding', 'model'].indexOf(found.thing) >= 0
        ? duties(policy, { for: found.id })
        : null
  const item = policy.items.find((one) => one.id === found.id)
  const source = policy.funding.find((one) => one.id === found.id)
  const rows = table ? (table.named ? table.duties : table.general) : []
  return (
    <article class="result">
      <p class="quiet">{m.doorResponsible}</p>
      <Title>{found.name}</Title>
      {item?.condition && <p>{m.condition(item.condition)}</p>}
      {source && (
        <p>
          {`${m.covers}${m.colon}${source.covers}`}
          {source.through.length > 0 && (
            <>
              <br />
              {`${m.through}${m.colon}${source.through.map((id) => nameOf(policy, id)).join('、')}`}
            </>
          )}
        </p>
      )}
      {table &&
        (table.named ? found.thing !== 'department' && <h3>{m.named}</h3> : <p class="lead">{m.notNamed}</p>)}
      <ul class="duties">
        {rows.map((row) => (
          <Duty key={row.id} row={row} byDepartment={found.thing === 'department'} />
        ))}
      </ul>
      {found.thing !== 'department' && (
        <>
          <h3>{item ? m.items : m.read}</h3>
          <Quotes citations={citeAll(policy, found.cite)} />
        </>
      )}
      {found.note && <p class="quiet">{found.note}</p>}
      {item && item.funding.length > 0 && (
        <>
          <h3>{m.fundingFor}</h3>
          <ul class="chips">
            {item.funding.map((id) => (
              <li key={id}>
                <button type="button" onClick={() => go({ view: 'responsible', subject: id })}>
                  {nameOf(policy, id)}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <Actions text={() => dutyText(policy, found, rows, table ? table.named : true, m)} />
    </article>
  )
}

function Duty({ row, byDepartment }: { row: DutyRow; byDepartment: boolean }) {
  const { m } = useGuide()
  return (
    <li>
      {byDepartment ? (
        <p>
          <span class="role">{m.roles[row.role]}</span> <strong>{row.about}</strong>
        </p>
      ) : (
        <>
          <Parties list={[{ name: row.department, role: row.role }]} />
          <p>{row.about}</p>
        </>
      )}
      {byDepartment && row.of.length > 0 && <p class="quiet">{row.of.join('、')}</p>}
      <Quotes citations={row.citations} />
    </li>
  )
}
