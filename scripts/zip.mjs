import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { root } from './run.mjs'

/** The earliest day a zip can hold: files have no time, so that the same files give the same bytes anywhere. */
const DAY = (0 << 9) | (1 << 5) | 1
const UTF8 = 0x0800
const REGULAR_FILE = (0o100644 << 16) >>> 0

const CRC = Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value >>> 0
})

/** @param {Uint8Array} bytes */
function crc32(bytes) {
  let value = 0xffffffff
  for (const byte of bytes) value = (value >>> 8) ^ /** @type {number} */ (CRC[(value ^ byte) & 255])
  return (value ^ 0xffffffff) >>> 0
}

/**
 * Every file below a folder, by its path with forward slashes, sorted by code unit.
 * @param {string} folder
 * @returns {[name: string, bytes: Buffer][]}
 */
export function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map(
      (file) =>
        /** @type {[string, Buffer]} */ ([
          path.relative(folder, file).split(path.sep).join('/'),
          readFileSync(file),
        ]),
    )
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
}

/**
 * A zip that depends on nothing but the names and bytes of its files.
 * @param {readonly (readonly [name: string, bytes: Buffer])[]} files
 * @returns {Buffer}
 */
export function zip(files) {
  /** @type {Buffer[]} */
  const bodies = []
  /** @type {Buffer[]} */
  const directory = []
  let offset = 0
  for (const [name, bytes] of files) {
    const packed = deflateRawSync(bytes, { level: 9 })
    const title = Buffer.from(name, 'utf8')
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(UTF8, 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt16LE(0, 6)
    common.writeUInt16LE(DAY, 8)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(bytes.length, 18)
    common.writeUInt16LE(title.length, 22)
    bodies.push(Buffer.from('PK\x03\x04', 'latin1'), common, title, packed)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(REGULAR_FILE, 6)
    rest.writeUInt32LE(offset, 10)
    // 3: made on Unix, so that the permissions count.
    directory.push(Buffer.from('PK\x01\x02\x14\x03', 'latin1'), common, rest, title)
    offset += 30 + title.length + packed.length
  }
  const index = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(index.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, index, end])
}

/**
 * A built extension as it is handed out, with its licence.
 * @param {'chromium' | 'firefox'} browser
 */
export function zipExtension(browser) {
  const files = filesOf(path.join(root, `dist/extension-${browser}`))
  return zip([...files, ['LICENSE', readFileSync(path.join(root, 'LICENSE'))]])
}
