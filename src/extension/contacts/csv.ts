export interface Row {
  /** The line of the file on which the row begins, from 1. */
  line: number
  cells: string[]
}

/** A file that is no CSV: where it breaks and what to do, in Chinese. */
export class CsvError extends Error {
  override name = 'CsvError'
}

/**
 * Rows of a CSV text as RFC 4180 has it, a little wider: commas, semicolons or tabs (whichever the first line has most
 * of), CRLF, LF or CR, a cell in quotes with line ends and doubled quotes inside. Blank rows are left out.
 * Throws CsvError for a quote that is never closed, or is followed by more than a separator.
 */
export function parseCsv(text: string): Row[] {
  const separator = separatorOf(text)
  const rows: Row[] = []
  let line = 1
  let at = 0
  while (at < text.length) {
    const row: Row = { line, cells: [] }
    for (;;) {
      const begun = line
      let cell = ''
      if (text[at] === '"') {
        at++
        for (;;) {
          const end = text.indexOf('"', at)
          if (end < 0)
            throw new CsvError(
              `第 ${begun} 行第 ${row.cells.length + 1} 列：引号没有结束。请补上 " 或去掉开头的 "`,
            )
          const piece = text.slice(at, end)
          line += piece.match(/\r\n|\r|\n/g)?.length ?? 0
          cell += piece
          at = end + 1
          if (text[at] !== '"') break
          cell += '"'
          at++
        }
        if (at < text.length && text[at] !== separator && !isEnd(text[at]!))
          throw new CsvError(
            `第 ${line} 行第 ${row.cells.length + 1} 列：引号之后还有“${text.slice(at, at + 10).split(/[\r\n]/)[0]}”。引号须包住整格，格内的引号写成 ""`,
          )
      } else {
        const start = at
        while (at < text.length && text[at] !== separator && !isEnd(text[at]!)) at++
        cell = text.slice(start, at)
      }
      row.cells.push(cell)
      if (text[at] !== separator) break
      at++
    }
    if (row.cells.some((cell) => cell.trim())) rows.push(row)
    if (at < text.length) {
      at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1
      line++
    }
  }
  return rows
}

function isEnd(character: string): boolean {
  return character === '\n' || character === '\r'
}

function separatorOf(text: string): string {
  const first = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '')
  const count = (one: string) => first.split(one).length
  return ['\t', ';'].reduce((best, one) => (count(one) > count(best) ? one : best), ',')
}
