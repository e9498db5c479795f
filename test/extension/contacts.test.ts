import fc from 'fast-check'
import policy from 'virtual:policy'
import { describe, expect, it } from 'vitest'
import { parseCsv } from '../../src/extension/contacts/csv.ts'
import { decode, LARGEST, readDirectory } from '../../src/extension/contacts/directory.ts'
import { aliasesOf, findThing } from '../../src/knowledge/index.ts'
import { tryMany } from '../property.ts'

const nameOf = (words: string) => findThing(policy, words, ['department'])?.name
const bytes = (text: string) => new TextEncoder().encode(text)
const read = (text: string) => readDirectory(bytes(text), nameOf)
const [one, two] = policy.departments.filter((department) => department.kind === 'department')

describe('a CSV text', () => {
  it('is read with quotes, doubled quotes, separators and line ends inside', () => {
    expect(parseCsv('a,"b,1","c ""d"""\r\n"e\r\nf",g,\n\n,,\nh')).toEqual([
      { line: 1, cells: ['a', 'b,1', 'c "d"'] },
      { line: 2, cells: ['e\r\nf', 'g', ''] },
      { line: 6, cells: ['h'] },
    ])
  })

  it('may have tabs or semicolons, as spreadsheets write them, and any line end', () => {
    expect(parseCsv('a\tb,c\td\r1\t2\t3').map((row) => row.cells)).toEqual([
      ['a', 'b,c', 'd'],
      ['1', '2', '3'],
    ])
    expect(parseCsv('a;b\n1;2').map((row) => row.cells)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
  })

  it('is refused with the line where a quote stays open or is followed by more', () => {
    expect(() => parseCsv('a,b\n1,"2\n3,4')).toThrow('第 2 行第 2 列：引号没有结束')
    expect(() => parseCsv('a,b\n1,"2"3\n')).toThrow('第 2 行第 2 列：引号之后还有“3”')
  })

  it('gives back whatever cells were written', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '市', ',', ';', '\t', '"', '\n', '\r', ' '),
      maxLength: 8,
    })
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 })
    tryMany(
      fc.property(table, fc.constantFrom('\n', '\r\n'), (rows, end) => {
        const head = ['x', 'y']
        const text = [head, ...rows]
          .map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(','))
          .join(end)
        const kept = rows.filter((row) => row.some((one) => one.trim()))
        expect(parseCsv(text).map((row) => row.cells)).toEqual([head, ...kept])
      }),
    )
  })
})

describe('a file of contacts', () => {
  it('is read as UTF-8 with and without a mark, UTF-16 and GBK', () => {
    expect(decode(bytes('﻿部门'))).toBe('部门')
    expect(decode(bytes('部门'))).toBe('部门')
    expect(decode(new Uint8Array([0xff, 0xfe, 0xe8, 0x90, 0xe8, 0x95]))).toBe('部门')
    expect(decode(new Uint8Array([0xfe, 0xff, 0x90, 0xe8, 0x95, 0xe8]))).toBe('部门')
    expect(decode(new Uint8Array([0xb2, 0xbf, 0xc3, 0xc5]))).toBe('部门')
    expect(decode(new Uint8Array([0xff, 0xff, 0xff]))).toBeNull()
  })

  it('gives contacts under the names of the policy, by name or alias, whatever the order of the columns', () => {
    const alias = aliasesOf(policy, two!.id)[0]!
    const { contacts, problems, unknown } = read(
      `电话,单位,办公地址,时间,链接\r\n0538-1234567,${one!.name},"东岳大街1号,二楼",工作日,https://example.gov.cn/\r\n12345转1,${alias},,,\r\n`,
    )
    expect(problems).toEqual([])
    expect(unknown).toEqual([])
    expect(contacts).toEqual({
      [one!.name]: {
        phone: '0538-1234567',
        address: '东岳大街1号,二楼',
        hours: '工作日',
        url: 'https://example.gov.cn/',
      },
      [two!.name]: { phone: '12345转1' },
    })
  })

  it('may be JSON, as an object or a list', () => {
    const contact = { phone: '12345' }
    expect(read(JSON.stringify({ [one!.name]: contact })).contacts).toEqual({ [one!.name]: contact })
    expect(read(JSON.stringify([{ 部门: one!.name, 电话: 12345 }])).contacts).toEqual({
      [one!.name]: contact,
    })
  })

  it('lists departments the policy does not name, without taking them for errors', () => {
    const { contacts, problems, unknown } = read(`部门,电话\n气象局,12345\n${one!.name},12345`)
    expect(unknown).toEqual(['气象局'])
    expect(problems).toEqual([])
    expect(Object.keys(contacts)).toEqual([one!.name])
  })

  it.each<[string, string, RegExp]>([
    ['a phone without a number', `部门,电话\n${one!.name},找老王`, /第 2 行“电话”：值“找老王”不对。请写成/],
    [
      'a link that is a script',
      `部门,网址\n${one!.name},javascript:alert(1)`,
      /第 2 行“网址”：值“javascript:alert\(1\)”/,
    ],
    [
      'a link without a scheme',
      `部门,网址\n${one!.name},www.example.gov.cn`,
      /须以 http:\/\/ 或 https:\/\/ 开头/,
    ],
    ['an empty name', '部门,电话\n,12345', /第 2 行“部门”为空/],
    [
      'a department twice',
      `部门,电话\n${one!.name},1234\n\n${one!.name},5678`,
      /第 4 行“部门”：.*与第 2 行是同一部门/,
    ],
    ['a name and nothing else', `部门,电话\n${one!.name},`, /第 2 行.*没有电话/],
    ['a column nobody knows', `部门,传真\n${one!.name},12345`, /第 1 行第 2 列：列名“传真”认不出/],
    ['a column twice', `部门,电话,联系电话\n${one!.name},1234,5678`, /“联系电话”列重复/],
    ['no column of departments', '电话,地址\n12345,东岳大街', /没有“部门”列/],
    [
      'a comma that needed quotes',
      `部门,地址\n${one!.name},东岳大街1号,二楼`,
      /第 2 行第 3 列：“二楼”没有对应的列名/,
    ],
    ['a cell too long', `部门,地址\n${one!.name},${'长'.repeat(201)}`, /最多 200 字，这里有 201 字/],
    ['a hidden character', `部门,地址\n${one!.name},"a\u202eb"`, /看不见的字符/],
    ['headings alone', '部门,电话\n', /没有联系方式/],
    ['an empty list', '[]', /没有联系方式/],
    [
      'more rows than there are offices',
      `部门,电话\n${'气象局,1\n'.repeat(2001)}`,
      /有 2001 条联系方式，最多 2000 条/,
    ],
    ['nothing', ' \n', /文件是空的/],
    ['a broken JSON text', '{"a":', /不是完整的 JSON/],
    ['JSON of another shape', '[1]', /第 1 项联系方式应是对象/],
    ['JSON with a wrong type', `{"${one!.name}":{"phone":["1"]}}`, /“电话”：应是文字/],
  ])('is refused with place, column, value and remedy: %s', (_, text, expected) => {
    expect(read(text).problems.join('\n')).toMatch(expected)
  })

  it('is refused when it is too large or of no known encoding', () => {
    expect(readDirectory(new Uint8Array(LARGEST + 1), nameOf).problems[0]).toContain('最多 1000 KB')
    expect(readDirectory(new Uint8Array([0xff, 0xff, 0xff]), nameOf).problems[0]).toContain('编码')
  })

  it('that is hostile JSON is refused in words, and reaches no prototype', () => {
    for (const text of [
      '{"__proto__":{"phone":"110"}}',
      '{"constructor":{"prototype":{"phone":"110"}}}',
      `[{"__proto__":{"department":"${one!.name}"},"phone":"110"}]`,
      `{"${one!.name}":{"__proto__":{"phone":"110"},"toString":"x"}}`,
      '['.repeat(400_000),
      `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
      `{"a":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_001)}`,
    ]) {
      const { contacts, problems, unknown } = read(text)
      expect(contacts).toEqual({})
      expect(problems.length + unknown.length).toBeGreaterThan(0)
    }
    expect(({} as Record<string, unknown>)['phone']).toBeUndefined()
  })

  it('that is one row without end, or rows without number, is told soon and in few words', () => {
    const start = performance.now()
    for (const text of [
      ','.repeat(900_000),
      `部门,电话${'\n,1'.repeat(300_000)}`,
      `部门,电话\n${'气象局,1\n'.repeat(60_000)}`,
      `部门,电话${',"'.repeat(400_000)}`,
      `[${'1,'.repeat(400_000)}1]`,
    ]) {
      const { contacts, problems, unknown } = read(text)
      expect(contacts).toEqual({})
      expect(problems.length + unknown.length).toBeGreaterThan(0)
      expect(problems.length).toBeLessThanOrEqual(101)
      expect(unknown.length).toBeLessThanOrEqual(101)
    }
    expect(performance.now() - start).toBeLessThan(30_000)
  }, 60_000)

  it('never throws, whatever JSON it is', () => {
    tryMany(
      fc.property(fc.jsonValue(), (value) => {
        const { contacts, problems, unknown } = read(JSON.stringify(value))
        expect(problems.length + unknown.length + Object.keys(contacts).length).toBeGreaterThan(0)
      }),
    )
  })

  it('never throws, whatever the bytes', () => {
    tryMany(
      fc.property(fc.uint8Array({ maxLength: 200 }), (file) => {
        const { contacts, problems, unknown } = readDirectory(file, nameOf)
        expect(problems.length + unknown.length + Object.keys(contacts).length).toBeGreaterThan(0)
      }),
    )
  })
})
