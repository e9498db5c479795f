import { useEffect, useState } from 'preact/hooks'
import { siteOf } from '../marks/sites.ts'
import type { Part } from './page.tsx'

/** The sites the browser lets the extension read; the browser alone decides, so it is asked each time. */
export function Sites({ loaded, words: w, run }: Part) {
  const [granted, setGranted] = useState<readonly string[]>([])
  const reload = async () => setGranted((await chrome.permissions.getAll()).origins ?? [])
  useEffect(() => {
    const changed = () => void reload()
    changed()
    chrome.permissions.onAdded?.addListener(changed)
    chrome.permissions.onRemoved?.addListener(changed)
    return () => {
      chrome.permissions.onAdded?.removeListener(changed)
      chrome.permissions.onRemoved?.removeListener(changed)
    }
  }, [])
  /** Must be called at once: the browser heeds it only while the click lasts. */
  const allow = (site: string) => {
    const asked = chrome.permissions.request({ origins: [site] })
    return run(async () => {
      const done = await asked
      await reload()
      return done ? w.allowed(site) : w.notAllowed(site)
    })
  }
  const locked = loaded.locked.has('sites')
  const suggested = loaded.settings.sites.filter((site) => !granted.includes(site))
  return (
    <>
      <h3>{w.sites}</h3>
      <p>{w.sitesIntro}</p>
      {!granted.length && <p>{w.noSites}</p>}
      <ul class="plain">
        {granted.map((site) => (
          <li key={site} class="row">
            <span>{site}</span>
            <button
              type="button"
              class="link"
              aria-label={`${w.revoke} ${site}`}
              onClick={() =>
                void run(async () => {
                  const done = await chrome.permissions.remove({ origins: [site] })
                  await reload()
                  if (!done) throw new Error(w.notRevoked(site))
                  return w.revoked(site)
                })
              }
            >
              {w.revoke}
            </button>
          </li>
        ))}
      </ul>
      {suggested.length > 0 && (
        <>
          <h4>{w.sitesManaged}</h4>
          <ul class="plain">
            {suggested.map((site) => (
              <li key={site} class="row">
                <span>{site}</span>
                <button
                  type="button"
                  class="link"
                  aria-label={`${w.allow} ${site}`}
                  onClick={() => void allow(site)}
                >
                  {w.allow}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {locked ? <p class="quiet">{w.managed}</p> : <AddSite words={w} allow={allow} />}
    </>
  )
}

function AddSite({ words: w, allow }: { words: Part['words']; allow: (site: string) => Promise<boolean> }) {
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const site = siteOf(typed)
        setWrong(!site)
        if (site) void allow(site).then(() => setTyped(''))
      }}
    >
      <label for="add-site">
        {w.addSite} <span class="quiet">{w.addSiteHint}</span>
      </label>
      <div class="ask-row">
        <input
          id="add-site"
          type="text"
          inputMode="url"
          autocomplete="off"
          spellcheck={false}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
          aria-invalid={wrong}
          {...(wrong ? { 'aria-describedby': 'add-site-wrong' } : {})}
        />
        <button type="submit" class="secondary">
          {w.allow}
        </button>
      </div>
      {wrong && (
        <p id="add-site-wrong" class="wrong" role="alert">
          {w.siteWrong}
        </p>
      )}
    </form>
  )
}
