import path from 'node:path'
import { compilePolicy, readFolder } from '../../src/compile/index.ts'

const root = path.resolve(import.meta.dirname, '../..')

/** The plan as compiled from content/. */
export const plan = compilePolicy(readFolder(path.join(root, 'content/tai-an-2020-43'))).policy!
