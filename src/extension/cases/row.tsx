import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { cleanName, LONGEST_NAME, type Case } from './case.ts'
import type { Words } from './words.ts'

/** One case in the list: chosen for comparing, opened, renamed, deleted. */
export function CaseRow({
  one,
  current,
  chosen,
  words: w,
  choose,
  open,
  rename,
  remove,
}: {
  one: Case
  current: boolean
  chosen: boolean
  words: Words
  choose: (on: boolean) => void
  open: () => void
  rename: (name: string) => Promise<boolean>
  remove: () => void
}) {
  const [name, setName] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const editing = name !== null
  const before = useRef(editing)
  useLayoutEffect(() => {
    if (editing && !before.current) {
      input.current?.focus()
      input.current?.select()
    }
    if (!editing && before.current) button.current?.focus()
    before.current = editing
  }, [editing])
  const facts = Object.keys(one.state.facts).length
  return (
    <li>
      <label>
        <input
          type="checkbox"
          checked={chosen}
          aria-label={w.select(one.name)}
          onChange={(event) => choose(event.currentTarget.checked)}
        />
        <span>{one.name}</span>
      </label>
      <p class="quiet">
        {[current ? w.current : '', w.facts(facts), w.changed(localDay(one.changedOn))]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {editing ? (
        <form
          class="row"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            const clean = cleanName(name)
            if (!clean) input.current?.focus()
            else if (clean === one.name) setName(null)
            else void rename(clean).then((done) => done && setName(null))
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || event.isComposing) return
            event.preventDefault()
            setName(null)
          }}
        >
          <input
            ref={input}
            type="text"
            aria-label={`${w.newName} ${one.name}`}
            maxLength={LONGEST_NAME}
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
          <button type="submit" class="secondary">
            {w.rename}
          </button>
          <button type="button" class="link" onClick={() => setName(null)}>
            {w.cancel}
          </button>
        </form>
      ) : (
        <p class="row">
          <button type="button" class="link strong" aria-label={`${w.open} ${one.name}`} onClick={open}>
            {w.open}
          </button>
          <button
            ref={button}
            type="button"
            class="link"
            aria-label={`${w.rename} ${one.name}`}
            onClick={() => setName(one.name)}
          >
            {w.rename}
          </button>
          <button type="button" class="link" aria-label={`${w.remove} ${one.name}`} onClick={remove}>
            {w.remove}
          </button>
        </p>
      )}
    </li>
  )
}

/** The day in the device's own time, YYYY-MM-DD. */
function localDay(moment: string): string {
  const date = new Date(moment)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
