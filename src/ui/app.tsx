import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { decodeState, encodeState, type Decoded, type GuideState, type Policy } from '../knowledge/index.ts'
import { PlainAnswer } from './answer.tsx'
import { GuideContext, type Change, type Guide } from './context.ts'
import { Eligible } from './eligible.tsx'
import { Frame } from './frame.tsx'
import { Funding } from './funding.tsx'
import { Home } from './home.tsx'
import type { Host } from './host.ts'
import { messagesFor } from './messages.ts'
import { Reader } from './reader.tsx'
import { Responsible } from './responsible.tsx'

/** Screen readers are told things only after this pause, so that typing does not chatter. Milliseconds. */
const QUIET = 600
/** Screens remembered for the way back. */
const DEPTH = 50

const SCREENS = {
  home: Home,
  responsible: Responsible,
  eligible: Eligible,
  funding: Funding,
  ask: PlainAnswer,
  read: Reader,
}

export interface AppProps {
  policy: Policy
  host: Host
  /** Where to be; a new value moves the interface there. */
  fragment: string
}

type Place = Decoded & { quote?: string }

/** The whole interface: a state, and what is derived from it. */
export function App({ policy, host, fragment }: AppProps) {
  const [{ state, notice, quote = '' }, setPlace] = useState<Place>(() => decodeState(policy, fragment))
  const [said, setSaid] = useState('')
  const [elder, setElder] = useState(host.textSize === 'elder')
  const moved = useRef(false)
  const timer = useRef(0)
  const last = useRef(fragment)
  /** Where one came from. Only places: facts and ticks are kept when one goes back. */
  const trail = useRef<Change[]>([])

  // At once, not after the next paint: by then a person may have gone on, and would be taken back.
  useLayoutEffect(() => {
    if (fragment === last.current) return
    last.current = fragment
    moved.current = true
    trail.current = []
    setPlace(decodeState(policy, fragment))
  }, [fragment, policy])
  useEffect(() => setElder(host.textSize === 'elder'), [host.textSize])
  useEffect(() => () => clearTimeout(timer.current), [])

  const settle = (next: GuideState, words = '') => {
    moved.current = true
    const text = encodeState(policy, next)
    last.current = text
    setPlace({ state: next, quote: words })
    host.save?.(text, true)
  }
  const guide: Guide = {
    policy,
    host,
    m: messagesFor(host.locale),
    state,
    quote,
    elder,
    switchElder() {
      if (host.tell?.('text-size', { elder: !elder }) !== false) setElder(!elder)
    },
    moved: () => moved.current,
    go(change, words) {
      if (host.tell?.('navigate', { ...change }) === false) return
      const here = { view: state.view, subject: state.subject ?? '' }
      if (change.view === 'home') trail.current = []
      else if (change.view !== here.view || change.subject !== here.subject)
        trail.current = [...trail.current.slice(-DEPTH), here]
      settle({ ...state, ...change }, words)
    },
    set: (change) => settle({ ...state, ...change }),
    announce(text) {
      clearTimeout(timer.current)
      timer.current = window.setTimeout(() => setSaid(text), QUIET)
    },
  }
  const before = trail.current[trail.current.length - 1]
  if (before && before.view !== 'home')
    guide.back = () => {
      if (host.tell?.('navigate', { ...before }) === false) return
      trail.current = trail.current.slice(0, -1)
      settle({ ...state, ...before })
    }
  const Screen = SCREENS[state.view]
  return (
    <GuideContext.Provider value={guide}>
      <Frame said={said}>
        {notice && (
          <p class="notice" role="alert">
            {notice}
          </p>
        )}
        <Screen />
      </Frame>
    </GuideContext.Provider>
  )
}
