/** Sites that may be marked, as match patterns: `https://oa.example.gov.cn/*`. */

/** What an office has set about sites. */
export interface OfficeSites {
  sites: readonly string[]
  /** The person may allow only what the office suggests. */
  locked: boolean
}

/** Reads managed settings; anything else counts as nothing set. */
export function officeSites(managed: unknown): OfficeSites {
  const held = (typeof managed === 'object' && managed !== null ? managed : {}) as Record<string, unknown>
  const list = (value: unknown) =>
    Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []
  return { sites: list(held['sites']), locked: list(held['locked']).includes('sites') }
}

interface Parts {
  scheme: string
  host: string
}

function parts(pattern: string): Parts | null {
  if (pattern === '<all_urls>') return { scheme: '*', host: '*' }
  const match = /^(\*|https?):\/\/(\*|(?:\*\.)?[^/*:]+)(?::[\d*]+)?(?:\/|$)/.exec(pattern)
  return match ? { scheme: match[1]!, host: match[2]!.toLowerCase() } : null
}

/** Whether all pages of the narrow pattern are pages of the wide one. Paths and ports aside, as in permissions. */
export function covers(wide: string, narrow: string): boolean {
  const [outer, inner] = [parts(wide), parts(narrow)]
  if (!outer || !inner) return false
  if (outer.scheme !== '*' && outer.scheme !== inner.scheme) return false
  if (outer.host === '*' || outer.host === inner.host) return true
  const domain = outer.host.startsWith('*.') ? outer.host.slice(2) : null
  return domain !== null && (inner.host === domain || inner.host.endsWith(`.${domain}`))
}

/** The sites to mark: what the browser grants, and of that what the office leaves. */
export function sitesToMark(granted: readonly string[], { sites, locked }: OfficeSites): string[] {
  const web = granted.filter((one) => parts(one))
  return locked ? web.filter((one) => sites.some((site) => covers(site, one))) : web
}

/** The site of a page, or of what a person typed: an address or just a host. Null where it is none. */
export function siteOf(typed: string): string | null {
  const text = typed.trim()
  const given = /^https?:\/\//i.test(text)
  // oa:8080 is a host; mailto:a is not.
  if (!given && /^[a-z][\w+.-]*:(?!\d)/i.test(text)) return null
  try {
    const { protocol, hostname } = new URL(given ? text : `https://${text}`)
    const named = /^(?:[\p{L}\p{N}_-]+\.)*[\p{L}\p{N}_-]+$/u.test(hostname) && !/\s/.test(text)
    // IPv6 hosts stand in brackets, which patterns cannot hold in every browser.
    return named ? `${given ? protocol : '*:'}//${hostname}/*` : null
  } catch {
    return null
  }
}
