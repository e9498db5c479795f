import type { ComponentChildren } from 'preact'
import { useGuide } from './context.ts'

/** What stands around every screen: the ways back, the switch to larger type, whose words these are, the live region. */
export function Frame({ said, children }: { said: string; children: ComponentChildren }) {
  const { policy, host, m, state, elder, switchElder, go, back } = useGuide()
  return (
    <section
      class={`guide ${host.theme ?? 'auto'}${elder ? ' elder' : ''}`}
      part="guide"
      aria-label={m.name}
      lang={host.locale === 'en' ? 'en' : 'zh-CN'}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || state.view !== 'read' || !back) return
        event.preventDefault()
        back()
      }}
    >
      <div class="head">
        {state.view === 'home' ? (
          <strong class="name">{m.name}</strong>
        ) : (
          <button type="button" class="link" onClick={() => go({ view: 'home', subject: '' })}>
            {m.back}
          </button>
        )}
        {back && (
          <button type="button" class="link" onClick={back}>
            {m.stepBack}
          </button>
        )}
        <button type="button" class="link size" aria-pressed={elder} onClick={switchElder}>
          {m.elder}
        </button>
      </div>
      <div class="body">{children}</div>
      <div class="foot">
        <p>{`${m.from(policy.title, policy.number)} ${m.disclaimer}`}</p>
        <p class="privacy">{m.privacy}</p>
        <slot name="footer" />
      </div>
      <div class="unseen" role="status" aria-live="polite">
        {said}
      </div>
    </section>
  )
}
