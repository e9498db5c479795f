import type { Block, Chapters, SourceFile } from './document.ts'
import { nearest, type Problems } from './problems.ts'
import { BLOCKS, FILES, type BlockKind, type BlockOf, type FileOf } from './schema.ts'
import { check, parseYaml, type Source } from './source.ts'

/** A block's mapping with the place of its clause in `Clause[]`. */
export type Held<K extends BlockKind> = Source<BlockOf<K>> & { clause: number }

/** One of the yaml files beside the chapters, checked; null where it is missing or has problems. */
export function readFile<K extends keyof typeof FILES>(
  files: readonly SourceFile[],
  kind: K,
  problems: Problems,
): Source<FileOf<K>> | null {
  const name = `${kind}.yaml`
  const file = files.find((one) => one.path === name || one.path.endsWith(`/${name}`))
  if (!file) {
    if (kind !== 'cases' && kind !== 'vocabulary') problems.add(name, 1, `缺少文件“${name}”。请补上`)
    return null
  }
  const parsed = parseYaml(file.path, file.text, 1, problems)
  const value = check(parsed, FILES[kind] as never, file.path, problems) as FileOf<K> | null
  return value === null ? null : { value, file: file.path, lineOf: parsed.lineOf }
}

/** The fenced blocks of all chapters by kind, each checked and with its clause. */
export type Blocks = { [K in BlockKind]: Held<K>[] }

export function readBlocks(chapters: Chapters, problems: Problems): Blocks {
  const blocks = {} as Blocks
  for (const kind of Object.keys(BLOCKS) as BlockKind[]) (blocks[kind] as unknown[]) = []
  for (const block of chapters.blocks) {
    if (!Object.hasOwn(BLOCKS, block.kind)) {
      const kinds = Object.keys(BLOCKS)
      const near = nearest(block.kind, kinds)
      problems.add(
        block.file,
        block.line - 1,
        `没有“${block.kind}”这种块。${near ? `是不是“${near}”` : `可用:${kinds.join('、')}`}`,
      )
      continue
    }
    if (block.clause < 0) {
      problems.add(block.file, block.line - 1, `“${block.kind}”块不在任何条款之下。请移到所引条款的正文之后`)
      continue
    }
    readBlock(block, block.kind as BlockKind, blocks, problems)
  }
  return blocks
}

function readBlock(block: Block, kind: BlockKind, blocks: Blocks, problems: Problems): void {
  const parsed = parseYaml(block.file, block.text, block.line, problems)
  if (!parsed.sound) return
  if (parsed.value === null || typeof parsed.value !== 'object') {
    problems.add(block.file, block.line, `“${kind}”块是空的或不成形。请写成“名称: 值”或它们的列表`)
    return
  }
  const list = Array.isArray(parsed.value) ? parsed.value : [parsed.value]
  list.forEach((one: unknown, place) => {
    const base = Array.isArray(parsed.value) ? [place] : []
    const value = check(parsed, BLOCKS[kind] as never, block.file, problems, one, base)
    if (value !== null)
      (blocks[kind] as unknown[]).push({
        value,
        file: block.file,
        clause: block.clause,
        lineOf: (...path: (string | number)[]) => parsed.lineOf(...base, ...path),
      })
  })
}
