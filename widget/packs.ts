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
  let response: Response
  try {
    response = await fetch(address.href, { credentials: 'omit', referrerPolicy: 'no-referrer' })
  } catch {
    throw new PackError('没能取得数据包，可能是网络不通或不允许跨站读取。请稍后再试，或改用脚本形式的数据包')
  }
  if (!response.ok) throw new PackError(`没能取得数据包(${response.status})。请检查 policy 属性中的地址`)
  return readPack(await bounded(response))
}

/** The body as text, given up as soon as it is longer than a pack may be. */
async function bounded(response: Response): Promise<string> {
  const tooLong = () => new PackError(`数据包过大，至多 ${LIMITS.text} 字。请换用较小的数据包`)
  if (Number(response.headers.get('content-length')) > BYTES) throw tooLong()
  const reader = response.body?.getReader()
  if (!reader) return response.text()
  const decoder = new TextDecoder()
  let text = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    text += decoder.decode(value, { stream: true })
    if (text.length > LIMITS.text) {
      void reader.cancel()
      throw tooLong()
    }
  }
}

/** The pack of this id; waits for the page to finish loading, since scripts may come in any order. */
function sidecar(id: string): Promise<unknown> {
  const find = () =>
    (Array.isArray(window.policyGuidePacks) ? window.policyGuidePacks : []).filter(
      (pack) => typeof pack === 'object' && pack !== null && (pack as { id?: unknown }).id === id,
    )[0]
  return new Promise((resolve, reject) => {
    const settle = () => {
      const pack = find()
      if (pack) resolve(pack)
      else reject(new PackError(`页面中没有编号为“${id}”的数据包。请检查 policy 属性和数据包脚本`))
    }
    if (find() || document.readyState === 'complete') settle()
    else addEventListener('load', settle, { once: true })
  })
}
