import { execFileSync, spawn } from 'node:child_process'

/** A screen nobody sees, with a window manager, so that windows get the focus, and a mouse and a keyboard. */
export interface Screen {
  display: string
  /** Keys as xdotool names them: ctrl+l, Return. */
  key(...names: string[]): void
  /** Letters, digits and blanks; what is on no key gets lost now and then. */
  type(text: string): void
  /** A click of the right button at a place on the screen, in pixels. */
  rightClick(x: number, y: number): void
  /** Brings the browser's window to the front. */
  activate(): void
  close(): void
}

export async function openScreen(): Promise<Screen> {
  // It picks a free number by itself and tells it on the file given.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x800x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const number = await new Promise<string>((resolve, reject) => {
    server.once('error', reject).once('exit', () => reject(new Error('Xvfb did not start')))
    server.stdio[3]!.once('data', (data: Buffer) => resolve(data.toString('utf8').trim()))
  })
  const display = `:${number}`
  const env = { ...process.env, DISPLAY: display }
  const manager = spawn('openbox', [], { env, stdio: 'ignore' })
  const xdotool = (...words: string[]) => execFileSync('xdotool', words, { env, encoding: 'utf8' }).trim()
  return {
    display,
    key: (...names) => void xdotool('key', '--delay', '60', ...names),
    type: (text) => void xdotool('type', '--delay', '60', text),
    rightClick: (x, y) => void xdotool('mousemove', String(x), String(y), 'click', '3'),
    activate() {
      const window = xdotool('search', '--onlyvisible', '--class', 'chromium').split('\n').at(-1)!
      xdotool('windowactivate', '--sync', window)
    },
    close() {
      manager.kill()
      server.kill()
    },
  }
}
