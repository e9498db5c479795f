/** Lines shown at most: nobody mends more before trying again, and a file may have a wrong line for every row. */
const MOST = 100

/** The first lines of many, and how many more there are. */
export function few(lines: readonly string[]): string[] {
  return lines.length > MOST ? [...lines.slice(0, MOST), `……另有 ${lines.length - MOST} 处`] : [...lines]
}
