import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { WebSocket } from 'ws'

/** These builds want one process and no GPU; most of them have no locale files and complain of it on stderr. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--single-process',
  '--no-zygote',
  '--disable-dev-shm-usage',
  '--hide-scrollbars',
]

/** How long a browser may take to start or to answer, in milliseconds. */
const PATIENCE = 30_000

/** @returns {Promise<number>} a port nobody listens on; Chromium 64 does not answer on one it picked itself */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(address && typeof address === 'object' ? address.port : 0))
    })
  })
}

/**
 * Starts a browser and takes hold of its one page, by the remote debugging protocol as old as Chromium 64 speaks it.
 * @param {string} program
 * @param {{ width: number, height: number }} size of the window, in CSS pixels
 */
export async function drive(program, { width, height }) {
  const profile = mkdtempSync(path.join(tmpdir(), 'old-chromium-'))
  const port = await freePort()
  const flags = [...FLAGS, `--window-size=${width},${height}`, `--user-data-dir=${profile}`]
  const browser = spawn(program, [...flags, `--remote-debugging-port=${port}`, 'about:blank'], {
    stdio: 'ignore',
  })
  const ended = new Promise((resolve) => browser.once('exit', resolve))
  const close = async () => {
    browser.kill('SIGKILL')
    await ended
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    const socket = await connect(await pageAddress(port))
    const page = session(socket)
    /** @type {string[]} what the page complained of: errors, warnings, what its policy blocked */
    const complaints = []
    page.on('Runtime.exceptionThrown', ({ exceptionDetails: { text, exception } }) =>
      complaints.push(exception?.description ?? text),
    )
    page.on('Runtime.consoleAPICalled', ({ type, args }) => {
      if (/error|warning|assert/.test(type)) complaints.push(`${type}: ${JSON.stringify(args)}`)
    })
    page.on('Log.entryAdded', ({ entry: { level, text, url } }) => {
      if (level === 'error' || level === 'warning') complaints.push(`${level}: ${text} ${url ?? ''}`)
    })
    for (const domain of ['Page', 'Runtime', 'Log']) await page.send(`${domain}.enable`)
    return {
      complaints,
      close: async () => {
        socket.terminate()
        await close()
      },
      /** Goes to an address and waits until it has loaded. @param {string} url */
      async go(url) {
        const loaded = new Promise((resolve) => page.on('Page.loadEventFired', resolve))
        await page.send('Page.navigate', { url })
        await within(loaded, `loading ${url}`)
      },
      /**
       * The value of an expression, promises awaited.
       * @param {string} expression
       */
      async value(expression) {
        const { result, exceptionDetails } = await page.send('Runtime.evaluate', {
          expression,
          returnByValue: true,
          awaitPromise: true,
        })
        if (exceptionDetails)
          throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
        return result.value
      },
      /** @returns {Promise<Buffer>} a PNG of the window */
      async picture() {
        return Buffer.from((await page.send('Page.captureScreenshot')).data, 'base64')
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** @param {number} port */
async function pageAddress(port) {
  const until = Date.now() + PATIENCE
  for (;;) {
    try {
      const targets = await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()
      const page = targets.find((/** @type {{ type: string }} */ one) => one.type === 'page')
      if (page) return page.webSocketDebuggerUrl
    } catch (error) {
      if (Date.now() > until) throw new Error('the browser did not start', { cause: error })
    }
    await pause(100)
  }
}

/** @param {string} url @returns {Promise<WebSocket>} */
function connect(url) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { perMessageDeflate: false })
    socket.once('open', () => resolve(socket))
    socket.once('error', reject)
  })
}

/**
 * What the protocol carries is checked by nobody here.
 * @typedef {any} Message
 * @param {WebSocket} socket
 */
function session(socket) {
  let last = 0
  /** @type {Map<number, { resolve: (result: Message) => void, reject: (error: Error) => void }>} */
  const waiting = new Map()
  /** @type {Map<string, ((params: Message) => void)[]>} */
  const listeners = new Map()
  socket.on('message', (/** @type {Buffer} */ data) => {
    const message = JSON.parse(data.toString('utf8'))
    for (const listener of listeners.get(message.method) ?? []) listener(message.params)
    const asked = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.error) asked?.reject(new Error(message.error.message))
    else asked?.resolve(message.result)
  })
  return {
    /** @param {string} event @param {(params: Message) => void} listener */
    on(event, listener) {
      listeners.set(event, [...(listeners.get(event) ?? []), listener])
    },
    /** @param {string} method @param {object} [params] @returns {Promise<Message>} */
    send(method, params = {}) {
      const id = (last += 1)
      const answer = new Promise((resolve, reject) => waiting.set(id, { resolve, reject }))
      socket.send(JSON.stringify({ id, method, params }))
      return within(answer, method)
    },
  }
}

/**
 * @template T
 * @param {Promise<T>} promise
 * @param {string} what
 * @returns {Promise<T>}
 */
async function within(promise, what) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${PATIENCE / 1000} s: ${what}`)), PATIENCE)
  })
  try {
    return await /** @type {Promise<T>} */ (Promise.race([promise, late]))
  } finally {
    clearTimeout(timer)
  }
}
