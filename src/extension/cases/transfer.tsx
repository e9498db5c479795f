import { useState } from 'preact/hooks'
import type { Panel } from '../panel/tools.ts'
import { PANEL } from '../surface.ts'
import { download } from '../download.ts'
import type { Case } from './case.ts'
import { LARGEST, readCases, tooLarge, writeCases, type Imported } from './file.ts'
import { addCases } from './store.ts'
import type { Words } from './words.ts'

/** All cases to a file, and back from one: wholly or not at all. */
export function Transfer({
  panel,
  words: w,
  cases,
  run,
  tell,
}: {
  panel: Panel
  words: Words
  cases: readonly Case[]
  run: (work: () => Promise<string>) => Promise<boolean>
  tell: (text: string) => void
}) {
  const [read, setRead] = useState<Imported | null>(null)
  const store = (drafts: Imported['drafts']) =>
    run(async () => {
      await addCases(chrome.storage.local, drafts)
      setRead(null)
      return w.imported(drafts.length)
    })
  const take = async (file: File) => {
    tell('')
    const found: Imported =
      file.size > LARGEST
        ? { drafts: [], problems: [tooLarge(file.size)], unknown: [] }
        : readCases(await file.text(), panel.policy)
    if (found.problems.length || found.unknown.length) setRead(found)
    else await store(found.drafts)
  }
  return (
    <>
      <h3>{w.file}</h3>
      {cases.length > 0 && (
        <p>
          <button
            type="button"
            class="secondary"
            onClick={() => {
              const now = new Date().toISOString()
              download(`policy-guide-cases-${now.slice(0, 10)}.json`, writeCases(cases, now))
              tell(w.exported(cases.length))
            }}
          >
            {w.exportAll}
          </button>
        </p>
      )}
      {panel.popup ? (
        // Picking a file closes a popup, and the import with it.
        <p>
          <a href={`/${PANEL}?screen=cases`} target="_blank">
            {w.importElsewhere}
          </a>
        </p>
      ) : (
        <p>
          <label for="case-file">{w.importLabel}</label>
          <input
            id="case-file"
            type="file"
            accept=".json,application/json"
            onChange={(event) => {
              const input = event.currentTarget
              const file = input.files?.[0]
              if (file) void take(file).finally(() => (input.value = ''))
            }}
          />
        </p>
      )}
      {read && (
        <div class="notice" role="alert">
          <p>{read.problems.length ? w.refused : w.partly}</p>
          <ul class="told">
            {(read.problems.length ? read.problems : read.unknown).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          {!read.problems.length && (
            <p class="row">
              <button type="button" class="secondary" onClick={() => void store(read.drafts)}>
                {w.importAnyway(read.drafts.length)}
              </button>
              <button type="button" class="link" onClick={() => setRead(null)}>
                {w.cancel}
              </button>
            </p>
          )}
        </div>
      )}
    </>
  )
}
