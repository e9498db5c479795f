import type { Policy } from '../../knowledge/index.ts'
import { few } from '../few.ts'
import { knownFacts, member, readDraft, VERSION, type Case, type Draft } from './case.ts'

/** Larger files are not looked at; bytes of UTF-8. */
export const LARGEST = 1_000_000
const MOST = 2000
/** A file of cases, and the file of everything the options page writes, which holds cases in the same form. */
const FORMATS = ['policy-guide-cases', 'policy-guide-data']

/** Cases as they stand in a file. */
export function casesForFile(cases: readonly Case[]): Draft[] {
  return cases.map((one) => {
    const { v: _v, id: _id, ...draft } = one
    return draft
  })
}

/** All cases as one JSON text. */
export function writeCases(cases: readonly Case[], now: string): string {
  const file = { format: FORMATS[0], version: VERSION, exportedOn: now, cases: casesForFile(cases) }
  return `${JSON.stringify(file, null, 2)}\n`
}

export interface Imported {
  /** What may be stored, with the facts this policy knows. Empty where the file is refused. */
  drafts: Draft[]
  /** Why the file is refused, one line each, in Chinese. Not empty: nothing is stored. */
  problems: string[]
  /** Facts this policy does not know, named; they are left out if the person goes on all the same. */
  unknown: string[]
}

/** Cases from a file's text. Never throws. */
export function readCases(text: string, policy: Policy): Imported {
  const refused = (...problems: string[]): Imported => ({ drafts: [], problems, unknown: [] })
  if (text.length > LARGEST) return refused(tooLarge(text.length))
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    return refused(`文件不是完整的 JSON，可能没有下载完。${error instanceof Error ? error.message : ''}`)
  }
  const file = member(value)
  if (!file || !FORMATS.includes(file['format'] as string))
    return refused('这不是从问策导出的案例文件。请选“导出全部”得到的文件')
  if (file['version'] !== VERSION)
    return refused(
      typeof file['version'] === 'number' && file['version'] > VERSION
        ? `文件由更新的版本导出（格式 ${file['version']}，这里认得 ${VERSION}）。请先更新扩展再导入`
        : `文件的格式版本不对，应是 ${VERSION}`,
    )
  const list = file['cases']
  if (!Array.isArray(list)) return refused('文件里没有案例的列表（cases）')
  if (list.length > MOST) return refused(`文件里有 ${list.length} 个案例，最多 ${MOST} 个`)
  if (!list.length) return refused('文件里没有案例')

  const problems: string[] = []
  const unknown: string[] = []
  const drafts: Draft[] = []
  list.forEach((one, at) => {
    const draft = readDraft(one, `第 ${at + 1} 个案例`, problems)
    if (!draft) return
    const where = `第 ${at + 1} 个案例“${draft.name}”`
    if (draft.policy !== policy.id) {
      problems.push(`${where}依据的是另一份文件（${draft.policy.slice(0, 40)}），这里是 ${policy.id}`)
      return
    }
    const known = knownFacts(policy, draft.state.facts)
    unknown.push(...known.unknown.map((line) => `${where}：${line}`))
    drafts.push({ ...draft, state: { ...draft.state, facts: known.facts } })
  })
  return { drafts: problems.length ? [] : drafts, problems: few(problems), unknown: few(unknown) }
}

export function tooLarge(size: number): string {
  return `文件有 ${Math.ceil(size / 1000)} KB，最多 ${LARGEST / 1000} KB，没有读取`
}
