import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { FunctionComponent } from 'preact'
import { decodeState } from '../../knowledge/index.ts'
import { readAside, removeAside, whyRefused } from '../aside.ts'
import { download } from '../download.ts'
import type { OpenCase } from '../memory.ts'
import type { ScreenProps } from '../panel/shell.tsx'
import type { Panel } from '../panel/tools.ts'
import { guideClass } from '../shadow.ts'
import { cleanName, fragmentOf, knownFacts, LONGEST_NAME, type Case } from './case.ts'
import { CaseRow } from './row.tsx'
import {
  addCases,
  concerns,
  draftOf,
  loadCases,
  removeCase,
  renameCase,
  restoreCase,
  updateCase,
  type Shelf,
} from './store.ts'
import { ComparisonTable } from './table.tsx'
import { Transfer } from './transfer.tsx'
import { wordsFor } from './words.ts'

const area = () => chrome.storage.local
const now = () => new Date().toISOString()

/** The screen of cases for a panel. */
export function casesScreen(panel: Panel): FunctionComponent<ScreenProps> {
  return (props) => <Cases panel={panel} {...props} />
}

function Cases({ panel, close, tell, look, locale }: ScreenProps & { panel: Panel }) {
  const { policy } = panel
  const w = wordsFor(locale)
  const [shelf, setShelf] = useState<Shelf | null>(null)
  /** Compared with '' where it is shown: an empty text is a child as well, and those after it would be made anew. */
  const [trouble, setTrouble] = useState('')
  const [current, setCurrent] = useState(panel.openCase)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [comparing, setComparing] = useState(false)
  const [removed, setRemoved] = useState<Case | null>(null)
  const turns = useRef(0)
  const heading = useRef<HTMLHeadingElement>(null)
  const undo = useRef<HTMLButtonElement>(null)

  const reload = async () => {
    try {
      const turn = ++turns.current
      const next = await loadCases(area())
      // Two may be under way at once; what was read first must not be shown last.
      if (turn !== turns.current) return
      setShelf(next)
      setChosen((ids) => ids.filter((id) => next.cases.some((one) => one.id === id)))
    } catch (error) {
      setTrouble(w.unreadable(error instanceof Error ? error.message : String(error)))
    }
  }
  useEffect(() => {
    heading.current?.focus()
    void reload()
    const changed = (changes: Record<string, unknown>, where: string) => {
      if (where === 'local' && concerns(changes)) void reload()
    }
    chrome.storage.onChanged.addListener(changed)
    return () => chrome.storage.onChanged.removeListener(changed)
  }, [])
  useLayoutEffect(() => undo.current?.focus(), [removed])

  /** Does something to storage; what it gives is told, what it throws is shown and nothing else is lost. */
  const run = async (work: () => Promise<string>): Promise<boolean> => {
    setTrouble('')
    try {
      tell(await work())
      await reload()
      return true
    } catch (error) {
      tell('')
      setTrouble(whyRefused(error))
      return false
    }
  }
  const see = (one: OpenCase) => {
    setCurrent(one)
    panel.setOpenCase(one)
  }
  const draft = (name: string) => {
    const place = panel.place()
    const { state, notice } = decodeState(policy, place)
    // A question longer than a link may be comes back as a fresh start; that must not be saved as if it were the case.
    if (notice && state.view === 'home' && !/(?:^|&)v=home/.test(place)) throw new Error(w.tooLong)
    return draftOf(policy, name, state, now())
  }

  if (!shelf)
    return (
      <section class={guideClass(look)} lang={locale === 'en' ? 'en' : 'zh-CN'}>
        <h2 ref={heading} tabIndex={-1}>
          {w.title}
        </h2>
        {trouble !== '' && (
          <p class="wrong" role="alert">
            {trouble}
          </p>
        )}
      </section>
    )
  const { cases } = shelf
  const open = cases.find((one) => one.id === current?.id)
  if (comparing)
    return (
      <section class={guideClass(look)} lang={locale === 'en' ? 'en' : 'zh-CN'}>
        <ComparisonTable
          policy={policy}
          cases={cases.filter((one) => chosen.includes(one.id))}
          asOf={panel.asOf()}
          locale={locale}
          back={() => {
            setComparing(false)
            requestAnimationFrame(() => heading.current?.focus())
          }}
        />
      </section>
    )
  return (
    <section class={guideClass(look)} lang={locale === 'en' ? 'en' : 'zh-CN'}>
      <h2 ref={heading} tabIndex={-1}>
        {w.title}
      </h2>
      <p>{w.intro}</p>
      <p>
        <button type="button" class="link" onClick={close}>
          {w.close}
        </button>
      </p>
      {trouble !== '' && (
        <p class="wrong" role="alert">
          {trouble}
        </p>
      )}
      {open && current && (
        <p>
          <button
            type="button"
            class="primary"
            onClick={() =>
              void run(async () => {
                const known = (fact: string) => policy.facts.some((one) => one.id === fact)
                const saved = await updateCase(area(), current, draft(current.name), known)
                see(saved)
                return saved.id === current.id
                  ? w.updated(saved.name)
                  : w.updatedBeside(current.name, saved.name)
              })
            }
          >
            {w.update(open.name)}
          </button>
        </p>
      )}
      <SaveForm
        locale={locale}
        save={(name) =>
          run(async () => {
            const [saved] = await addCases(area(), [draft(name)])
            see(saved!)
            return saved!.name === name ? w.saved(name) : w.savedBeside(name, saved!.name)
          })
        }
      />
      {removed && (
        <p class="notice">
          {w.removed(removed.name)}{' '}
          <button
            ref={undo}
            type="button"
            class="link"
            onClick={() =>
              void run(async () => {
                await restoreCase(area(), removed)
                setRemoved(null)
                heading.current?.focus()
                return w.restored(removed.name)
              })
            }
          >
            {w.undo}
          </button>
        </p>
      )}

      <h3>{w.list(cases.length)}</h3>
      {shelf.later > 0 && <p class="notice">{w.later(shelf.later)}</p>}
      {shelf.stuck > 0 && <p class="notice">{w.stuck(shelf.stuck)}</p>}
      {shelf.aside > 0 && (
        <div class="notice">
          <p>{w.aside(shelf.aside)}</p>
          <p class="row">
            <button
              type="button"
              class="secondary"
              onClick={() =>
                void readAside(area()).then((items) =>
                  download('policy-guide-damaged.json', `${JSON.stringify(items, null, 2)}\n`),
                )
              }
            >
              {w.downloadAside}
            </button>
            <button
              type="button"
              class="link"
              onClick={() => void run(() => removeAside(area()).then(() => w.asideRemoved))}
            >
              {w.removeAside}
            </button>
          </p>
        </div>
      )}
      {!cases.length && <p>{w.none}</p>}
      <ul class="cases">
        {cases.map((one) => (
          <CaseRow
            key={one.id}
            one={one}
            current={one.id === current?.id}
            words={w}
            chosen={chosen.includes(one.id)}
            choose={(on) => setChosen((ids) => (on ? [...ids, one.id] : ids.filter((id) => id !== one.id)))}
            open={() => {
              const lost = knownFacts(policy, one.state.facts).unknown.length
              see(one)
              panel.goTo(fragmentOf(policy, one))
              close()
              tell(lost ? w.openedPartly(one.name, lost) : w.opened(one.name))
            }}
            rename={(name) =>
              run(async () => {
                const next = await renameCase(area(), one.id, name)
                if (next && current?.id === one.id) see({ ...current, name: next.name })
                return next ? w.renamed(next.name) : ''
              })
            }
            remove={() =>
              void run(async () => {
                await removeCase(area(), one.id)
                setRemoved(one)
                return w.removed(one.name)
              })
            }
          />
        ))}
      </ul>
      {cases.length > 1 && (
        <p>
          <button
            type="button"
            class="secondary"
            disabled={chosen.length < 2}
            onClick={() => {
              tell('')
              setComparing(true)
            }}
          >
            {w.compare(chosen.length)}
          </button>
        </p>
      )}
      <Transfer panel={panel} words={w} cases={cases} run={run} tell={tell} />
    </section>
  )
}

function SaveForm({ locale, save }: { locale: 'zh' | 'en'; save: (name: string) => Promise<boolean> }) {
  const w = wordsFor(locale)
  const [name, setName] = useState('')
  const [missing, setMissing] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const clean = cleanName(name)
        setMissing(!clean)
        // What is typed while the last one is still being saved stays.
        if (clean) void save(clean).then((done) => done && setName((typed) => (typed === name ? '' : typed)))
        else input.current?.focus()
      }}
    >
      <label for="case-name">
        {w.name} <span class="quiet">{w.nameHint}</span>
      </label>
      <div class="ask-row">
        <input
          id="case-name"
          ref={input}
          type="text"
          autocomplete="off"
          maxLength={LONGEST_NAME}
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
          aria-invalid={missing}
          {...(missing ? { 'aria-describedby': 'case-name-missing' } : {})}
        />
        <button type="submit" class="secondary">
          {w.save}
        </button>
      </div>
      {missing && (
        <p id="case-name-missing" class="wrong" role="alert">
          {w.nameMissing}
        </p>
      )}
    </form>
  )
}
