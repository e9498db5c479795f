/** Verdicts told by shape: a disc with a tick, a ring with a bar, a dashed ring, a ring with a dot. Words stand beside. */
export type Shape = 'yes' | 'no' | 'open' | 'judged'

export const SHAPES: Record<string, Shape> = {
  eligible: 'yes',
  ineligible: 'no',
  undetermined: 'open',
  met: 'yes',
  unmet: 'no',
  unknown: 'open',
  applies: 'yes',
  'does-not-apply': 'no',
  judged: 'judged',
  yes: 'yes',
  no: 'no',
  stated: 'yes',
  partly: 'judged',
  silent: 'no',
  'off-topic': 'no',
}

export function Mark({ shape, large }: { shape: Shape; large?: boolean }) {
  const size = large ? 36 : 20
  return (
    <svg
      class={`mark ${shape}`}
      width={size}
      height={size}
      viewBox="0 0 20 20"
      aria-hidden="true"
      focusable="false"
    >
      <circle
        cx="10"
        cy="10"
        r="8.5"
        fill={shape === 'yes' ? 'currentColor' : 'none'}
        stroke="currentColor"
        stroke-width="1.8"
        {...(shape === 'open' ? { 'stroke-dasharray': '3 2.6' } : {})}
      />
      {shape === 'yes' && <path d="M5.8 10.4l2.8 2.8 5.6-6" fill="none" class="tick" stroke-width="2" />}
      {shape === 'no' && <path d="M6 10h8" stroke="currentColor" stroke-width="2" />}
      {shape === 'judged' && <circle cx="10" cy="10" r="3" fill="currentColor" />}
    </svg>
  )
}
