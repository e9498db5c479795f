import { useEffect, useRef, useState } from 'preact/hooks'
import { decodeState, encodeState, type GuideState, type Policy } from '../knowledge/index.ts'
import { PlainAnswer } from './answer.tsx'
import { GuideContext, type Guide } from './context.ts'
import { Eligible } from './eligible.tsx'
import { Funding } from './funding.tsx'
import { Home } from './home.tsx'
import type { Host } from './host.ts'
import { messagesFor } from './messages.ts'
import { Reader } from './reader.tsx'
import { Responsible } from './responsible.tsx'

/** Screen readers are told things only after this pause, so that typing does not chatter. Milliseconds. */
const QUIET = 600

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

/** The whole interface: a state, and what is derived from it. */
export function App({ policy, host, fragment }: AppProps) {
  const m = messagesFor(host.locale)
  const [{ state, notice }, setPlace] = useState(() => decodeState(policy, fragment))
  const [said, setSaid] = useState('')
  const moved = useRef(false)
  const timer = useRef(0)
  const last = useRef(fragment)

  useEffect(() => {
    if (fragment === last.current) return
    last.current = fragment
    moved.current = true
    setPlace(decodeState(policy, fragment))
  }, [fragment, policy])
  useEffect(() => () => clearTimeout(timer.current), [])

  const settle = (next: GuideState, push: boolean) => {
    const text = encodeState(policy, next)
    last.current = text
    setPlace({ state: next })
    host.save?.(text, push)
  }
  const guide: Guide = {
    policy,
    host,
    m,
    state,
    moved: () => moved.current,
    go(change) {
      if (host.tell?.('navigate', { ...change }) === false) return
      moved.current = true
      settle({ ...state, ...change }, true)
    },
    set(change) {
      moved.current = true
      settle({ ...state, ...change }, true)
    },
    announce(text) {
      clearTimeout(timer.current)
      timer.current = window.setTimeout(() => setSaid(text), QUIET)
    },
  }
  const Screen = SCREENS[state.view]
  return (
    <GuideContext.Provider value={guide}>
      <section class="guide" part="guide" aria-label={m.name} lang={host.locale === 'en' ? 'en' : 'zh-CN'}>
        <div class="head">
          {state.view === 'home' ? (
            <strong class="name">{m.name}</strong>
          ) : (
            <button type="button" class="link name" onClick={() => guide.go({ view: 'home', subject: '' })}>
              {m.back}
            </button>
          )}
        </div>
        <div class="body">
          {notice && (
            <p class="notice" role="alert">
              {notice}
            </p>
          )}
          <Screen />
        </div>
        <div class="foot">
          <p>{`${m.from(policy.title, policy.number)} ${m.disclaimer}`}</p>
          <p>{m.privacy}</p>
        </div>
        <div class="unseen" role="status" aria-live="polite">
          {said}
        </div>
      </section>
    </GuideContext.Provider>
  )
}
