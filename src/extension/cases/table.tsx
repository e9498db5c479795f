import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Policy } from '../../knowledge/index.ts'
import { Mark, messagesFor, SHAPES, type Group } from '../../ui/index.ts'
import type { Case } from './case.ts'
import { compare, type Row } from './compare.ts'
import { wordsFor } from './words.ts'

const GROUPS: readonly Group[] = ['applies', 'judged', 'undetermined', 'does-not-apply']

/** Two or more cases side by side. A narrow panel scrolls the table, not the page. */
export function ComparisonTable({
  policy,
  cases,
  asOf,
  locale,
  back,
}: {
  policy: Policy
  cases: readonly Case[]
  asOf: string
  locale: 'zh' | 'en'
  back: () => void
}) {
  const w = wordsFor(locale)
  const m = messagesFor(locale)
  const heading = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => heading.current?.focus(), [])
  const result = compare(policy, cases, asOf, { unknown: m.unknown, none: w.notAnswered })
  const head = (
    <thead>
      <tr>
        <th scope="col">{w.item}</th>
        {result.names.map((name) => (
          <th key={name} scope="col">
            {name}
          </th>
        ))}
      </tr>
    </thead>
  )
  const table = (label: string, rows: ComponentChildren) => (
    <div class="wide" role="region" aria-label={label} tabIndex={0}>
      <table>
        {head}
        <tbody>{rows}</tbody>
      </table>
    </div>
  )
  const lines = (list: readonly Row[]) =>
    list.map((row) => (
      <tr key={row.id}>
        <th scope="row">{row.name}</th>
        {row.values.map((value, at) => (
          <td key={at}>{value}</td>
        ))}
      </tr>
    ))
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>
        {w.compared}
      </h2>
      <p class="quiet">{m.asOf(asOf)}</p>
      <p>
        <button type="button" class="link" onClick={back}>
          {w.backToList}
        </button>
      </p>
      {table(
        w.verdict,
        <tr>
          <th scope="row">{w.verdict}</th>
          {result.verdicts.map((verdict, at) => (
            <td key={at}>
              <Mark shape={SHAPES[verdict]!} /> {m.verdict[verdict]}
            </td>
          ))}
        </tr>,
      )}
      <h3>{w.differing}</h3>
      {result.differing.length ? table(w.differing, lines(result.differing)) : <p>{w.noneDiffering}</p>}
      <h3>{w.funding}</h3>
      {table(
        w.funding,
        GROUPS.map((group) => (
          <tr key={group}>
            <th scope="row">{m.applies[group]}</th>
            {result.funding[group].map((count, at) => (
              <td key={at}>{count}</td>
            ))}
          </tr>
        )),
      )}
      {result.same.length > 0 && (
        <details>
          <summary>{w.same(result.same.length)}</summary>
          {table(w.same(result.same.length), lines(result.same))}
        </details>
      )}
    </>
  )
}
