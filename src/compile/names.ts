import { nearest, show, type Problems } from './problems.ts'
import type { BlockKind } from './schema.ts'

/** What an editor may be told a word is not. */
const KIND_WORDS: Record<string, string> = {
  department: '部门',
  item: '改造内容',
  step: '步骤',
  funding: '资金',
  model: '模式',
  goal: '目标',
  statement: '说明',
  criterion: '条件',
  duty: '职责',
  fact: '事实',
}

/** Every id and name of a policy; finds things by either, and tells duplicates and unknown words. */
export class Names {
  private readonly byId = new Map<string, { kind: string; name: string }>()
  private readonly problems: Problems

  constructor(problems: Problems) {
    this.problems = problems
  }

  add(kind: BlockKind | 'fact', id: string, name: string, file: string, line: number): void {
    const held = this.byId.get(id)
    if (held) {
      // A fact and a criterion may share a name; nothing else may.
      if (kind !== 'fact' && held.kind !== 'fact')
        this.problems.add(file, line, `编号“${id}”重复:“${held.name}”已经用了它。请换一个`)
      else if (kind === held.kind)
        this.problems.add(file, line, `编号“${id}”重复:“${held.name}”已经用了它。请换一个`)
      return
    }
    for (const other of this.byId.values())
      if (other.kind === kind && other.name === name && kind !== 'duty')
        this.problems.add(file, line, `名称“${name}”重复。同一种块中每个名称只能用一次`)
    this.byId.set(id, { kind, name })
  }

  /** Id of the thing called so, by id or name; a problem and null where there is none. */
  find(word: string, kinds: readonly string[], file: string, line: number): string | null {
    const direct = this.byId.get(word)
    if (direct && kinds.includes(direct.kind)) return word
    for (const [id, { kind, name }] of this.byId) if (name === word && kinds.includes(kind)) return id
    const names = [...this.byId].filter(([, one]) => kinds.includes(one.kind))
    const near = nearest(
      word,
      names.flatMap(([id, one]) => [one.name, id]),
    )
    const what = kinds.map((kind) => KIND_WORDS[kind] ?? kind).join('、')
    this.problems.add(
      file,
      line,
      `没有名为${show(word)}的${what}。${near ? `是不是“${near}”` : names.length > 0 && names.length < 12 ? `可用:${names.map(([, one]) => one.name).join('、')}` : '请核对名称'}`,
    )
    return null
  }

  kindOf(id: string): string | undefined {
    return this.byId.get(id)?.kind
  }
}
