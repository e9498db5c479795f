import { encodeState } from '../knowledge/index.ts'
import { useEffect, useState } from 'preact/hooks'
import { useGuide } from './context.ts'
import type { Squares } from './host.ts'
import { hush, localVoice, onVoices, speak } from './speak.ts'
import { plainText, richText, type Copied } from './text.ts'

/** Link, copy with citations, print. What the host cannot do is not offered. */
export function Actions({ text }: { text: () => Copied }) {
  const { policy, host, m, state, elder } = useGuide()
  const [said, setSaid] = useState('')
  const [coded, setCoded] = useState(false)
  const link = host.link?.(encodeState(policy, state)) ?? null
  const squares = coded && link && host.qr ? host.qr(link) : null
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
      {host.qr && link && (
        <button type="button" class="secondary" aria-expanded={coded} onClick={() => setCoded(!coded)}>
          {m.qr}
        </button>
      )}
      {elder && <Aloud text={() => plainText(text())} />}
      {host.print && (
        <button type="button" class="secondary" onClick={() => host.print?.()}>
          {m.print}
        </button>
      )}
      <span role="status">{said}</span>
      {squares && <Code squares={squares} />}
    </div>
  )
}

/** Reading aloud, where the device has a Chinese voice of its own. Leaving the screen ends it. */
function Aloud({ text }: { text: () => string }) {
  const { m } = useGuide()
  const [voice, setVoice] = useState(localVoice)
  const [speaking, setSpeaking] = useState(false)
  useEffect(() => onVoices(() => setVoice(localVoice())), [])
  useEffect(() => hush, [])
  if (!voice) return null
  return (
    <button
      type="button"
      class="secondary"
      onClick={() => {
        if (speaking) hush()
        else speak(text(), voice, () => setSpeaking(false))
        setSpeaking(!speaking)
      }}
    >
      {speaking ? m.hush : m.aloud}
    </button>
  )
}

/** Dark squares on light paper in every theme: scanners want it so. */
function Code({ squares }: { squares: Squares }) {
  const { m } = useGuide()
  const { size } = squares
  let path = ''
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) if (squares.get(x, y)) path += `M${x + 4} ${y + 4}h1v1h-1z`
  return (
    <svg class="code" viewBox={`0 0 ${size + 8} ${size + 8}`} role="img" aria-label={m.qrLabel}>
      <rect width="100%" height="100%" fill="#fff" />
      <path d={path} fill="#000" shape-rendering="crispEdges" />
    </svg>
  )
}
