import { styles } from '../src/ui/index.ts'

/**
 * Prints the guide alone, not the page around it: a copy in a frame of its own, which takes our sheet as the page's
 * policy allows. Where that cannot be, the whole page is printed.
 */
export function printGuide(root: ShadowRoot): void {
  const guide = root.querySelector('.guide')
  const frame = document.createElement('iframe')
  frame.setAttribute('aria-hidden', 'true')
  frame.style.cssText = 'position:fixed;width:0;height:0;border:0;visibility:hidden'
  document.body.appendChild(frame)
  const away = () => frame.remove()
  try {
    const inside = frame.contentWindow as (Window & typeof globalThis) | null
    if (!guide || !inside) throw new Error('no frame')
    const sheet = new inside.CSSStyleSheet()
    sheet.replaceSync(styles)
    const paper = inside.document
    paper.adoptedStyleSheets = [sheet]
    paper.title = document.title
    paper.documentElement.lang = 'zh-CN'
    paper.body.appendChild(paper.importNode(guide, true))
    inside.addEventListener('afterprint', away)
    inside.print()
    // Some browsers never say that printing has ended.
    setTimeout(away, 60_000)
  } catch {
    away()
    window.print()
  }
}
