import { useEffect, useState } from 'preact/hooks'
import type { Words } from '../page/words.ts'
import { readOffice } from './register.ts'
import { covers, siteOf, sitesToMark, type OfficeSites } from './sites.ts'

/** Marking on the site of a page: on or off, as the browser has it. Absent where the page is on no site. */
export function SiteSwitch({
  origin,
  words: w,
  tell,
}: {
  origin: string
  words: Words
  tell: (text: string) => void
}) {
  const site = /^https?:/.test(origin) ? siteOf(origin) : null
  const [granted, setGranted] = useState<readonly string[] | null>(null)
  const [office, setOffice] = useState<OfficeSites>({ sites: [], locked: false })
  const [key, setKey] = useState('')
  useEffect(() => {
    const reload = () => void chrome.permissions.getAll().then(({ origins = [] }) => setGranted(origins))
    reload()
    void readOffice().then(setOffice)
    void chrome.commands
      ?.getAll()
      .then((all) => setKey(all.find(({ name }) => name === 'next-mark')?.shortcut ?? ''))
    chrome.permissions.onAdded?.addListener(reload)
    chrome.permissions.onRemoved?.addListener(reload)
    return () => {
      chrome.permissions.onAdded?.removeListener(reload)
      chrome.permissions.onRemoved?.removeListener(reload)
    }
  }, [])
  if (!site || !granted) return null
  const host = new URL(origin).hostname
  const holding = sitesToMark(granted, office).filter((one) => covers(one, site))
  const may = sitesToMark([site], office).length > 0
  return (
    <section class="site">
      <h3>{w.sites}</h3>
      {holding.length ? (
        <>
          <p>{w.sitesOn(host, key)}</p>
          <button
            type="button"
            class="secondary"
            onClick={() =>
              void chrome.permissions.remove({ origins: holding }).then(
                (done) => tell(done ? w.revoked(host) : w.notRevoked),
                () => tell(w.notRevoked),
              )
            }
          >
            {w.revoke}
          </button>
        </>
      ) : may ? (
        <>
          <p>{w.sitesIntro(host)}</p>
          <button
            type="button"
            class="secondary"
            onClick={() => {
              // Asked for at once: the browser heeds it only while the click lasts.
              void chrome.permissions.request({ origins: [site] }).then(
                (done) => tell(done ? w.allowed(host) : w.refused(host)),
                () => tell(w.refused(host)),
              )
            }}
          >
            {w.allow}
          </button>
        </>
      ) : (
        <p>{w.lockedOut(host)}</p>
      )}
    </section>
  )
}
