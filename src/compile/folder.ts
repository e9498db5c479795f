import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { SourceFile } from './document.ts'

/** The files of one policy's folder, as problems show them: relative to where the call is made. */
export function readFolder(folder: string): SourceFile[] {
  return readdirSync(folder)
    .filter((name) => /\.(md|yaml)$/.test(name))
    .sort()
    .map((name) => ({
      path: path.relative(process.cwd(), path.join(folder, name)).split(path.sep).join('/'),
      text: readFileSync(path.join(folder, name), 'utf8').replace(/^\ufeff/, ''),
    }))
}

/** Folders in `content` that hold a policy.yaml, in order of their names. */
export function policyFolders(content: string): string[] {
  return readdirSync(content, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(content, entry.name, 'policy.yaml')))
    .map((entry) => path.join(content, entry.name))
    .sort()
}
