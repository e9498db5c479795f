import { few } from '../few.ts'
import { CsvError, parseCsv } from './csv.ts'
import {
  clip,
  columnOf,
  gather,
  readContacts,
  tooMany,
  type Column,
  type Directory,
  type NameOf,
} from './read.ts'

/** Larger files are no directory of one city's departments; bytes. */
export const LARGEST = 1_000_000

/**
 * The text of a file as spreadsheets write it: UTF-8 with or without a mark, UTF-16 with one, else GBK (GB 18030), which
 * Excel in Chinese uses for CSV. Null where it is none of them.
 */
export function decode(bytes: Uint8Array): string | null {
  const encodings =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? ['utf-16le']
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? ['utf-16be']
        : ['utf-8', 'gb18030']
  for (const encoding of encodings)
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // The next encoding is tried; none left is an answer as well.
    }
  return null
}

/** A contact directory from a file, CSV or JSON by its content. Never throws: what is wrong stands in `problems`. */
export function readDirectory(bytes: Uint8Array, nameOf: NameOf): Directory {
  const { contacts, problems, unknown } = readAll(bytes, nameOf)
  return { contacts, problems: few(problems), unknown: few(unknown) }
}

function readAll(bytes: Uint8Array, nameOf: NameOf): Directory {
  const failed = (problem: string): Directory => ({ contacts: {}, problems: [problem], unknown: [] })
  if (bytes.length > LARGEST)
    return failed(`文件有 ${Math.ceil(bytes.length / 1000)} KB，最多 ${LARGEST / 1000} KB。请只保留联系方式`)
  const text = decode(bytes)
  if (text === null) return failed('文件的编码认不出。请另存为“CSV UTF-8”再导入')
  if (!text.trim()) return failed('文件是空的')
  if (/^\s*[[{]/.test(text)) {
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch (error) {
      return failed(`不是完整的 JSON：${error instanceof Error ? error.message : ''}`)
    }
    const directory = readContacts(value, nameOf)
    const empty = Object.keys(value as object).length === 0
    return empty ? failed('没有联系方式') : directory
  }
  try {
    return fromCsv(text, nameOf)
  } catch (error) {
    if (error instanceof CsvError) return failed(error.message)
    throw error
  }
}

function fromCsv(text: string, nameOf: NameOf): Directory {
  const [head, ...rows] = parseCsv(text)
  if (!head) return { contacts: {}, problems: ['文件是空的'], unknown: [] }
  const problems: string[] = []
  const columns = head.cells.map((cell, at) => {
    const column = columnOf(cell)
    if (!column && cell.trim())
      problems.push(
        `第 ${head.line} 行第 ${at + 1} 列：列名“${clip(cell)}”认不出。可用：部门、电话、地址、时间、网址；不用的列请删去`,
      )
    return column
  })
  const twice = columns.find((column, at) => column && columns.indexOf(column) !== at)
  if (twice)
    problems.push(`第 ${head.line} 行：“${clip(head.cells[columns.lastIndexOf(twice)]!)}”列重复。请只留一列`)
  if (!columns.includes('department'))
    problems.push(`第 ${head.line} 行没有“部门”列。第一行须是列名，如：部门,电话,地址,时间,网址`)
  else if (!rows.length) problems.push('只有列名，没有联系方式')
  if (problems.length) return { contacts: {}, problems, unknown: [] }

  const refused = tooMany(rows.length)
  if (refused) return refused
  const entries = rows.map(({ line, cells }) => {
    const values: Partial<Record<Column, string>> = {}
    cells.forEach((cell, at) => {
      const column = columns[at]
      if (column) values[column] = cell
      else if (cell.trim())
        problems.push(
          `第 ${line} 行第 ${at + 1} 列：“${clip(cell)}”没有对应的列名。格内有逗号时请用双引号包住`,
        )
    })
    return { where: `第 ${line} 行`, values }
  })
  const directory = gather(entries, nameOf)
  return { ...directory, problems: [...problems, ...directory.problems] }
}
