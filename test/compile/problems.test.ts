import { describe, expect, it } from 'vitest'
import { compilePolicy, formatProblem } from '../../src/compile/index.ts'
import { broken, FILES, files } from './fixture.ts'

type Row = [what: string, file: string, passage: string | RegExp, replacement: string, messages: string[]]

/** Each breaks one passage of the fixture; every problem that follows is told, in the order of files and lines. */
const ROWS: Row[] = [
  [
    'a quotation that is not in the clause',
    '1.md',
    'quote: 住建部门负责加装电梯',
    'quote: 住建部门负责加装楼梯',
    [
      '1.md:24 部门“住建部门”没有出现在任何职责中。请写出它的职责,或删去',
      '1.md:40 引文不在一(二)中:“住建部门负责加装楼梯”。原文从“住建部门负责加装”之后不同',
    ],
  ],
  [
    'a quotation that stands in another clause',
    '1.md',
    'quote: 加装电梯\n',
    'quote: 居民愿意\n',
    ['1.md:32 引文不在一(二)中:“居民愿意”。它在一(一)'],
  ],
  [
    'a quotation that stands there twice',
    '1.md',
    'quote: 加装电梯\n',
    'quote: 住建部门\n',
    ['1.md:32 引文在一(二)中出现了不止一次:“住建部门”。请多引几个字'],
  ],
  [
    'an empty quotation in quotes',
    '1.md',
    'quote: 加装电梯\n',
    'quotes: []\n',
    [
      '1.md:32 “quotes”是空的。请填写或删去这一项',
      '1.md:39 没有名为“加装电梯”的改造内容、步骤、资金、模式。请核对名称',
      'vocabulary.yaml:1 没有名为“lift”的部门、改造内容、条件、目标、资金、模式、步骤、说明、事实。可用:住建部门、2005年前建成、居民愿意、建成时间、意愿',
    ],
  ],
  [
    'a thing without a quotation',
    '1.md',
    'quote: 加装电梯\n',
    'note: 无\n',
    ['1.md:29 “lift”没有引文。请加 quote,写出一(二)中的原文'],
  ],
  [
    'an unknown department',
    '1.md',
    'department: 住建部门\n',
    'department: 住建部\n',
    [
      '1.md:24 部门“住建部门”没有出现在任何职责中。请写出它的职责,或删去',
      '1.md:36 没有名为“住建部”的部门。是不是“住建部门”',
    ],
  ],
  [
    'an unknown work item',
    '1.md',
    'of: [加装电梯]',
    'of: [加装楼梯]',
    ['1.md:39 没有名为“加装楼梯”的改造内容、步骤、资金、模式。是不是“加装电梯”'],
  ],
  [
    'an unknown fact in a rule',
    '1.md',
    'fact: willing',
    'fact: wiling',
    [
      '1.md:14 规则用了没有的事实“wiling”。是不是“willing”',
      'questions.yaml:6 问题“willing”没有被任何规则用到。请删去,或在规则中使用它',
    ],
  ],
  [
    'a comparison that does not fit the fact',
    '1.md',
    "before: '2005'",
    'equals: 2005',
    ['1.md:10 事实“builtOn”的比较“equals”不对。可用其中一种:before、onOrBefore、after、onOrAfter'],
  ],
  [
    'a value that does not fit the fact',
    '1.md',
    'equals: true',
    'equals: 是',
    ['1.md:14 事实“willing”的值“是”不对。可用:true、false'],
  ],
  [
    'a rule that is always true',
    '1.md',
    "when: { fact: builtOn, before: '2005' }",
    "when: { any: [{ fact: builtOn, before: '2005' }, { fact: builtOn, onOrAfter: '2005' }] }",
    ['1.md:10 “built”的规则总是成立,不论怎么回答。请核对条件'],
  ],
  [
    'a condition that can never matter',
    '1.md',
    "when: { fact: builtOn, before: '2005' }",
    "when: { all: [{ fact: builtOn, before: '2005' }, { any: [{ fact: builtOn, before: '2006' }, { fact: willing, equals: true }] }] }",
    ['1.md:10 “built”的规则中事实“willing”的条件不起作用。请删去或核对'],
  ],
  [
    'a rule of no known form',
    '1.md',
    "when: { fact: builtOn, before: '2005' }",
    "when: { 早于: '2005' }",
    [
      '1.md:10 “when”的写法不对:“{"早于":"2005"}”。规则可用 all、any、none、fact 加一种比较、judgement 或 always;形式可用 boolean、date、items、choice',
      'questions.yaml:1 问题“builtOn”没有被任何规则用到。请删去,或在规则中使用它',
    ],
  ],
  [
    'an unknown key',
    '1.md',
    'category: improvement',
    'catgory: improvement',
    [
      '1.md:29 缺少“category”。请补上',
      '1.md:31 没有“catgory”这一项。是不是“category”',
      '1.md:39 没有名为“加装电梯”的改造内容、步骤、资金、模式。请核对名称',
      'vocabulary.yaml:1 没有名为“lift”的部门、改造内容、条件、目标、资金、模式、步骤、说明、事实。可用:住建部门、2005年前建成、居民愿意、建成时间、意愿',
    ],
  ],
  [
    'a value outside the list',
    '1.md',
    'role: responsible',
    'role: boss',
    [
      '1.md:24 部门“住建部门”没有出现在任何职责中。请写出它的职责,或删去',
      '1.md:37 “role”的值“boss”不对。可用:lead、responsible、support、funds、approves',
    ],
  ],
  [
    'a missing key',
    '1.md',
    'about: 加装电梯\n',
    '',
    ['1.md:24 部门“住建部门”没有出现在任何职责中。请写出它的职责,或删去', '1.md:36 缺少“about”。请补上'],
  ],
  [
    'a wrong type',
    '1.md',
    'of: [加装电梯]',
    'of: 加装电梯',
    [
      '1.md:24 部门“住建部门”没有出现在任何职责中。请写出它的职责,或删去',
      '1.md:39 “of”的值“加装电梯”不对。应是列表',
    ],
  ],
  [
    'an id that is badly written',
    '1.md',
    'id: lift',
    'id: Lift!',
    [
      '1.md:29 “id”的值“Lift!”写法不对。编号用小写英文和连字符,日期写成 1998 或 2005-12-31',
      '1.md:39 没有名为“加装电梯”的改造内容、步骤、资金、模式。请核对名称',
      'vocabulary.yaml:1 没有名为“lift”的部门、改造内容、条件、目标、资金、模式、步骤、说明、事实。可用:住建部门、2005年前建成、居民愿意、建成时间、意愿',
    ],
  ],
  [
    'an id used twice',
    '1.md',
    'id: housing',
    'id: lift',
    [
      '1.md:29 编号“lift”重复:“住建部门”已经用了它。请换一个',
      '1.md:39 没有名为“加装电梯”的改造内容、步骤、资金、模式。请核对名称',
    ],
  ],
  [
    'a name used twice',
    '1.md',
    '- id: willing-residents\n  name: 居民愿意',
    '- id: willing-residents\n  name: 2005年前建成',
    ['1.md:12 名称“2005年前建成”重复。同一种块中每个名称只能用一次'],
  ],
  [
    'an unknown kind of block',
    '1.md',
    'yaml duty',
    'yaml dutty',
    [
      '1.md:24 部门“住建部门”没有出现在任何职责中。请写出它的职责,或删去',
      '1.md:35 没有“dutty”这种块。是不是“duty”',
    ],
  ],
  [
    'a block without a kind',
    '1.md',
    'yaml duty',
    'yaml',
    [
      '1.md:24 部门“住建部门”没有出现在任何职责中。请写出它的职责,或删去',
      '1.md:35 代码块的标记"yaml"不对。请写成 yaml 加种类,如 yaml duty',
    ],
  ],
  [
    'an empty block',
    '1.md',
    /(```yaml not-encoded\n)[^`]*/,
    '```yaml not-encoded\n',
    [
      '1.md:18 一(二)中有一句没有说明:“电梯由居民使用。”。请加上相应的块,或用 not-encoded 写明理由',
      '1.md:44 “not-encoded”块是空的或不成形。请写成“名称: 值”或它们的列表',
    ],
  ],
  [
    'a block before any clause',
    '1.md',
    '## 一、总则',
    '```yaml duty\nrole: lead\n```\n\n## 一、总则',
    ['1.md:1 “duty”块不在任何条款之下。请移到所引条款的正文之后'],
  ],
  [
    'broken yaml',
    '1.md',
    'category: improvement',
    'category: [improvement',
    [
      '1.md:32 yaml 写法有误(BAD_INDENT)。请核对缩进、引号和冒号',
      '1.md:39 没有名为“加装电梯”的改造内容、步骤、资金、模式。请核对名称',
      'vocabulary.yaml:1 没有名为“lift”的部门、改造内容、条件、目标、资金、模式、步骤、说明、事实。可用:住建部门、2005年前建成、居民愿意、建成时间、意愿',
    ],
  ],
  [
    'a key written twice',
    '1.md',
    'category: improvement',
    'category: improvement\ncategory: improvement',
    [
      '1.md:32 同一项写了两次(yaml)。请只保留一处',
      '1.md:40 没有名为“加装电梯”的改造内容、步骤、资金、模式。请核对名称',
      'vocabulary.yaml:1 没有名为“lift”的部门、改造内容、条件、目标、资金、模式、步骤、说明、事实。可用:住建部门、2005年前建成、居民愿意、建成时间、意愿',
    ],
  ],
  [
    'a heading without a number',
    '1.md',
    '### （二）分工。',
    '### 分工。',
    [
      '1.md:18 标题“分工。”没有序号。章用“一、”,节用“（一）”,项用“1.”',
      'vocabulary.yaml:2 没有条款“一(二)”。可用:一(一)',
    ],
  ],
  [
    'a heading number used twice',
    '1.md',
    '### （二）分工。',
    '### （一）分工。',
    [
      '1.md:18 条款编号“一(一)”重复。请核对标题的序号',
      'vocabulary.yaml:2 没有条款“一(二)”。可用:一(一)、一(一)',
    ],
  ],
  [
    'markup inside the document',
    '1.md',
    '老旧小区是指',
    '- 老旧小区是指',
    [
      '1.md:5 正文里有“- 老旧小区是指2005”这样的标记(list)。条款只用标题、段落和 yaml 块',
      '1.md:11 引文不在一(一)中:“2005年前建成”。请核对原文',
      '1.md:15 引文不在一(一)中:“居民愿意”。请核对原文',
      'questions.yaml:5 引文不在一(一)中:“2005年前建成”。请核对原文',
      'questions.yaml:11 引文不在一(一)中:“居民愿意”。请核对原文',
    ],
  ],
  [
    'a sentence nobody accounts for',
    '1.md',
    '电梯由居民使用。',
    '电梯由居民使用。另有规定。',
    ['1.md:18 一(二)中有一句没有说明:“另有规定。”。请加上相应的块,或用 not-encoded 写明理由'],
  ],
  [
    'conflicting duties',
    '1.md',
    'of: [加装电梯]\nquote: 住建部门负责加装电梯\n```',
    'of: [加装电梯]\nquote: 住建部门负责加装电梯\n```\n\n```yaml duty\ndepartment: 住建部门\nrole: funds\nabout: 加装电梯\nof: [加装电梯]\nquote: 住建部门负责加装电梯\n```',
    ['1.md:45 “住建部门”对“加装电梯”的职责前后不一:responsible 和 funds。请只留一种'],
  ],
  [
    'a department nobody names',
    '1.md',
    'id: housing\nname: 住建部门\nkind: department',
    '- { id: housing, name: 住建部门, kind: department }\n- { id: police, name: 公安部门, kind: department }',
    ['1.md:24 部门“公安部门”没有出现在任何职责中。请写出它的职责,或删去'],
  ],
  [
    'a clause that does not exist',
    '1.md',
    'quote: 加装电梯\n',
    'quote: 加装电梯\nsee: [{ clause: 一(三), quote: 补助 }]\n',
    ['1.md:33 没有条款“一(三)”。是不是“一(一)”'],
  ],
  [
    'a question nobody uses',
    'questions.yaml',
    '- id: builtOn',
    '- id: spare\n  form: date\n  name: 备用\n  question: 何时?\n  quotes: [{ clause: 一(一), quote: 居民愿意 }]\n- id: builtOn',
    ['questions.yaml:1 问题“spare”没有被任何规则用到。请删去,或在规则中使用它'],
  ],
  [
    'a value without words',
    'questions.yaml',
    "'false': 否",
    '',
    ['questions.yaml:10 问题“willing”缺少值“false”的说法。请在 labels 中补上'],
  ],
  [
    'a question that quotes what is not there',
    'questions.yaml',
    'quote: 2005年前建成',
    'quote: 2006年前建成',
    ['questions.yaml:5 引文不在一(一)中:“2006年前建成”。请核对原文'],
  ],
  ['an empty file', 'questions.yaml', /[\s\S]+/, '', ['questions.yaml:1 “”的值“null”不对。应是列表']],
  [
    'a date that is none',
    'policy.yaml',
    "issuedOn: '2020-07-23'",
    "issuedOn: '2020-13-40'",
    ['policy.yaml:6 “issuedOn”的值“2020-13-40”写法不对。日期写成 2020-07-23'],
  ],
  [
    'a head that the document does not say',
    'policy.yaml',
    'status: in-force',
    'status: in-force\nhead: [不在原文的话]',
    ['policy.yaml:10 文件头中的“不在原文的话”不在原文中。请核对原文'],
  ],
  [
    'an alias of nothing',
    'vocabulary.yaml',
    'lift:',
    'lfit:',
    [
      'vocabulary.yaml:1 没有名为“lfit”的部门、改造内容、条件、目标、资金、模式、步骤、说明、事实。是不是“lift”',
    ],
  ],
  [
    'an alias of one character',
    'vocabulary.yaml',
    '[装电梯]',
    '[梯]',
    ['vocabulary.yaml:1 词“梯”太短。至少两个字'],
  ],
  [
    'an alias twice',
    'vocabulary.yaml',
    '[装电梯]',
    '[装电梯, 装电梯]',
    ['vocabulary.yaml:1 词“装电梯”在“lift”下写了两次。请删去一处'],
  ],
  [
    'a topic near no clause',
    'vocabulary.yaml',
    '[一(二)]',
    '[二(二)]',
    ['vocabulary.yaml:2 没有条款“二(二)”。可用:一(一)、一(二)'],
  ],
  [
    'a key of the prototype',
    'vocabulary.yaml',
    'aliases: {',
    'aliases: { __proto__: [原型链],',
    ['vocabulary.yaml:1 名称“__proto__”不能用。请换一个'],
  ],
]

describe('what is wrong in the content is told in Chinese, with place, value and remedy', () => {
  it('the fixture itself has no problem', () => {
    expect(compilePolicy(files()).problems).toEqual([])
    expect(compilePolicy(files()).policy?.id).toBe('small')
  })

  it.each(ROWS)('%s', (_what, file, passage, replacement, messages) => {
    const { policy, problems } = compilePolicy(broken(file, passage, replacement))
    expect(problems.map(formatProblem)).toEqual(messages)
    expect(policy).toBeNull()
  })

  it('a missing file', () => {
    const { 'questions.yaml': _, ...rest } = FILES
    expect(compilePolicy(files(rest)).problems.map(formatProblem)).toEqual([
      'questions.yaml:1 缺少文件“questions.yaml”。请补上',
    ])
  })

  it('two problems in two files are both told', () => {
    const twice = broken('1.md', 'quote: 住建部门负责加装电梯', 'quote: 住建部门负责加装楼梯').map((file) =>
      file.path === 'policy.yaml' ? { ...file, text: file.text.replace('in-force', 'unknown') } : file,
    )
    expect(new Set(compilePolicy(twice).problems.map((one) => one.file))).toEqual(
      new Set(['1.md', 'policy.yaml']),
    )
  })
})
