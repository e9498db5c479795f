import { useEffect, useState } from 'preact/hooks'
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
  const { optional_host_permissions: optional } = chrome.runtime.getManifest() as chrome.runtime.ManifestV3
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
                {optional && (
                  <button
                    type="button"
                    class="link"
                    aria-label={`${w.allow} ${site}`}
                    onClick={() => {
                      // Asked for at once: the browser heeds it only while the click lasts.
                      const asked = chrome.permissions.request({ origins: [site] })
                      void run(async () => {
                        const done = await asked
                        await reload()
                        return done ? w.allowed(site) : w.notAllowed(site)
                      })
                    }}
                  >
                    {w.allow}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {locked && <p class="quiet">{w.managed}</p>}
    </>
  )
}
