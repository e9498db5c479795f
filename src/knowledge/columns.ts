/**
 * Lists of like objects, kept by column: `[{a: 1, b: 2}, {a: 3}]` as `{$: ['a', 'b'], rows: [[1, 3], [2, null]]}`. Each
 * name stands once and like stands beside like, which compresses better. For what a build carries; packs stay plain.
 */
type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** Plain JSON of what `toColumns` made. */
export function fromColumns(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return (value as Json[]).map(fromColumns)
  const held = value as { [key: string]: Json }
  // Its own, not what a page may have put on every object.
  const names = Object.prototype.hasOwnProperty.call(held, '$') ? (held['$'] as string[]) : undefined
  if (!names) {
    const result: { [key: string]: Json } = {}
    for (const key of Object.keys(held)) result[key] = fromColumns(held[key]!)
    return result
  }
  const columns = held['rows'] as Json[][]
  return columns[0]!.map((_, row) => {
    const one: { [key: string]: Json } = {}
    names.forEach((name, column) => {
      const cell = columns[column]![row]!
      if (cell !== null) one[name] = fromColumns(cell)
    })
    return one
  })
}
