import type { SourceFile } from '../../src/compile/index.ts'

/** A whole policy in a few lines, without a problem; tests break one thing at a time. */
export const FILES: Readonly<Record<string, string>> = {
  'policy.yaml': `id: small
title: 小方案
shortTitle: 小方案
number: 〔2020〕1号
issuer: 市政府
issuedOn: '2020-07-23'
addressees: 各县
basis: { title: 大方案, number: 〔2020〕0号 }
status: in-force
changes: [{ version: 1.0.0, date: '2020-07-23', text: 首次 }]
`,
  'questions.yaml': `- id: builtOn
  form: date
  name: 建成时间
  question: 何时建成?
  quotes: [{ clause: 一(一), quote: 2005年前建成 }]
- id: willing
  form: boolean
  name: 意愿
  question: 愿意吗?
  labels: { 'true': 是, 'false': 否 }
  quotes: [{ clause: 一(一), quote: 居民愿意 }]
`,
  'vocabulary.yaml': `aliases: { lift: [装电梯] }
silent: [{ name: 补助标准, words: [补多少], related: [一(二)] }]
`,
  '1.md': `## 一、总则

### （一）范围。

老旧小区是指2005年前建成、居民愿意的小区。

\`\`\`yaml criterion
- id: built
  name: 2005年前建成
  when: { fact: builtOn, before: '2005' }
  quote: 2005年前建成
- id: willing-residents
  name: 居民愿意
  when: { fact: willing, equals: true }
  quote: 居民愿意
\`\`\`

### （二）分工。

住建部门负责加装电梯，住建部门牵头，可争取补助。电梯由居民使用。

\`\`\`yaml department
id: housing
name: 住建部门
kind: department
\`\`\`

\`\`\`yaml item
id: lift
name: 加装电梯
category: improvement
quote: 加装电梯
\`\`\`

\`\`\`yaml duty
department: 住建部门
role: responsible
about: 加装电梯
of: [加装电梯]
quote: 住建部门负责加装电梯
\`\`\`

\`\`\`yaml not-encoded
quote: 电梯由居民使用
reason: 不是规定
\`\`\`
`,
}

/** The fixture with one passage of one file replaced; the passage must be there, so that a test breaks what it means to. */
export function broken(file: string, passage: string | RegExp, replacement: string): SourceFile[] {
  const text = FILES[file]
  if (text === undefined) throw new Error(`no file ${file} in the fixture`)
  const changed = text.replace(passage, () => replacement)
  if (changed === text) throw new Error(`${file} has no ${String(passage)}`)
  return files({ ...FILES, [file]: changed })
}

export function files(from: Readonly<Record<string, string>> = FILES): SourceFile[] {
  return Object.entries(from).map(([path, text]) => ({ path, text }))
}
