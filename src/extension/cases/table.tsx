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
  const columns = cases.length + 1
  const group = (title: string, rows: ComponentChildren) => (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={columns} class="group">
          {title}
        </th>
      </tr>
      {rows}
    </tbody>
  )
  const line = (id: string, name: string, cells: readonly ComponentChildren[]) => (
    <tr key={id}>
      <th scope="row">{name}</th>
      {cells.map((cell, at) => (
        <td key={at}>{cell}</td>
      ))}
    </tr>
  )
  const lines = (list: readonly Row[]) => list.map((row) => line(row.id, row.name, row.values))
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
      <div class="wide" role="region" aria-label={w.compared} tabIndex={0}>
        <table>
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
          <tbody>
            {line(
              'verdict',
              w.verdict,
              result.verdicts.map((verdict) => (
                <>
                  <Mark shape={SHAPES[verdict]!} /> {m.verdict[verdict]}
                </>
              )),
            )}
          </tbody>
          {group(
            w.funding,
            GROUPS.map((one) => line(one, m.applies[one], result.funding[one])),
          )}
          {group(result.differing.length ? w.differing : w.noneDiffering, lines(result.differing))}
          {result.same.length > 0 && group(w.same(result.same.length), lines(result.same))}
        </table>
      </div>
    </>
  )
}
