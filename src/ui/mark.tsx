/**
 * Verdicts told by shape: a disc with a tick, a ring with a bar, a dashed ring, a ring with a dot. Whether the document
 * says something is no verdict: a page, written, half written or empty. Words stand beside.
 */
export type Shape = 'yes' | 'no' | 'open' | 'judged' | 'page' | 'page-half' | 'page-none'

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
  stated: 'page',
  partly: 'page-half',
  silent: 'page-none',
  'off-topic': 'page-none',
}

const PAGES: Partial<Record<Shape, string>> = {
  page: 'M6.5 6h7M6.5 10h7M6.5 14h7',
  'page-half': 'M6.5 6h7M6.5 10h4',
}

export function Mark({ shape, large }: { shape: Shape; large?: boolean }) {
  const size = large ? 36 : 20
  const page = shape.slice(0, 4) === 'page'
  return (
    <svg
      class={`mark ${shape}`}
      width={size}
      height={size}
      viewBox="0 0 20 20"
      aria-hidden="true"
      focusable="false"
    >
      {page ? (
        <path
          d={`M3.5 1.5h13v17h-13z${PAGES[shape] ?? ''}`}
          fill="none"
          stroke="currentColor"
          stroke-width="1.6"
          {...(shape === 'page-none' ? { 'stroke-dasharray': '3 2.6' } : {})}
        />
      ) : (
        <circle
          cx="10"
          cy="10"
          r="8.5"
          fill={shape === 'yes' ? 'currentColor' : 'none'}
          stroke="currentColor"
          stroke-width="1.8"
          {...(shape === 'open' ? { 'stroke-dasharray': '3 2.6' } : {})}
        />
      )}
      {shape === 'yes' && <path d="M5.8 10.4l2.8 2.8 5.6-6" fill="none" class="tick" stroke-width="2" />}
      {shape === 'no' && <path d="M6 10h8" stroke="currentColor" stroke-width="2" />}
      {shape === 'judged' && <circle cx="10" cy="10" r="3" fill="currentColor" />}
    </svg>
  )
}
