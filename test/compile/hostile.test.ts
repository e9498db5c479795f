import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { compilePolicy, formatProblem, type SourceFile } from '../../src/compile/index.ts'
import { broken, FILES, files } from './fixture.ts'
import { tryMany } from '../property.ts'

/** What the compiler says; whatever it is given, it says it and does not throw. */
function told(sources: readonly SourceFile[]): string[] {
  const { policy, problems } = compilePolicy(sources)
  expect(policy === null).toBe(problems.length > 0)
  return problems.map(formatProblem)
}
const rule = (when: string) => broken('1.md', "when: { fact: builtOn, before: '2005' }", `when: ${when}`)

vi.setConfig({ testTimeout: 60_000 })

describe('content that is broken on purpose is told, with place and remedy', () => {
  it.each<[string, readonly SourceFile[], RegExp]>([
    [
      'a day that does not exist',
      rule("{ fact: builtOn, before: '2005-02-30' }"),
      /1\.md:10 .*2005-02-30.*日期/,
    ],
    ['a year before all calendars', rule("{ fact: builtOn, before: '0999' }"), /1\.md:10 .*0999.*日期/],
    [
      'a judgement where granting it harms',
      rule('{ none: [{ judgement: 可 }] }'),
      /1\.md:10 .*judgement.*none/,
    ],
    [
      'two tests of one name',
      rule("{ all: [{ id: x, fact: builtOn, before: '2005' }, { id: x, fact: builtOn, before: '2006' }] }"),
      /1\.md:10 .*“x”/,
    ],
    ['a number where there is a choice of words', rule('{ fact: willing, equals: 1 }'), /1\.md:10 .*willing/],
    [
      'an alias of yaml',
      broken('1.md', 'name: 居民愿意', 'name: &a 居民愿意\n  note: *a'),
      /1\.md:\d+ .*yaml/,
    ],
    [
      'aliases that multiply',
      files({
        ...FILES,
        'vocabulary.yaml': `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n`,
      }),
      /vocabulary\.yaml:\d+ .*yaml/,
    ],
    [
      'lists without end',
      files({ ...FILES, 'vocabulary.yaml': `lists: ${'['.repeat(20_000)}${']'.repeat(20_000)}\n` }),
      /vocabulary\.yaml:1 yaml 嵌套过深/,
    ],
    [
      'a rule without end',
      rule(`${'{ all: ['.repeat(2000)}{ fact: willing, equals: true }${'] }'.repeat(2000)}`),
      /1\.md:10 yaml 嵌套过深/,
    ],
    [
      'dashes without end',
      files({ ...FILES, 'vocabulary.yaml': `lists: { a: [b] }\nx:\n${'- '.repeat(5000)}y\n` }),
      /vocabulary\.yaml:3 yaml 嵌套过深/,
    ],
    [
      'a tag of another language',
      broken('policy.yaml', 'title: 小方案', 'title: !!js/function x'),
      /policy\.yaml:\d+/,
    ],
    [
      'a key that is a list',
      broken('policy.yaml', 'title: 小方案', '? [a, b]\n: x\ntitle: 小方案'),
      /policy\.yaml:\d+/,
    ],
    [
      'two documents in one',
      broken('policy.yaml', 'title: 小方案', '---\ntitle: 小方案'),
      /policy\.yaml:\d+ .*yaml/,
    ],
    [
      'a merge key',
      broken('policy.yaml', 'title: 小方案', '<<: { title: 别的 }\ntitle: 小方案'),
      /policy\.yaml:\d+/,
    ],
    ['nothing', [], /policy\.yaml:1 缺少文件/],
    ['a zero byte', broken('1.md', '老旧小区', '老旧\u0000小区'), /1\.md/],
  ])('%s', (_, sources, message) => {
    expect(told(sources).join('\n')).toMatch(message)
  })

  it.each(Object.keys(FILES))('%s missing is told', (name) => {
    const { [name]: _, ...rest } = FILES
    if (name !== 'vocabulary.yaml') expect(told(files(rest)).length).toBeGreaterThan(0)
  })

  it('any passage left out, doubled, exchanged or spoilt never throws', () => {
    const bits = [
      "'",
      '"',
      '[',
      ']',
      '{',
      '}',
      ':',
      '-',
      '*',
      '&',
      '!',
      '|',
      '>',
      '#',
      '\n',
      '\t',
      '`',
      '```',
      '---\n',
      '~',
      '%',
      '@',
      '\u0000',
      '\ufeff',
      '\ud800',
      '<b>',
      '一、',
      '__proto__: x',
      '- ',
      '?',
      '2005-02-31',
    ]
    tryMany(
      fc.property(
        fc.constantFrom(...Object.keys(FILES)),
        fc.array(fc.tuple(fc.nat(2000), fc.nat(40), fc.constantFrom('', ...bits)), {
          minLength: 1,
          maxLength: 3,
        }),
        (name, edits) => {
          let text = FILES[name]!
          for (const [at, length, bit] of edits) {
            const place = at % (text.length + 1)
            text = text.slice(0, place) + bit + text.slice(place + (length > 20 ? 0 : length))
          }
          told(files({ ...FILES, [name]: text }))
        },
      ),
      200,
    )
  })
})
