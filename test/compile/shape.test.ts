import { describe, expect, it } from 'vitest'
import { compilePolicy, formatProblem, type SourceFile } from '../../src/compile/index.ts'
import { FILES, files } from './fixture.ts'

const told = (sources: readonly SourceFile[]) => compilePolicy(sources).problems.map(formatProblem)
/** The fixture with more blocks beneath 一(二), and more of other files. */
const more = (blocks: string, other: Record<string, string> = {}) =>
  files({ ...FILES, ...other, '1.md': FILES['1.md']! + blocks })
const block = (kind: string, text: string) => `\n\`\`\`yaml ${kind}\n${text}\n\`\`\`\n`

describe('a name that is written wrongly deep inside', () => {
  it.each<[string, string, Record<string, string>, string]>([
    [
      'a task',
      block('step', 'id: s\nname: 步\ntasks: [{ name: 争取, quotes: 可争取补助 }]'),
      {},
      '没有“quotes”这一项。是不是“quote”',
    ],
    [
      'a reference',
      block(
        'statement',
        'id: s\nname: 说明\nkind: aim\nquote: 可争取补助\nsee: [{ claus: 一(一), quote: 居民愿意 }]',
      ),
      {},
      '没有“claus”这一项。是不是“clause”',
    ],
    [
      'the basis',
      '',
      { 'policy.yaml': FILES['policy.yaml']!.replace('number: 〔2020〕0号', 'nummer: 〔2020〕0号') },
      '没有“nummer”这一项。是不是“number”',
    ],
    [
      'a topic',
      '',
      { 'vocabulary.yaml': 'silent: [{ name: 墙, word: [墙脱] }]' },
      '没有“word”这一项。是不是“words”',
    ],
    [
      'what a case expects',
      '',
      { 'cases.yaml': '- name: 一例\n  expect: { zzzzzzzzzzzzzzzzzzzz: x }\n' },
      '没有“zzzzzzzzzzzzzzzzzzzz”这一项。可用:eligibility、deciding、ask、goals、funding、models、departments、coverage、clauses、silentOn',
    ],
    [
      'a question',
      '',
      { 'questions.yaml': `${FILES['questions.yaml']!}  hlp: x\n` },
      '没有“hlp”这一项。是不是“help”',
    ],
  ])('%s', (_, blocks, other, message) => {
    expect(told(more(blocks, other)).some((line) => line.endsWith(message))).toBe(true)
  })
})

describe('the depth of yaml', () => {
  const lists = (text: string) => told(files({ ...FILES, 'vocabulary.yaml': text }))

  it('counts what is open, not what was', () => {
    expect(lists(`lists: { a: [${'"[]", '.repeat(300)}"{}"] }`)).toEqual([])
    expect(lists(`lists: { a: [ab] }\n# ${'[]{}'.repeat(200)}`)).toEqual([])
    expect(lists(`lists: { a: [ab] }\n# ${']}'.repeat(200)}${'['.repeat(100)}`)).toEqual([])
    expect(lists(`lists: { a: [ab] }\n# ${'['.repeat(101)}`)).toEqual([
      'vocabulary.yaml:2 yaml 嵌套过深,无法读取。请拆开',
    ])
  })

  it('counts two blanks for a level, at the beginning of a line alone', () => {
    expect(lists(`lists: { a: [ab] }\n${' '.repeat(200)}# x`)).toEqual([])
    expect(lists(`lists: { a: [ab] }\n${' '.repeat(202)}# x`)).toEqual([
      'vocabulary.yaml:2 yaml 嵌套过深,无法读取。请拆开',
    ])
    expect(lists(`lists: { a: [ab] } # x${' '.repeat(400)}`)).toEqual([])
  })
})
