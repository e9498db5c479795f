import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { useGuide } from './context.ts'

/** The heading of a screen. Focus comes here when the screen changes, so that it is never lost. */
export function Title({ children, topic = '' }: { children: ComponentChildren; topic?: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { state, moved } = useGuide()
  useEffect(() => {
    if (moved()) heading.current?.focus()
  }, [state.view, state.subject, topic])
  return (
    <h2 ref={heading} tabIndex={-1}>
      {children}
    </h2>
  )
}
