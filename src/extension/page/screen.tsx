import type { FunctionComponent } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { decodeState, encodeState } from '../../knowledge/index.ts'
import { messagesFor } from '../../ui/index.ts'
import { SiteSwitch } from '../marks/site-switch.tsx'
import type { Panel } from '../panel/tools.ts'
import type { ScreenProps } from '../panel/shell.tsx'
import { onPressed } from '../memory.ts'
import { guideClass } from '../shadow.ts'
import { Denied } from './denied.tsx'
import type { Act } from './entries.tsx'
import { Found } from './found.tsx'
import { report, type Report } from './report.ts'
import { readTab, showPlace, tabBeside, type FrameText } from './tab.ts'
import { wordsFor } from './words.ts'

type State =
  { state: 'reading' | 'denied' } | { state: 'read'; frames: FrameText[]; report: Report; time: number }

/** What the page beside the panel says about the policy. It is read when the screen opens, and when asked for again. */
export function pageScreen(panel: Panel): FunctionComponent<ScreenProps> {
  return (props) => <Page panel={panel} {...props} />
}

function Page({ panel, close, tell, look, locale }: ScreenProps & { panel: Panel }) {
  const { policy } = panel
  const w = wordsFor(locale)
  const [now, setNow] = useState<State>({ state: 'reading' })
  const [elsewhere, setElsewhere] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const turns = useRef(0)

  const read = async () => {
    const turn = ++turns.current
    const tab = await tabBeside()
    const result = tab === null ? { state: 'denied' as const } : await readTab(tab)
    if (turn !== turns.current) return
    setElsewhere(false)
    if (result.state !== 'read') return setNow({ state: 'denied' })
    const before = performance.now()
    const made = report(policy, result.frames)
    setNow({ state: 'read', frames: result.frames, report: made, time: performance.now() - before })
  }
  useEffect(() => {
    heading.current?.focus()
    void read()
  }, [])
  const tab = now.state === 'read' ? now.frames[0]!.tab : null
  useEffect(() => {
    // The list stays when another tab comes to the front, and says so.
    const turned = () => void tabBeside().then((beside) => setElsewhere(tab !== null && beside !== tab))
    chrome.tabs.onActivated.addListener(turned)
    return () => chrome.tabs.onActivated.removeListener(turned)
  }, [tab])

  // What could not be read, or belongs to another page, is read as soon as the button opens this one.
  const stale = now.state === 'denied' || elsewhere
  useEffect(() => (stale ? onPressed(() => void read()) : undefined), [stale])

  const act: Act = {
    words: w,
    messages: messagesFor(locale),
    show: (place, at, of) =>
      void showPlace(place).then((how) => tell(how === 'shown' ? w.shown(at, of) : w[how])),
    open(view, subject) {
      panel.goTo(encodeState(policy, { ...decodeState(policy, panel.place()).state, view, subject }))
      close()
    },
  }
  return (
    <section class={`${guideClass(look)} page`} lang={locale === 'en' ? 'en' : 'zh-CN'}>
      <h2 ref={heading} tabIndex={-1}>
        {w.title}
      </h2>
      {now.state === 'read' && (
        <>
          <p class="which">{w.intro(now.frames[0]!.title)}</p>
          <Told frames={now.frames} report={now.report} words={w} time={now.time} />
        </>
      )}
      {elsewhere && (
        <p class="notice" role="status">
          {w.elsewhere}
        </p>
      )}
      {now.state === 'reading' && <p class="quiet">{w.reading}</p>}
      {now.state === 'denied' && <Denied words={w} />}
      <p class="row">
        <button
          type="button"
          class={elsewhere ? 'primary' : 'secondary'}
          onClick={() => {
            tell('')
            void read()
          }}
        >
          {w.again}
        </button>
        <button type="button" class="link" onClick={close}>
          {w.close}
        </button>
      </p>
      {now.state === 'read' && (
        <>
          <Found report={now.report} act={act} />
          <SiteSwitch origin={now.frames[0]!.origin} words={w} tell={tell} />
        </>
      )}
    </section>
  )
}

function Told({
  frames,
  report: { characters, document },
  words: w,
  time,
}: {
  frames: readonly FrameText[]
  report: Report
  words: ReturnType<typeof wordsFor>
  time: number
}) {
  // Each frame but the outermost stands in another, which counted it.
  const unread = frames.reduce((sum, frame) => sum + frame.frames, 0) - (frames.length - 1)
  return (
    <>
      <p class="quiet" data-time={time.toFixed(1)}>
        {w.read(characters, frames.length)}
        {unread > 0 && ` ${w.unread(unread)}`}
        {frames.some((frame) => frame.cut) && ` ${w.cut}`}
      </p>
      {document.length > 0 && <p>{w.named}</p>}
    </>
  )
}
