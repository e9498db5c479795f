import { describe, expect, it } from 'vitest'
import { checkCharacters } from '../../src/compile/characters.ts'
import { cover } from '../../src/compile/coverage.ts'
import { fold, readChapters } from '../../src/compile/document.ts'
import { didYouMean, formatProblem, nearest, Problems, show } from '../../src/compile/problems.ts'
import { findQuote } from '../../src/compile/quotes.ts'

const clause = (label: string, text: string) => ({ label, level: 3, heading: label, text })

describe('the nearest word', () => {
  it.each([
    ['duty', ['dutty', 'goal'], 'dutty'],
    ['住建部', ['住建部门', '财政部门'], '住建部门'],
    ['abc', ['xyz', 'ab', 'abcd'], 'ab'],
    ['abcdef', ['uvwxyz'], ''],
    ['ab', ['cd'], 'cd'],
    ['ab', ['cde'], ''],
    ['abcdefgh', ['abcdxxxx', 'xbcdxxxx'], 'abcdxxxx'],
    ['kitten', ['sitting', 'mitten'], 'mitten'],
    ['x', [], ''],
  ])('to %s among %j is “%s”', (word, candidates, expected) => {
    expect(nearest(word, candidates)).toBe(expected)
    expect(didYouMean(word, candidates)).toBe(expected ? `是不是“${expected}”` : '请核对名称')
  })
})

describe('a value in a message', () => {
  it('is shown as it was written, cut where it is long', () => {
    expect([show('x'), show(7), show(null), show(undefined), show({ a: [1] })]).toEqual([
      '“x”',
      '“7”',
      '“null”',
      '“undefined”',
      '“{"a":[1]}”',
    ])
    expect(show('长'.repeat(40))).toBe(`“${'长'.repeat(40)}”`)
    expect(show('长'.repeat(41))).toBe(`“${'长'.repeat(40)}…”`)
  })

  it('is told once for one place', () => {
    const problems = new Problems()
    for (const [file, line, words] of [
      ['a', 1, 'x'],
      ['a', 1, 'x'],
      ['a', 2, 'x'],
      ['b', 1, 'x'],
      ['a', 1, 'y'],
    ] as const)
      problems.add(file, line, words)
    expect(problems.list.map(formatProblem)).toEqual(['a:1 x', 'a:2 x', 'b:1 x', 'a:1 y'])
  })
})

describe('a quotation', () => {
  const clauses = [clause('一(一)', '甲乙丙，丁（戊）。'), clause('一(二)', '甲乙丙丁戊己庚，甲乙。')]

  it('is found once, white space and the width of commas and brackets aside', () => {
    expect(findQuote(clauses, 0, ' 丙,\n丁(戊) ')).toEqual([0, 2, 8])
    expect(findQuote(clauses, 1, '己庚')).toEqual([1, 5, 7])
    expect(findQuote(clauses, 0, '甲')).toEqual([0, 0, 1])
  })

  it.each([
    [0, ' \n', '引文是空的。请写出一(一)中的原文'],
    [1, '甲乙', '引文在一(二)中出现了不止一次:“甲乙”。请多引几个字'],
    [0, '己庚', '引文不在一(一)中:“己庚”。它在一(二)'],
    [1, '甲乙丙丁戊癸', '引文不在一(二)中:“甲乙丙丁戊癸”。原文从“甲乙丙丁戊”之后不同'],
    [1, '甲乙丙丁癸', '引文不在一(二)中:“甲乙丙丁癸”。原文从“甲乙丙丁”之后不同'],
    [1, '甲乙丙癸', '引文不在一(二)中:“甲乙丙癸”。请核对原文'],
    [1, '壬癸', '引文不在一(二)中:“壬癸”。请核对原文'],
  ])('in clause %d: %j is refused', (index, quote, message) => {
    expect(findQuote(clauses, index, quote)).toBe(message)
  })
})

describe('characters nobody sees', () => {
  const told = (text: string) => {
    const problems = new Problems()
    checkCharacters({ path: 'x.md', text }, problems)
    return problems.list.map(formatProblem)
  }

  it.each([
    ['甲\u200b乙', 'x.md:1 第 2 个字是看不见的字符 U+200B。请删去'],
    ['一行\n甲乙\u0000', 'x.md:2 第 3 个字是看不见的字符 U+0000。请删去'],
    ['\u202e甲', 'x.md:1 第 1 个字是看不见的字符 U+202E。请删去'],
    ['甲\ud800', 'x.md:1 第 2 个字是看不见的字符 U+D800。请删去'],
    ['\udc00甲', 'x.md:1 第 1 个字是看不见的字符 U+DC00。请删去'],
    ['甲\ufffd', 'x.md:1 文件的编码不是 UTF-8,有的字读不出。请另存为 UTF-8'],
  ])('%j', (text, message) => {
    expect(told(text)).toEqual([message])
  })

  it('are not line ends, tabs, wide blanks, or characters beyond the basic plane', () => {
    expect(told('甲\r\n\t乙\u3000𠮷\n')).toEqual([])
  })
})

describe('a chapter', () => {
  const read = (text: string) => {
    const problems = new Problems()
    const { clauses, places, blocks } = readChapters([{ path: '1.md', text }], problems)
    return { clauses, places, blocks, problems: problems.list.map(formatProblem) }
  }

  it('has clauses by its headings, with the paragraphs beneath each and the line of each', () => {
    const { clauses, places, problems } = read(
      '## 一、总则\n\n引子。\n\n### （一）范围。\n\n第一段，\n同一段。\n\n第二段。\n\n#### 1．小项\n\n### （二）别的\n\n## 二、其他\n\n### （一）又\n\n#### 12.十二\n\n文。\n',
    )
    expect(problems).toEqual([])
    expect(clauses.map((one) => [one.label, one.level, one.heading, one.text])).toEqual([
      ['一', 2, '一、总则', '引子。'],
      ['一(一)', 3, '（一）范围。', '第一段，同一段。\n第二段。'],
      ['一(一)1', 4, '1．小项', ''],
      ['一(二)', 3, '（二）别的', ''],
      ['二', 2, '二、其他', ''],
      ['二(一)', 3, '（一）又', ''],
      ['二(一)12', 4, '12.十二', '文。'],
    ])
    expect(places.map((one) => one.line)).toEqual([1, 5, 12, 14, 16, 18, 20])
  })

  it('may stand outside the numbers, under the label it names', () => {
    const { clauses, places, blocks } = read(
      '---\nlabel: 引言\n---\n\n# 关于\n\n正文。\n\n```yaml duty\nx: 1\n```\n',
    )
    expect(clauses).toEqual([{ label: '引言', level: 1, heading: '关于', text: '正文。' }])
    expect(places).toEqual([{ file: '1.md', line: 4 }])
    expect(blocks).toEqual([{ kind: 'duty', clause: 0, file: '1.md', line: 10, text: 'x: 1' }])
  })

  it('has its text beneath a heading, and nothing but text', () => {
    expect(read('正文在前，很长很长的一段话。\n').problems).toEqual([
      '1.md:1 “正文在前，很长很长的一段…”前面没有标题。请把正文放在条款标题之下',
    ])
    expect(read('## 一、总则\n\n> 引用的一段话在这里很长\n').problems).toEqual([
      '1.md:3 正文里有“> 引用的一段话在这里很”这样的标记(blockquote)。条款只用标题、段落和 yaml 块',
    ])
    expect(read('##### 一、太深\n').problems).toEqual([
      '1.md:1 标题“一、太深”没有序号。章用“一、”,节用“（一）”,项用“1.”',
    ])
  })

  it('is folded: no white space, wide commas and brackets', () => {
    expect(fold(' a b\n, (c) ，（\u3000d）')).toBe('ab，（c），（d）')
  })
})

describe('coverage', () => {
  const clauses = [clause('一', '甲乙。丙丁；戊己。\n庚辛'), clause('二', '壬癸。')]

  it('counts every sentence as encoded, accounted for by a reason, or neither', () => {
    const result = cover(
      clauses,
      [
        { id: 'x', span: [0, 0, 2] },
        { id: 'y', span: [0, 1, 5] },
        { id: 'x', span: [0, 2, 3] },
      ],
      [
        { span: [0, 6, 8], reason: '程序' },
        { span: [0, 0, 2], reason: '多余' },
      ],
      [],
    )
    expect(result.sentences).toEqual([
      { clause: '一', text: '甲乙。', facts: ['x', 'y'] },
      { clause: '一', text: '丙丁；', facts: ['y'] },
      { clause: '一', text: '戊己。', facts: [], reason: '程序' },
      { clause: '一', text: '庚辛', facts: [] },
      { clause: '二', text: '壬癸。', facts: [] },
    ])
    expect([result.encoded, result.accounted]).toEqual([2, 3])
    expect(result.quoted).toBeCloseTo(4 / 10)
  })

  it('takes what stands in the head of the policy as encoded where it is most of the sentence', () => {
    const one = cover([clause('二', '壬癸子丑。')], [], [], ['壬癸子'])
    expect(one.sentences[0]!.facts).toEqual(['policy.yaml'])
    expect([one.encoded, one.accounted, one.quoted]).toEqual([1, 1, 1])
    expect(cover([clause('二', '壬癸子丑寅卯。')], [], [], ['壬癸']).sentences[0]!.facts).toEqual([])
    expect(cover([], [], [], [])).toEqual({ sentences: [], encoded: 0, accounted: 0, quoted: 1 })
  })
})
