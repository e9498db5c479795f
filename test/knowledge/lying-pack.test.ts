import { describe, expect, it } from 'vitest'
import { readPack } from '../../src/knowledge/index.ts'
import { changed, judge, MARKUP, text, type Draft } from './spoil.ts'
import { useAll } from './use.ts'

describe('a pack made to lie', () => {
  it('with markup in every text that may be free stays text', () => {
    const free =
      /^(?:title|shortTitle|number|issuer|addressees|heading|name|note|question|help|covers|condition|words|outputs)$/
    const spoilt = JSON.parse(text, (key, value: unknown) =>
      free.test(key) && typeof value === 'string' ? MARKUP : value,
    )
    const read = readPack(spoilt)
    expect(read.title).toBe(MARKUP)
    useAll(read)
  })

  it.each<[string, unknown, RegExp]>([
    [
      'a span of a rule that lies outside its clause',
      changed((p) => {
        const held = p.models.find((one: Draft) => one.when.all?.[0]?.cite)
        held.when.all[0].cite = [[0, 0, 9999]]
      }),
      /引文 应为条款之内的一段/,
    ],
    [
      'a judgement of nobody',
      changed((p) => (p.models[0].when = { judgement: '可', id: 'j', by: 'nobody' })),
      /应为已有的编号/,
    ],
    ['a judgement without words', changed((p) => (p.models[0].when = { judgement: 1, id: 'j' })), /应为文字/],
    [
      'a test without a name',
      changed((p) => (p.models[0].when = { fact: 'pilot', equals: 'none' })),
      /when.id 应为必填/,
    ],
    [
      'a list in the place of a fact',
      changed((p) => (p.models[0].when = { fact: ['pilot'], id: 't', equals: 'none' })),
      /when.fact 应为文字/,
    ],
    [
      'two different tests of one name in two criteria',
      changed((p) => {
        p.criteria[0].when = { fact: 'builtOn', id: 'same', before: '2000' }
        p.criteria[1].when = { fact: 'builtOn', id: 'same', before: '2001' }
      }),
      /criteria.when 应为规则/,
    ],
    [
      'a work item in the place of a department',
      changed((p) => (p.duties[0].department = 'elevator')),
      /已有的编号/,
    ],
    [
      'a department in the place of a work item',
      changed((p) => (p.duties[0].of = ['finance'])),
      /已有的编号/,
    ],
    ['two clauses of one label', changed((p) => (p.clauses[5].label = p.clauses[4].label)), /不重复的编号/],
    [
      'other names of nothing',
      changed((p) => (p.words.aliases = { nothing: 'x' })),
      /words.aliases 应为已有的编号/,
    ],
    [
      'one side of traditional characters',
      changed((p) => (p.words.traditional = ['電'])),
      /words\.traditional 应为两段文字/,
    ],
    [
      'more other names than there may be',
      changed(
        (p) => (p.words.lists = Object.fromEntries(Array.from({ length: 20_001 }, (_, n) => [`l${n}`, 'x']))),
      ),
      /words\.lists 应为至多 20000 项的对照表，现为“20001”/,
    ],
    ['a topic near no clause', changed((p) => (p.words.silent[0].related = ['九(九)'])), /应为已有的条款/],
    [
      'traditional characters without partners',
      changed((p) => p.words.traditional.splice(1, 1, '')),
      /一样长/,
    ],
    [
      'a choice without options',
      changed((p) => (p.facts.find((one: Draft) => one.id === 'land').form.options = [])),
      /选项 应为不空的列表/,
    ],
  ])('%s is refused', (_, pack, message) => {
    expect(judge(pack)).toMatch(message)
  })

  it('with a list that has a way of its own to be copied is copied ours', () => {
    const read = readPack(
      changed((p) => (p.items.map = () => [{ id: 'evil', name: 7, cite: [], category: 'x', funding: [] }])),
    )
    expect(read).toEqual(JSON.parse(text))
  })

  it('cut off anywhere, or read in a wrong encoding, is refused in words', () => {
    for (let at = 0; at < 40; at++)
      expect(judge(text.slice(0, Math.floor((text.length * at) / 40)))).toMatch(/不是完整的 JSON/)
    const utf8 = new TextEncoder().encode(text)
    // Two bytes are one unit there; a byte that is left over is none.
    const utf16 = (bytes: Uint8Array) => judge(new TextDecoder('utf-16le').decode(bytes))
    const even = utf8.subarray(0, utf8.length - (utf8.length % 2))
    expect(utf16(even)).toMatch(/不是完整的 JSON/)
    expect(utf16(even.subarray(1))).toMatch(/编码不对/)
    const gbk = Uint8Array.of(...new TextEncoder().encode('{"title":"'), 0xb2, 0xbf, 0xc3, 0xc5, 0x22, 0x7d)
    expect(judge(new TextDecoder().decode(gbk))).toMatch(/编码不对，应为 UTF-8/)
    expect(judge(new TextDecoder('gb18030').decode(utf8))).toMatch(/编码不对/)
  })

  it('with a span to the very end of its clause, and other names of a fact, is sound', () => {
    const pack = changed((p) => {
      const place = p.clauses.findIndex((one: Draft) => one.text)
      p.items[0].cite = [[place, 0, p.clauses[place].text.length]]
      p.words.aliases = { builtOn: '哪年盖的' }
      p.words.lists = Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`l${n}`, 'x']))
    })
    expect(judge(pack)).toBe('')
  })

  it('with a mark of its encoding is read all the same', () => {
    expect(readPack(`\ufeff${text}`)).toEqual(JSON.parse(text))
  })
})
