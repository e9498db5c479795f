/** The floating button and the dialog it opens; focus goes in when it opens and back when it closes. */
export interface Launcher {
  /** Where the interface is put. */
  readonly place: HTMLElement
  setWords(open: string, close: string): void
  setTheme(theme: string): void
  open(): void
  close(): void
  remove(): void
}

/** @param onOpen called each time before the dialog opens */
export function createLauncher(root: ShadowRoot, onOpen: () => void): Launcher {
  const make = <K extends keyof HTMLElementTagNameMap>(name: K, part: string): HTMLElementTagNameMap[K] => {
    const element = document.createElement(name)
    element.className = part
    element.setAttribute('part', part)
    return element
  }
  const button = make('button', 'launcher')
  button.type = 'button'
  button.setAttribute('aria-haspopup', 'dialog')
  // Browsers without <dialog> get a box that is announced as one, without what lies behind being shut off.
  const modal = typeof HTMLDialogElement === 'function'
  const dialog = make('dialog', 'dialog')
  if (!modal) {
    dialog.setAttribute('role', 'dialog')
    dialog.hidden = true
  }
  const close = make('button', 'close')
  close.type = 'button'
  const place = document.createElement('div')
  dialog.appendChild(close)
  dialog.appendChild(place)
  root.appendChild(button)
  root.appendChild(dialog)

  const closed = () => {
    button.setAttribute('aria-expanded', 'false')
    button.focus()
  }
  const launcher: Launcher = {
    place,
    setWords(open, shut) {
      button.textContent = open
      dialog.setAttribute('aria-label', open)
      close.textContent = shut
    },
    setTheme(theme) {
      dialog.className = `dialog ${theme}`
    },
    open() {
      if (modal ? dialog.open : !dialog.hidden) return
      onOpen()
      if (modal) dialog.showModal()
      else dialog.hidden = false
      button.setAttribute('aria-expanded', 'true')
      const first = place.querySelector<HTMLElement>('h2')
      ;(first ?? close).focus()
    },
    close() {
      if (modal) dialog.close()
      else if (!dialog.hidden) {
        dialog.hidden = true
        closed()
      }
    },
    remove() {
      button.remove()
      dialog.remove()
    },
  }
  closedQuietly()
  button.addEventListener('click', () => launcher.open())
  close.addEventListener('click', () => launcher.close())
  if (modal) dialog.addEventListener('close', closed)
  else
    dialog.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !event.isComposing) launcher.close()
    })
  // A click on what lies behind, not in the dialog, closes it.
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) launcher.close()
  })
  return launcher

  function closedQuietly() {
    button.setAttribute('aria-expanded', 'false')
  }
}
