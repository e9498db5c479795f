import type { Area } from '../../src/extension/aside.ts'

/** Storage as the browser's behaves: values are copied, a call that does not fit writes nothing. */
export class FakeArea {
  held = new Map<string, string>()
  /** Bytes of all keys and values. */
  room = Infinity

  get area(): Area {
    return this as unknown as Area
  }

  async get(keys: null | string | string[]): Promise<Record<string, unknown>> {
    const wanted = keys === null ? [...this.held.keys()] : [keys].flat()
    return Object.fromEntries(
      wanted
        .filter((key) => this.held.has(key))
        .map((key) => [key, JSON.parse(this.held.get(key)!) as unknown]),
    )
  }

  async set(items: Record<string, unknown>): Promise<void> {
    const next = new Map([
      ...this.held,
      ...Object.entries(items).map(([key, value]) => [key, JSON.stringify(value)] as const),
    ])
    const size = [...next].reduce((sum, [key, value]) => sum + key.length + value.length, 0)
    if (size > this.room) throw new Error('Resource::kQuotaBytes quota exceeded')
    this.held = next
  }

  async remove(keys: string | string[]): Promise<void> {
    for (const key of [keys].flat()) this.held.delete(key)
  }
}
