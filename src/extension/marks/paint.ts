import { rectsOf } from './place.ts'
import type { Mark } from './marker.ts'

/** How marks are shown. Neither way touches the page's own elements. */
export interface Paint {
  add(mark: Mark): void
  remove(mark: Mark): void
  /** A round of work is done. */
  flush(): void
  stop(): void
}

/** Styled in marks.css. */
const NAME = 'policy-guide'

export function makePaint(): Paint {
  return typeof Highlight === 'function' && CSS.highlights ? highlights() : overlay()
}

/** The browser underlines; a highlight left by an earlier version of the extension gives way to the new one. */
function highlights(): Paint {
  const held = new Highlight()
  CSS.highlights.set(NAME, held)
  return {
    add: (mark) => void held.add(mark.range),
    remove: (mark) => void held.delete(mark.range),
    flush() {},
    stop() {
      if (CSS.highlights.get(NAME) === held) CSS.highlights.delete(NAME)
      held.clear()
    },
  }
}

/** So many lines at most are drawn. */
const MOST = 500

/** Lines drawn over the page, where the browser cannot: only those in sight, again after each scroll. */
function overlay(): Paint {
  const marks = new Set<Mark>()
  const host = document.createElement('div')
  host.style.cssText = 'all:initial;position:fixed;inset:0;pointer-events:none;z-index:2147483646'
  const root = host.attachShadow({ mode: 'closed' })
  let asked = 0
  const draw = () => {
    asked = 0
    root.textContent = ''
    for (const mark of marks)
      for (const { left, bottom, width } of rectsOf(mark)) {
        if (bottom < 0 || bottom > innerHeight || root.childElementCount > MOST) continue
        const line = root.appendChild(document.createElement('div'))
        line.style.cssText = `position:absolute;left:${left}px;top:${bottom - 2}px;width:${width}px;border-bottom:2px dotted #0d8a97`
      }
    if (marks.size && !host.isConnected) document.documentElement.append(host)
  }
  const flush = () => void (asked ||= requestAnimationFrame(draw))
  addEventListener('scroll', flush, { capture: true, passive: true })
  addEventListener('resize', flush)
  return {
    add: (mark) => void marks.add(mark),
    remove: (mark) => void marks.delete(mark),
    flush,
    stop() {
      removeEventListener('scroll', flush, { capture: true })
      removeEventListener('resize', flush)
      cancelAnimationFrame(asked)
      host.remove()
    },
  }
}
