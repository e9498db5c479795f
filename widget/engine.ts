import { generate } from 'lean-qr/nano'
import policy from 'virtual:policy'
import { encodeState, PackError, parseDate, readPack } from '../src/knowledge/index.ts'
import { mount } from '../src/ui/index.ts'
import { loadPack } from './packs.ts'

/** What answers: loaded with the element, or after it has painted. */
export const engine = { policy, mount, encodeState, parseDate, readPack, PackError, loadPack, qr: generate }
export type Engine = typeof engine
