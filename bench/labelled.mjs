// Labelled questions for fitting weights to, and where the weights go.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The year ages are reckoned from. */
export const YEAR = 2026
/** Parts of the questions; each is judged by what was fitted to the others. */
export const FOLDS = 8

/** @returns {{ file: string, weight: number, label: object }[]} of every FILE[:WEIGHT] among the words of the call */
export function labelled(words) {
  return words
    .filter((word) => word !== '--write')
    .flatMap((word) => {
      const [file, weight = '1'] = word.split(':')
      return readFileSync(file, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => ({ file, weight: Number(weight), label: JSON.parse(line) }))
    })
}

/** Puts lines into a table of src/knowledge/NAME.ts, between the brace it opens with and the one it ends with. */
export function writeTable(name, table, lines) {
  const source = fileURLToPath(new URL(`../src/knowledge/${name}.ts`, import.meta.url))
  const text = readFileSync(source, 'utf8')
  writeFileSync(
    source,
    text.replace(new RegExp(`(const ${table}[^{]*\\{)[^}]*`), (_, head) => `${head}\n${lines.join('\n')}\n`),
  )
}

/** Lines of a table of tones (src/knowledge/tones.ts): weight, rounded to `step` → what has it. */
export function levels(weights, step) {
  const held = {}
  for (const [one, weight] of weights) {
    const level = Number((Math.round(weight / step) * step).toFixed(1))
    if (level) held[level] = (held[level] ?? '') + one
  }
  return Object.keys(held)
    .sort((a, b) => a - b)
    .map((level) => `'${level}': '${held[level]}',`)
}
