/**
 * What is stored and cannot be read is never removed: it is set aside under another key until the person has fetched it.
 */
export type Area = Pick<chrome.storage.StorageArea, 'get' | 'set' | 'remove'>

export const ASIDE = 'aside:'

/**
 * Moves a damaged item. Written first, removed after: at no moment is it nowhere.
 * @param held all that is stored
 * @returns its new key; null where it could not be moved, as when there is no room: it is where it was then
 */
export async function setAside(
  area: Area,
  held: Readonly<Record<string, unknown>>,
  key: string,
): Promise<string | null> {
  const text = JSON.stringify(held[key])
  let place = ASIDE + key
  // A copy may be there already: another window was faster, or the item could not be removed.
  for (let number = 2; place in held && JSON.stringify(held[place]) !== text; number++)
    place = `${ASIDE}${key}:${number}`
  try {
    await area.set({ [place]: held[key] })
    await area.remove(key)
    return place
  } catch {
    return null
  }
}

/** The damaged items as they were found. */
export async function readAside(area: Area): Promise<Record<string, unknown>> {
  const held = await area.get(null)
  return Object.fromEntries(Object.entries(held).filter(([key]) => key.startsWith(ASIDE)))
}

export async function removeAside(area: Area): Promise<void> {
  await area.remove(Object.keys(await readAside(area)))
}

/** Why storage refused, for the person. */
export function whyRefused(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error)
  return /quota/i.test(`${error instanceof Error ? error.name : ''} ${words}`)
    ? '存储空间已满，没有保存。请先“导出全部”，再删去不用的案例。'
    : `没能保存：${words}`
}
