import { useState } from 'preact/hooks'
import { LARGEST, readDirectory } from '../contacts/directory.ts'
import type { Directory } from '../contacts/read.ts'
import { download } from '../download.ts'
import { saveContacts } from '../settings/store.ts'
import { Lines, type Part } from './page.tsx'

/** A sample as Excel in Chinese opens it: with a mark, or it would take it for GBK. */
const SAMPLE = '\ufeff部门,电话,地址,时间,网址\r\n'

/** The directory of contacts: what holds, an import that is checked whole, and its end. */
export function Contacts({ loaded, policy, nameOf, words: w, run }: Part) {
  const [read, setRead] = useState<Directory | null>(null)
  const locked = loaded.locked.has('contacts')
  const names = policy.departments.map((department) => department.name)
  const take = (file: File) =>
    run(async () => {
      setRead(null)
      // Nothing larger is read into memory; the check of the size tells it in words.
      const bytes = new Uint8Array(await file.slice(0, LARGEST + 1).arrayBuffer())
      const found = readDirectory(bytes, nameOf)
      setRead(found)
      const count = Object.keys(found.contacts).length
      if (found.problems.length || !count) return ''
      await saveContacts(found.contacts)
      return w.imported(count)
    })
  const kept = Object.entries(loaded.settings.contacts)
  return (
    <>
      <h3>{w.contacts}</h3>
      <p>{w.contactsIntro}</p>
      {loaded.managedContacts.length > 0 && <p>{w.contactsManaged(loaded.managedContacts.join('、'))}</p>}
      {locked && <p class="quiet">{w.managed}</p>}
      <p>{w.contactsNow(loaded.ownContacts.length)}</p>
      {kept.length > 0 && (
        <details>
          <summary>{w.show}</summary>
          <Lines
            list={kept.map(([name, one]) =>
              [name, one.phone, one.address, one.hours, one.url].filter(Boolean).join(' · '),
            )}
          />
        </details>
      )}
      {loaded.ownProblems.length > 0 && (
        <div class="notice">
          <p>{w.contactsProblems}</p>
          <Lines list={loaded.ownProblems} />
        </div>
      )}
      <div class="field">
        <label for="contacts-file">{w.importContacts}</label>
        <input
          id="contacts-file"
          type="file"
          accept=".csv,.json,.txt,text/csv,application/json"
          disabled={locked}
          onChange={(event) => {
            const input = event.currentTarget
            const file = input.files?.[0]
            if (file) void take(file).finally(() => (input.value = ''))
          }}
        />
      </div>
      {read && read.problems.length > 0 && (
        <div class="notice" role="alert">
          <p>{w.refused}</p>
          <Lines list={read.problems} />
        </div>
      )}
      {read && read.unknown.length > 0 && (
        <div class="notice" role="alert">
          <p>{w.unknown}</p>
          <Lines list={read.unknown} />
          <p class="quiet">{`${w.unknownHint}${names.join('、')}`}</p>
        </div>
      )}
      <p class="row">
        <button
          type="button"
          class="secondary"
          onClick={() =>
            download('contacts.csv', SAMPLE + names.map((name) => `${name},,,,\r\n`).join(''), 'text/csv')
          }
        >
          {w.template}
        </button>
        {loaded.ownContacts.length > 0 && (
          <button
            type="button"
            class="link"
            disabled={locked}
            onClick={() => void run(() => saveContacts({}).then(() => w.contactsRemoved))}
          >
            {w.removeContacts}
          </button>
        )}
      </p>
    </>
  )
}
