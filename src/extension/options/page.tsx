import { useState } from 'preact/hooks'
import type { Policy } from '../../knowledge/index.ts'
import { whyRefused } from '../aside.ts'
import type { NameOf } from '../contacts/read.ts'
import { CHOICES, type Choice } from '../settings/settle.ts'
import { saveChoice, type Loaded } from '../settings/store.ts'
import { guideClass } from '../shadow.ts'
import { Contacts } from './contacts.tsx'
import { Data } from './data.tsx'
import { Sites } from './sites.tsx'
import { wordsFor, type Words } from './words.ts'

/** What each part of the page gets. */
export interface Part {
  loaded: Loaded
  policy: Policy
  nameOf: NameOf
  words: Words
  /** Does something; what it gives is told, what it throws as well. True: it was done. */
  run: (work: () => Promise<string>) => Promise<boolean>
}

/** The options page: what it shows is what holds now, whoever set it. */
export function Page({
  loaded,
  locale,
  policy,
  nameOf,
}: Pick<Part, 'loaded' | 'policy' | 'nameOf'> & { locale: 'zh' | 'en' }) {
  const w = wordsFor(locale)
  const [said, setSaid] = useState('')
  const [trouble, setTrouble] = useState('')
  const run: Part['run'] = async (work) => {
    setSaid('')
    setTrouble('')
    try {
      setSaid(await work())
      return true
    } catch (error) {
      setTrouble(whyRefused(error))
      return false
    }
  }
  const part: Part = { loaded, policy, nameOf, words: w, run }
  return (
    <section class={guideClass(loaded.settings)} lang={locale === 'en' ? 'en' : 'zh-CN'}>
      <h2>{w.title}</h2>
      <p class="said" role="status">
        {said}
      </p>
      {trouble !== '' && (
        <p class="wrong" role="alert">
          {trouble}
        </p>
      )}
      {loaded.problems.length > 0 && (
        <div class="notice">
          <p>{w.managedProblems}</p>
          <Lines list={loaded.problems} />
        </div>
      )}
      <h3>{w.look}</h3>
      {(Object.keys(CHOICES) as Choice[]).map((key) => (
        <ChoiceField key={key} name={key} {...part} />
      ))}
      <Contacts {...part} />
      <Sites {...part} />
      <Data {...part} />
    </section>
  )
}

export function Lines({ list }: { list: readonly string[] }) {
  return (
    <ul class="told">
      {list.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

function ChoiceField({ name, loaded, words: w, run }: Part & { name: Choice }) {
  const labels = w.choices[name]
  const id = `choice-${name}`
  const locked = loaded.locked.has(name)
  const hints = [locked ? w.managed : '', name === 'start' ? w.startHint : ''].filter(Boolean)
  return (
    <div class="field">
      <label for={id}>{labels['name']}</label>
      <select
        id={id}
        disabled={locked}
        {...(hints.length ? { 'aria-describedby': `${id}-hint` } : {})}
        onChange={(event) => {
          const value = event.currentTarget.value as never
          void run(() => saveChoice(name, value).then(() => w.saved(labels['name']!)))
        }}
      >
        {CHOICES[name].map((word) => (
          <option key={word} value={word} selected={loaded.settings[name] === word}>
            {labels[word]}
          </option>
        ))}
      </select>
      {hints.length > 0 && (
        <p id={`${id}-hint`} class="quiet">
          {hints.join(' ')}
        </p>
      )}
    </div>
  )
}
