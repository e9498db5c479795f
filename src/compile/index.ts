import { build, type Built } from './build.ts'
import type { Coverage } from './coverage.ts'
import type { SourceFile } from './document.ts'
import { checkCharacters } from './characters.ts'
import { Problems, type Problem } from './problems.ts'
import type { Policy } from '../knowledge/index.ts'

export { formatProblem } from './problems.ts'
export type { Problem } from './problems.ts'
export { fold } from './document.ts'
export type { SourceFile } from './document.ts'
export type { Coverage, Sentence } from './coverage.ts'
export { jsonSchemas } from './schema.ts'
export { readFolder, policyFolders } from './folder.ts'

export interface Compiled {
  /** Null where there is any problem: nothing half-made leaves. */
  policy: Policy | null
  problems: Problem[]
  coverage: Coverage | null
  cases: Built['cases']
}

/** One content folder → a policy, or every problem there is, in the order of files and lines. Never throws on content. */
export function compilePolicy(files: readonly SourceFile[]): Compiled {
  const problems = new Problems()
  for (const file of files) checkCharacters(file, problems)
  const built = build(files, problems)
  const list = problems.list.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line))
  return {
    policy: built && list.length === 0 ? built.policy : null,
    problems: list,
    coverage: built?.coverage ?? null,
    cases: built?.cases ?? [],
  }
}
