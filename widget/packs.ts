import { LIMITS, PackError, readPack, type Policy } from '../src/knowledge/index.ts'

declare global {
  interface Window {
    /** Sidecar scripts push their pack here, before or after the widget has loaded. */
    policyGuidePacks?: unknown[]
  }
}

/** Bytes of a pack at most: a Han character takes three. */
const BYTES = LIMITS.text * 3

/**
 * The policy an element is to show.
 * @param source the id of a pack a sidecar script has pushed, or the address of a pack
 * Rejects with PackError, whose message is for the reader.
 */
export async function loadPack(source: string): Promise<Policy> {
  if (/^[\w-]+$/.test(source)) return readPack(await sidecar(source))
  let address: URL
  try {
    address = new URL(source, document.baseURI)
  } catch {
    throw new PackError(`“${source.slice(0, 80)}”不是数据包的编号或地址。请检查 policy 属性`)
  }
  if (!/^https?:$/.test(address.protocol))
    throw new PackError(`这个页面不能读取“${address.protocol}”地址的数据包。请改用脚本形式的数据包`)
  let text: string
  try {
    const response = await soon(fetch(address.href, { credentials: 'omit', referrerPolicy: 'no-referrer' }))
    if (!response.ok) throw new PackError(`没能取得数据包(${response.status})。请检查 policy 属性中的地址`)
    text = await bounded(response)
  } catch (error) {
    if (error instanceof PackError) throw error
    throw new PackError('没能取得数据包，可能是网络不通或不允许跨站读取。请稍后再试，或改用脚本形式的数据包')
  }
  return readPack(text)
}

/** Milliseconds without a byte after which a network counts as gone. */
const PATIENCE = 30_000

/** The same, or a refusal where it takes too long: a reader should not wait for ever before an empty place. */
function soon<T>(awaited: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const tired = setTimeout(() => reject(new Error('no answer')), PATIENCE)
    void awaited.then(resolve, reject).then(() => clearTimeout(tired))
  })
}

/** The body as text, given up as soon as it is longer than a pack may be. */
async function bounded(response: Response): Promise<string> {
  const reader = response.body?.getReader()
  if (!reader) return soon(response.text())
  const decoder = new TextDecoder()
  let text = ''
  try {
    let long = Number(response.headers.get('content-length')) > BYTES
    while (!long) {
      const { done, value } = await soon(reader.read())
      if (done) return text + decoder.decode()
      text += decoder.decode(value, { stream: true })
      long = text.length > LIMITS.text
    }
  } catch (error) {
    void reader.cancel().catch(() => {})
    throw error
  }
  void reader.cancel().catch(() => {})
  throw new PackError(`数据包过大，至多 ${LIMITS.text} 字。请换用较小的数据包`)
}

/** The pack of this id; waits for the page to finish loading, since scripts may come in any order. */
function sidecar(id: string): Promise<unknown> {
  const find = () =>
    (Array.isArray(window.policyGuidePacks) ? window.policyGuidePacks : []).filter(
      (pack) => typeof pack === 'object' && pack !== null && (pack as { id?: unknown }).id === id,
    )[0]
  return new Promise((resolve, reject) => {
    const settle = () => {
      try {
        const pack = find()
        if (pack) resolve(pack)
        else reject(new PackError(`页面中没有编号为“${id}”的数据包。请检查 policy 属性和数据包脚本`))
      } catch (error) {
        // What the page has put there may throw when it is looked at.
        reject(error)
      }
    }
    if (document.readyState === 'complete' || find()) settle()
    else addEventListener('load', settle, { once: true })
  })
}
