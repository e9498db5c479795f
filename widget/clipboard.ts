/** Rich text where the browser can, else plain; through a selection where the clipboard is closed to us. */
export async function copy(plain: string, rich: Node, root: ShadowRoot): Promise<boolean> {
  try {
    if (typeof ClipboardItem !== 'undefined' && rich.nodeType === Node.ELEMENT_NODE) {
      const markup = new XMLSerializer().serializeToString(rich)
      await navigator.clipboard.write([
        new ClipboardItem({
          'text/plain': new Blob([plain], { type: 'text/plain' }),
          'text/html': new Blob([markup], { type: 'text/html' }),
        }),
      ])
    } else await navigator.clipboard.writeText(plain)
    return true
  } catch {
    return copyBySelection(plain, root)
  }
}

function copyBySelection(plain: string, root: ShadowRoot): boolean {
  const area = document.createElement('textarea')
  area.value = plain
  area.setAttribute('readonly', '')
  root.appendChild(area)
  area.select()
  let done = false
  try {
    done = document.execCommand('copy')
  } catch {
    done = false
  }
  area.remove()
  return done
}
