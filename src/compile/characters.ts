import type { SourceFile } from './document.ts'
import type { Problems } from './problems.ts'

/**
 * Characters nobody sees, which would make a quotation differ from what is read: controls but for line ends and tabs,
 * zero-width characters, marks of direction, tags.
 */
const HIDDEN =
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

/** Tells each line that holds a hidden character, and a file that is not in UTF-8. */
export function checkCharacters({ path, text }: SourceFile, problems: Problems): void {
  text.split('\n').forEach((line, at) => {
    if (line.includes('\ufffd'))
      problems.add(path, at + 1, '文件的编码不是 UTF-8,有的字读不出。请另存为 UTF-8')
    const hidden = HIDDEN.exec(line)
    if (hidden)
      problems.add(
        path,
        at + 1,
        `第 ${hidden.index + 1} 个字是看不见的字符 U+${hidden[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}。请删去`,
      )
  })
}
