/** Hands the person a text as a file. */
export function download(name: string, text: string, type = 'application/json'): void {
  const address = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser reads the address a little later.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
