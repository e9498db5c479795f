type Json = boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The other way round: see src/knowledge/columns.ts. Throws RangeError at null and at the keys `$`, which it
 * uses itself, and `__proto__`.
 */
export function toColumns(value: Json): unknown {
  if (value === null) throw new RangeError('null stands for what is not there')
  if (typeof value !== 'object') return value
  if (!Array.isArray(value)) {
    const held = value as { readonly [key: string]: Json }
    refuseKeys(Object.keys(held))
    return Object.fromEntries(Object.entries(held).map(([key, one]) => [key, toColumns(one)]))
  }
  const list = value as readonly Json[]
  if (list.length < 2 || !list.every(isObject)) return list.map(toColumns)
  const names = [...new Set(list.flatMap(Object.keys))]
  if (!names.length) return list
  refuseKeys(names)
  return {
    $: names,
    rows: names.map((name) => list.map((one) => (Object.hasOwn(one, name) ? toColumns(one[name]!) : null))),
  }
}

function refuseKeys(keys: readonly string[]): void {
  const wrong = keys.find((key) => key === '$' || key === '__proto__')
  if (wrong !== undefined) throw new RangeError(`a key ${wrong} would not come back`)
}
