import { createReadStream, realpathSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import path from 'node:path'

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

/**
 * The file a request means, links followed; undefined where there is none, or where it lies outside the folder.
 * @param {string} folder an absolute path without links
 * @param {string} url as in the request line
 */
function resolve(folder, url) {
  try {
    const wanted = path.join(folder, decodeURIComponent(new URL(url, 'http://localhost').pathname))
    const file = realpathSync(statSync(wanted).isDirectory() ? path.join(wanted, 'index.html') : wanted)
    return file.startsWith(folder + path.sep) && statSync(file).isFile() ? file : undefined
  } catch {
    return undefined
  }
}

/**
 * Serves a folder's files on 127.0.0.1, to this machine only.
 * @param {string} folder
 * @param {{ port?: number, headers?: Record<string, string> }} [options] the first port to try, the next ones if it is
 *   taken; 0 (the default) is any free one. `headers` are added to every answer.
 * @returns {Promise<{ url: string, close: () => Promise<void> }>} the address, ending in "/"
 */
export async function serve(folder, { port = 0, headers = {} } = {}) {
  const base = realpathSync(folder)
  const server = createServer((request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end()
      return
    }
    const file = resolve(base, request.url ?? '/')
    if (!file) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8', ...headers }).end('404')
      return
    }
    response.writeHead(200, {
      'content-type': TYPES[path.extname(file).toLowerCase()] ?? 'application/octet-stream',
      'content-length': statSync(file).size,
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      ...headers,
    })
    if (request.method === 'HEAD') response.end()
    else
      createReadStream(file)
        .on('error', () => response.destroy())
        .pipe(response)
  })
  const taken = await listen(server, port)
  return {
    url: `http://127.0.0.1:${taken}/`,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

/**
 * @param {import('node:http').Server} server
 * @param {number} port
 * @returns {Promise<number>} the port in use
 */
async function listen(server, port) {
  for (let next = port; ; next += 1) {
    const error = await new Promise((done) => {
      server.once('error', done)
      server.listen(next, '127.0.0.1', () => {
        server.off('error', done)
        done(undefined)
      })
    })
    const address = server.address()
    if (!error && address && typeof address === 'object') return address.port
    const isTaken = error?.code === 'EADDRINUSE' || error?.code === 'EACCES'
    if (!isTaken || port === 0 || next >= port + 100) throw error
  }
}
