import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { WebSocket } from 'ws'

/** Nothing at the start but an empty window, and nothing asked of Mozilla's servers. */
const PREFERENCES: Record<string, string | number | boolean> = {
  'app.update.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.chrome.site_icons': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.systemAddon.update.enabled': false,
  'intl.locale.requested': 'en-US',
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
  'toolkit.telemetry.enabled': false,
}
/** How long the browser may take to start, in milliseconds. */
const START = 40_000

/** What WebDriver BiDi sends; checked where it is used. */
interface Message {
  id?: number
  type: 'success' | 'error' | 'event'
  method?: string
  params?: unknown
  result?: unknown
  error?: string
  message?: string
}
interface Context {
  context: string
}
type Evaluated =
  { type: 'success'; result: { value: string } } | { type: 'exception'; exceptionDetails: { text: string } }

/** A place where scripts can run: a page, or the browser's own window. */
export interface Scope {
  context: string
  /** Runs a function there; what goes in and comes out is JSON. Promises are awaited. */
  run<Args extends unknown[], Result>(
    work: (...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>>
}

export interface Firefox {
  send(method: string, params: Record<string, unknown>): Promise<unknown>
  /** Console errors, uncaught exceptions and what a policy blocked, of all pages so far. */
  complaints: string[]
  /** Opens a tab in front and waits until the page has loaded. */
  open(url: string): Promise<Scope>
  /** The browser's window: toolbars, menus, sidebar. */
  window(): Promise<Scope>
  close(): Promise<void>
}

/**
 * Starts $FIREFOX without a window on the screen, in a profile of its own, and speaks WebDriver BiDi with it.
 * @param preferences beside ours
 */
export async function launchFirefox(preferences: typeof PREFERENCES = {}): Promise<Firefox> {
  const profile = mkdtempSync(path.join(tmpdir(), 'firefox-'))
  const lines = Object.entries({ ...PREFERENCES, ...preferences }).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  )
  writeFileSync(path.join(profile, 'user.js'), lines.join('\n'))
  // System access is what lets us see the browser's own window and moz-extension: pages.
  const flags = ['--headless', '--no-remote', '--remote-debugging-port', '0', '--remote-allow-system-access']
  const browser = spawn(process.env['FIREFOX'] ?? 'firefox-esr', [...flags, '--profile', profile], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = new Promise((done) => browser.once('exit', done))
  const address = await new Promise<string>((resolve, reject) => {
    let output = ''
    const fail = () => reject(new Error(`Firefox did not start:\n${output}`))
    const timer = setTimeout(fail, START)
    browser.once('error', reject).once('exit', fail)
    browser.stderr.on('data', (data: Buffer) => {
      output += data.toString('utf8')
      const found = /WebDriver BiDi listening on (\S+)/.exec(output)?.[1]
      if (!found) return
      clearTimeout(timer)
      resolve(found)
    })
  })
  const socket = new WebSocket(`${address}/session`)
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))

  let last = 0
  const waiting = new Map<number, (message: Message) => void>()
  const complaints: string[] = []
  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString('utf8')) as Message
    if (message.id !== undefined) waiting.get(message.id)?.(message)
    else if (message.method === 'log.entryAdded') {
      const { level, text } = message.params as { level: string; text: string }
      if (level === 'error') complaints.push(text)
    }
  })
  const send = (method: string, params: Record<string, unknown>) =>
    new Promise<unknown>((resolve, reject) => {
      const id = (last += 1)
      waiting.set(id, ({ type, result, error, message }) => {
        waiting.delete(id)
        if (type === 'error') reject(new Error(`${method}: ${error}: ${message}`))
        else resolve(result)
      })
      socket.send(JSON.stringify({ id, method, params }))
    })
  await send('session.new', { capabilities: {} })
  await send('session.subscribe', { events: ['log.entryAdded'] })

  const scope = (context: string): Scope => ({
    context,
    async run(work, ...args) {
      const answer = (await send('script.callFunction', {
        functionDeclaration: `async (given) => JSON.stringify((await (${work.toString()})(...JSON.parse(given))) ?? null)`,
        arguments: [{ type: 'string', value: JSON.stringify(args) }],
        target: { context },
        awaitPromise: true,
      })) as Evaluated
      if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text)
      return JSON.parse(answer.result.value) as never
    },
  })
  return {
    send,
    complaints,
    async open(url) {
      const { context } = (await send('browsingContext.create', { type: 'tab' })) as Context
      await send('browsingContext.navigate', { context, url, wait: 'complete' })
      return scope(context)
    },
    async window() {
      const { contexts } = (await send('browsingContext.getTree', { 'moz:scope': 'chrome' })) as {
        contexts: Context[]
      }
      return scope(contexts[0]!.context)
    },
    async close() {
      socket.terminate()
      browser.kill('SIGKILL')
      await ended
      rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
    },
  }
}
