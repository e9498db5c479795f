import { render, type FunctionComponent } from 'preact'
import { guideClass, type Look } from '../shadow.ts'

/** What a screen gets that stands in the guide's place. */
export interface ScreenProps {
  /** Back to the guide. */
  close: () => void
  /** A line above the guide and the screens; '' clears it. Read out by screen readers. */
  tell: (text: string) => void
  look: Look
  locale: 'zh' | 'en'
}

/** A button above the guide. It either does something at once or opens a screen, loaded when it is wanted. */
export interface Tool {
  id: string
  name: string
  act?: () => void
  screen?: () => Promise<FunctionComponent<ScreenProps>>
}

export interface Shell {
  /** Where the guide is to be mounted. */
  guide: HTMLElement
  /** Opens the screen of a tool, or the guide; afresh where it is open already. */
  open: (id: string | null) => void
  tell: (text: string) => void
  /** Shows the same with other buttons, look or language. */
  update: (change: Partial<View>) => void
}

interface View {
  tools: readonly Tool[]
  look: Look
  locale: 'zh' | 'en'
}

/** The buttons above the guide and the place below them. */
export function makeShell(root: ShadowRoot, first: View): Shell {
  const part = () => root.appendChild(document.createElement('div'))
  const bar = part()
  const guide = part()
  const screen = part()
  let view = first
  let opened: string | null = null
  let Screen: FunctionComponent<ScreenProps> | null = null
  let said = ''
  /** How often screens were opened: one that is opened afresh begins anew. */
  let times = 0

  const show = () => {
    render(<Toolbar view={view} opened={opened} said={said} open={open} />, bar)
    guide.hidden = Screen !== null
    const { look, locale } = view
    const close = () => open(null)
    render(Screen && <Screen key={times} {...{ close, tell, look, locale }} />, screen)
  }
  const tell = (text: string) => {
    said = text
    show()
  }
  const open = (id: string | null) => void openScreen(id)
  const openScreen = async (id: string | null) => {
    const tool = view.tools.find((one) => one.id === id)
    if (tool?.act) return tool.act()
    said = ''
    const before = opened
    opened = tool ? tool.id : null
    const next = tool?.screen ? await tool.screen() : null
    // Another button may have been pressed while this one's screen was loading.
    if (opened !== (tool ? tool.id : null)) return
    Screen = next
    times++
    show()
    // Focus goes back to the button one came from; a screen takes it to its own heading.
    if (!tool && before) bar.querySelector<HTMLElement>(`[data-tool="${before}"]`)?.focus()
  }
  show()
  return {
    guide,
    open,
    tell,
    update(change) {
      view = { ...view, ...change }
      show()
    },
  }
}

function Toolbar({
  view: { tools, look, locale },
  opened,
  said,
  open,
}: {
  view: View
  opened: string | null
  said: string
  open: (id: string | null) => void
}) {
  return (
    <div class={guideClass(look, 'bar')} lang={locale === 'en' ? 'en' : 'zh-CN'}>
      <nav aria-label={locale === 'en' ? 'Tools' : '工具'}>
        {tools.map(({ id, name, screen }) => (
          <button
            key={id}
            type="button"
            class="link"
            data-tool={id}
            {...(screen ? { 'aria-pressed': opened === id } : {})}
            onClick={() => open(opened === id ? null : id)}
          >
            {name}
          </button>
        ))}
      </nav>
      <p role="status" class="quiet" hidden={!said}>
        {said}
      </p>
    </div>
  )
}
