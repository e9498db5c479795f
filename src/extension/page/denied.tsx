import { useEffect, useState } from 'preact/hooks'
import { surface } from '../surface.ts'
import type { Words } from './words.ts'

/** Why a page was not read, and what the person can do. */
export function Denied({ words: w }: { words: Words }) {
  const [key, setKey] = useState('')
  useEffect(
    () =>
      void chrome.commands
        ?.getAll()
        .then((all) => setKey(all.find(({ name }) => name === 'this-page')?.shortcut ?? '')),
    [],
  )
  return (
    <>
      <p class="notice" role="alert">
        {w.denied}
      </p>
      <p>{w.deniedWhy}</p>
      <ul class="told ways">
        <li>{w.deniedMenu}</li>
        {key && <li>{w.deniedKey(key)}</li>}
        {surface() !== 'tab' && <li>{w.deniedButton}</li>}
      </ul>
      <p class="quiet">{w.deniedNever}</p>
    </>
  )
}
