import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { readAside } from '../aside.ts'
import { casesForFile } from '../cases/file.ts'
import { loadCases } from '../cases/store.ts'
import { download } from '../download.ts'
import { readOwn } from '../settings/store.ts'
import { PANEL } from '../surface.ts'
import type { Part } from './page.tsx'

/** Everything to a file, and everything away. */
export function Data({ words: w, run }: Part) {
  const [sure, setSure] = useState<number | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const confirm = useRef<HTMLButtonElement>(null)
  const asked = useRef(false)
  useLayoutEffect(() => {
    if (sure !== null) confirm.current?.focus()
    else if (asked.current) button.current?.focus()
    asked.current = sure !== null
  }, [sure])
  return (
    <>
      <h3>{w.data}</h3>
      <p>{w.dataIntro}</p>
      <p>
        <a href={`/${PANEL}?screen=cases`} target="_blank">
          {w.cases}
        </a>
      </p>
      <p>
        <button
          type="button"
          class="secondary"
          onClick={() =>
            void run(async () => {
              const now = new Date().toISOString()
              download(`policy-guide-data-${now.slice(0, 10)}.json`, await everything(now))
              return w.exported
            })
          }
        >
          {w.exportAll}
        </button>
      </p>
      {sure === null ? (
        <p>
          <button
            ref={button}
            type="button"
            class="link"
            onClick={() =>
              void run(async () => {
                setSure((await loadCases(chrome.storage.local)).cases.length)
                return ''
              })
            }
          >
            {w.remove}
          </button>
        </p>
      ) : (
        <div class="notice" role="group" aria-label={w.remove}>
          <p>{w.removeSure(sure)}</p>
          <p class="row">
            <button
              ref={confirm}
              type="button"
              class="primary"
              onClick={() =>
                void run(async () => {
                  await removeEverything()
                  setSure(null)
                  return w.removed
                })
              }
            >
              {w.removeYes}
            </button>
            <button type="button" class="link" onClick={() => setSure(null)}>
              {w.cancel}
            </button>
          </p>
        </div>
      )}
    </>
  )
}

/** One JSON text. Its cases stand as in a file of cases, which may be imported again; so may its contacts. */
async function everything(now: string): Promise<string> {
  const [{ choices, contacts }, { cases }, damaged] = await Promise.all([
    readOwn(),
    loadCases(chrome.storage.local),
    readAside(chrome.storage.local),
  ])
  const file = {
    format: 'policy-guide-data',
    version: 1,
    exportedOn: now,
    settings: choices,
    contacts,
    cases: casesForFile(cases),
    ...(Object.keys(damaged).length ? { damaged } : {}),
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

async function removeEverything(): Promise<void> {
  const { origins = [] } = await chrome.permissions.getAll()
  if (origins.length) await chrome.permissions.remove({ origins })
  // What the office has set is not the person's to delete.
  for (const area of [chrome.storage.session, chrome.storage.sync, chrome.storage.local]) await area?.clear()
}
