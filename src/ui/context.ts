import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { GuideState, Policy } from '../knowledge/index.ts'
import type { Host } from './host.ts'
import type { Messages } from './messages.ts'

export type Change = Partial<GuideState> & { view: GuideState['view'] }

/** What every part of the interface can see. */
export interface Guide {
  policy: Policy
  host: Host
  m: Messages
  state: GuideState
  /** Goes to a state; facts and ticks carry over unless given. `quote`: the words to mark in the document. */
  go: (change: Change, quote?: string) => void
  /** Goes to the screen one came from; absent where there is none but home. */
  back?: () => void
  /** 长辈版 is on. */
  elder: boolean
  /** Switches it, unless the page objects. */
  switchElder: () => void
  /** The quotation one came to read; marked in the document. */
  quote: string
  /** Changes facts or ticks without leaving the screen. */
  set: (change: Partial<Pick<GuideState, 'facts' | 'done'>>) => void
  /** True once the person has moved: the first screen must not take the focus from the page. */
  moved: () => boolean
  /** Tells something to screen readers, after a pause. */
  announce: (text: string) => void
}

export const GuideContext = createContext<Guide | null>(null)

export function useGuide(): Guide {
  const guide = useContext(GuideContext)
  if (!guide) throw new Error('useGuide needs a GuideContext above it')
  return guide
}
