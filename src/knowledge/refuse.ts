/** Thrown for a pack that cannot be used; the message, in Chinese, says where, what, the value and what to do. */
export class PackError extends Error {}

/** What is nested is not shown: to write it out is work that a hostile pack could make endless. */
function show(value: unknown): string {
  if (typeof value === 'object' && value) return '…'
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value)
  return typeof value === 'symbol' || typeof value === 'function' ? typeof value : String(value)
}

/** @param place in the pack, '' for the whole of it */
export function refuse(place: string, wanted: string, value: unknown): never {
  const where = place.length > 80 ? `${place.slice(0, 80)}…` : place
  throw new PackError(
    `数据包的 ${where || '顶层'} 应为${wanted}，现为“${show(value)}”。请换用由 policy-guide 生成的数据包`,
  )
}
