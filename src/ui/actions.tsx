import { encodeState } from '../knowledge/index.ts'
import { useState } from 'preact/hooks'
import { useGuide } from './context.ts'
import { plainText, richText, type Copied } from './text.ts'

/** Link, copy with citations, print. What the host cannot do is not offered. */
export function Actions({ text }: { text: () => Copied }) {
  const { policy, host, m, state } = useGuide()
  const [said, setSaid] = useState('')
  const link = host.link?.(encodeState(policy, state)) ?? null
  const copy = async (plain: string, rich: Node) => {
    const done = host.copy ? await host.copy(plain, rich).catch(() => false) : false
    setSaid(done ? m.copied : m.copyFailed)
  }
  return (
    <div class="actions">
      {host.copy && (
        <button
          type="button"
          class="secondary"
          onClick={() => {
            const copied = text()
            void copy(plainText(copied), richText(copied, document))
          }}
        >
          {m.copyText}
        </button>
      )}
      {host.copy && link && (
        <button
          type="button"
          class="secondary"
          onClick={() => void copy(link, document.createTextNode(link))}
        >
          {m.copyLink}
        </button>
      )}
      {host.print && (
        <button type="button" class="secondary" onClick={() => host.print?.()}>
          {m.print}
        </button>
      )}
      <span role="status">{said}</span>
    </div>
  )
}
