/** A local server that answers from memory, compressed with brotli as a site would, nothing cached. */
import { createServer } from 'node:http'
import path from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
}

/** Bytes as sent at the highest level, such as a build step would make. */
export const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  })

/**
 * @param {Map<string, Buffer>} files path from the root, with its slash → bytes
 * @param {Record<string, () => unknown>} posts path → what a POST to it is answered with, as JSON
 * @returns {Promise<{ url: string, close: () => Promise<void> }>} the address without a slash at its end
 */
export async function siteOf(files, posts = {}) {
  const packed = new Map(Array.from(files, ([name, bytes]) => [name, brotli(bytes)]))
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const post = request.method === 'POST' && posts[pathname]
    if (post) {
      request.resume()
      response.writeHead(200, { 'content-type': TYPES['.json'] }).end(JSON.stringify(post()))
      return
    }
    const body = packed.get(pathname)
    if (!body) {
      response.writeHead(404).end()
      return
    }
    const type = TYPES[path.extname(pathname)] ?? 'application/octet-stream'
    response
      .writeHead(200, { 'content-type': type, 'content-encoding': 'br', 'cache-control': 'no-store' })
      .end(body)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address()
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
