import { afterEach, describe, expect, it, vi } from 'vitest'
import { watchSites } from '../../src/extension/marks/register.ts'

type Script = chrome.scripting.RegisteredContentScript
const OFFICE = 'https://oa.example.gov.cn/*'
const HALL = 'https://hall.example.gov.cn/*'

/** What a browser knows of `matchOriginAsFallback`; those before 119 do not, and refuse it in one of two ways. */
type Knows = 'knows it' | 'throws at once' | 'rejects'

/** A browser that grants these sites and keeps what is registered; its events are told by hand. */
class FakeBrowser {
  granted: string[]
  readonly registered: Script[] = []
  readonly refused: Script[] = []
  private readonly knows: Knows
  private readonly heard: Record<string, () => void> = {}

  constructor(knows: Knows, granted: string[]) {
    this.knows = knows
    this.granted = granted
    const event = (name: string) => ({ addListener: (listener: () => void) => (this.heard[name] = listener) })
    vi.stubGlobal('chrome', {
      runtime: { onInstalled: event('installed'), onStartup: event('startup') },
      permissions: {
        getAll: () => Promise.resolve({ origins: this.granted }),
        onAdded: event('added'),
        onRemoved: event('removed'),
      },
      storage: { managed: { get: () => Promise.resolve({}) }, onChanged: event('changed') },
      tabs: { query: () => Promise.resolve([]) },
      scripting: {
        getRegisteredContentScripts: () => Promise.resolve([...this.registered]),
        registerContentScripts: (scripts: Script[]) => this.take(scripts),
        updateContentScripts: (scripts: Script[]) => this.take(scripts),
        unregisterContentScripts: () => Promise.resolve(void this.registered.splice(0)),
      },
    })
    watchSites()
  }

  async tell(event: 'startup' | 'added' | 'removed'): Promise<void> {
    this.heard[event]!()
    await new Promise((resolve) => setTimeout(resolve, 5))
  }

  private take(scripts: Script[]): Promise<void> {
    if (this.knows !== 'knows it' && scripts.some((one) => 'matchOriginAsFallback' in one)) {
      this.refused.push(...scripts)
      const error = new TypeError("Unexpected property: 'matchOriginAsFallback'.")
      if (this.knows === 'throws at once') throw error
      return Promise.reject(error)
    }
    this.registered.splice(0, this.registered.length, ...scripts)
    return Promise.resolve()
  }
}

afterEach(() => vi.unstubAllGlobals())

describe('registering what marks pages', () => {
  it('registers nothing where no site is granted', async () => {
    const browser = new FakeBrowser('knows it', [])
    await browser.tell('startup')
    expect(browser.registered).toEqual([])
  })

  it('marks frames without an address where the browser can be told so', async () => {
    const browser = new FakeBrowser('knows it', [OFFICE])
    await browser.tell('startup')
    expect(browser.registered).toMatchObject([
      { matches: [OFFICE], allFrames: true, matchOriginAsFallback: true },
    ])
  })

  for (const knows of ['throws at once', 'rejects'] as const)
    it(`marks pages all the same in a browser that does not know the property and ${knows}`, async () => {
      const browser = new FakeBrowser(knows, [OFFICE])
      await browser.tell('startup')
      expect(browser.refused).toHaveLength(1)
      expect(browser.registered).toMatchObject([{ matches: [OFFICE], allFrames: true }])
      expect(browser.registered[0]).not.toHaveProperty('matchOriginAsFallback')
      browser.granted = [OFFICE, HALL]
      await browser.tell('added')
      expect(browser.registered).toMatchObject([{ matches: [OFFICE, HALL] }])
    })

  it('follows what is granted later, and takes itself away with the last site', async () => {
    const browser = new FakeBrowser('knows it', [OFFICE])
    await browser.tell('startup')
    browser.granted = [HALL]
    await browser.tell('added')
    expect(browser.registered).toMatchObject([{ matches: [HALL] }])
    browser.granted = []
    await browser.tell('removed')
    expect(browser.registered).toEqual([])
  })
})
