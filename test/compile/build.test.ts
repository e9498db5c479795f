import { describe, expect, it } from 'vitest'
import { compilePolicy, formatProblem, type SourceFile } from '../../src/compile/index.ts'
import { FILES, files } from './fixture.ts'

const told = (sources: readonly SourceFile[]) => compilePolicy(sources).problems.map(formatProblem)
const policyOf = (sources: readonly SourceFile[]) => {
  const { policy, problems } = compilePolicy(sources)
  expect(problems.map(formatProblem)).toEqual([])
  return policy!
}
/** The fixture with more blocks beneath 一(二), and more of other files. */
const more = (blocks: string, other: Record<string, string> = {}) =>
  files({ ...FILES, ...other, '1.md': FILES['1.md']! + blocks })
const block = (kind: string, text: string) => `\n\`\`\`yaml ${kind}\n${text}\n\`\`\`\n`
const quoted = (policy: ReturnType<typeof policyOf>, spans: readonly (readonly number[])[]) =>
  spans.map(([clause, start, end]) => policy.clauses[clause!]!.text.slice(start, end))

describe('chapters', () => {
  it('are read in the order of their names, whatever the order of the files', () => {
    const second = {
      path: '2.md',
      text: '## 二、又\n\n尾。\n\n```yaml not-encoded\nquote: 尾\nreason: 尾\n```\n',
    }
    for (const sources of [
      [second, ...files()],
      [...files(), second],
    ])
      expect(policyOf(sources).clauses.map((one) => one.label)).toEqual(['一', '一(一)', '一(二)', '二'])
  })

  it('are found in a folder, and so are the files beside them', () => {
    const below = files().map(({ path, text }) => ({ path: `content/small/${path}`, text }))
    expect(policyOf(below).id).toBe('small')
    expect(told(below.filter(({ path }) => !path.endsWith('questions.yaml')))).toContain(
      'questions.yaml:1 缺少文件“questions.yaml”。请补上',
    )
    expect(told(below.filter(({ path }) => !path.endsWith('vocabulary.yaml')))).toEqual([])
  })

  it('may begin with a block beneath the very first clause', () => {
    const first = {
      path: '0.md',
      text: '---\nlabel: 引言\n---\n\n引子。\n\n```yaml not-encoded\nquote: 引子\nreason: 引子\n```\n',
    }
    expect(policyOf([first, ...files()]).clauses[0]!.label).toBe('引言')
  })

  it('take blocks of yaml alone', () => {
    for (const [mark, message] of [
      ['yaml', '1.md:48 代码块的标记"yaml"不对。请写成 yaml 加种类,如 yaml duty'],
      ['xyaml duty', '1.md:48 代码块的标记"xyaml duty"不对。请写成 yaml 加种类,如 yaml duty'],
      ['yaml duty more', '1.md:48 代码块的标记"yaml duty more"不对。请写成 yaml 加种类,如 yaml duty'],
    ])
      expect(told(more(`\n\`\`\`${mark}\nx: 1\n\`\`\`\n`))).toEqual([message])
    expect(told(more('\n```yaml   item\nid: x\nname: x\ncategory: basic\nquote: 可争取补助\n```\n'))).toEqual(
      [],
    )
  })
})

describe('a thing', () => {
  it('is cited with all its quotations, its own clause first, then those elsewhere', () => {
    const policy = policyOf(
      more(
        block(
          'statement',
          'id: s\nname: 说明\nkind: aim\nquotes: [可争取补助, 电梯由居民使用]\nsee: [{ clause: 一(一), quote: 居民愿意 }]\nparties: [住建部门]',
        ),
      ),
    )
    const [one] = policy.statements
    expect(quoted(policy, one!.cite)).toEqual(['可争取补助', '电梯由居民使用', '居民愿意'])
    expect(one!.parties).toEqual(['housing'])
  })

  it('that is a step has tasks, each cited, and parties that are cited by them', () => {
    const policy = policyOf(
      more(
        block('department', 'id: people\nname: 居民\nkind: community') +
          block(
            'step',
            'id: s\nname: 第一步\nparties: [住建部门]\noutputs: [方案]\ntasks: [{ name: 争取, quote: 可争取补助 }, { name: 使用, quote: 电梯由居民使用, parties: [居民] }]',
          ),
      ),
    )
    const [step] = policy.steps
    expect(step).toMatchObject({ parties: ['housing'], outputs: ['方案'] })
    expect(step!.tasks.map((task) => [task.name, task.parties, quoted(policy, task.cite)])).toEqual([
      ['争取', [], ['可争取补助']],
      ['使用', ['people'], ['电梯由居民使用']],
    ])
    expect(quoted(policy, step!.cite)).toEqual(['可争取补助', '电梯由居民使用'])
    expect(quoted(policy, policy.departments.find((one) => one.id === 'people')!.cite)).toEqual([
      '电梯由居民使用',
    ])
  })

  it('that is money pays for items, is left to a judgement, and names who judges', () => {
    const policy = policyOf(
      more(
        block(
          'funding',
          'id: f\nname: 补助\ncovers: 补助\nfor: [加装电梯]\nthrough: [住建部门]\nwhen: { judgement: 可, by: 住建部门, quote: 可争取 }\nquote: 可争取补助',
        ) +
          block('funding', 'id: g\nname: 别的\ncovers: 别的\nwhen: always\nquote: 争取补助') +
          block(
            'model',
            "id: m\nname: 模式\nwhen: { any: [{ fact: willing, equals: true }, { id: late, fact: builtOn, onOrAfter: '2000' }] }\nquote: 住建部门牵头",
          ),
      ),
    )
    expect(policy.items[0]!.funding).toEqual(['f'])
    const [f, g] = policy.funding
    expect(f).toMatchObject({ discretionary: true, through: ['housing'], covers: '补助' })
    expect(f!.when).toMatchObject({ judgement: '可', id: 'f', by: 'housing' })
    expect(g).toMatchObject({ discretionary: false, through: [], when: { all: [] } })
    expect(policy.models[0]!.when).toEqual({
      any: [
        { fact: 'willing', equals: true, id: 'm-1' },
        { fact: 'builtOn', onOrAfter: '2000', id: 'late' },
      ],
    })
    expect(policy.criteria[0]!.when).toMatchObject({ id: 'built' })
  })

  it('is asked for by facts of every form; only the list of items needs no rule', () => {
    const questions = `${FILES['questions.yaml']!}- id: items
  form: items
  name: 内容
  question: 哪些?
  quotes: [{ clause: 一(二), quote: 加装电梯 }]
- id: place
  form: { choice: [a, b] }
  name: 地点
  question: 哪里?
  labels: { a: 甲, b: 乙 }
  quotes: [{ clause: 一(一), quote: 居民愿意 }]
`.replace('quote: 加装电梯', 'quote: 可争取补助')
    const rule = (value: string) =>
      block('model', `id: m\nname: 模式\nwhen: { fact: place, equals: ${value} }\nquote: 住建部门牵头`)
    const policy = policyOf(more(rule('a'), { 'questions.yaml': questions }))
    expect(policy.facts.map((one) => one.form)).toEqual([
      { kind: 'date' },
      { kind: 'boolean' },
      { kind: 'items' },
      { kind: 'choice', options: ['a', 'b'] },
    ])
    expect(told(more(rule('c'), { 'questions.yaml': questions }))).toEqual([
      '1.md:51 事实“place”的值“c”不对。可用:a、b',
    ])
    expect(
      told(
        more(block('model', 'id: m\nname: 模式\nwhen: { fact: items, equals: a }\nquote: 住建部门牵头'), {
          'questions.yaml': questions,
        }),
      ),
    ).toContain('1.md:51 事实“items”是改造内容的列表,不能用在规则里。请换一个事实')
  })
})

describe('rules', () => {
  const criterion = (when: string) =>
    more(block('criterion', `id: third\nname: 第三\nwhen: ${when}\nquote: 可争取补助`))

  it('that never hold are told as such', () => {
    expect(
      told(criterion("{ all: [{ fact: builtOn, before: '2000' }, { fact: builtOn, after: '2001' }] }")),
    ).toEqual(['1.md:51 “third”的规则总是不成立,不论怎么回答。请核对条件'])
  })

  it('of two requirements may share a name for one test and for no two', () => {
    const shared = (year: string) => criterion(`{ id: built, fact: builtOn, before: '${year}' }`)
    expect(told(shared('2005'))).toEqual([])
    expect(told(shared('2006'))).toEqual(['1.md:49 几个 criterion 中不同的条件都叫“built”。请各用一个 id'])
  })
})

describe('the head of a policy', () => {
  it('says by what it was replaced and where it stands, where that is known', () => {
    const head = FILES['policy.yaml']!.replace('in-force', 'replaced')
    const replaced = policyOf(
      files({ ...FILES, 'policy.yaml': `${head}replacedBy: 新方案\nsource: https://example.gov.cn/\n` }),
    )
    expect(replaced).toMatchObject({
      replacedBy: '新方案',
      source: 'https://example.gov.cn/',
      status: 'replaced',
    })
    expect(Object.keys(policyOf(files()))).not.toContain('replacedBy')
    expect(Object.keys(policyOf(files()))).not.toContain('source')
  })
})

describe('worked cases', () => {
  it('come along, and are none where there is no file', () => {
    const cases = '- name: 一例\n  facts: { willing: true }\n  expect: { eligibility: undetermined }\n'
    expect(compilePolicy(files({ ...FILES, 'cases.yaml': cases })).cases).toMatchObject([{ name: '一例' }])
    expect(compilePolicy(files()).cases).toEqual([])
  })
})
