import { execFileSync, spawnSync } from 'node:child_process'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')
const cli = path.join(root, 'dist/node/cli.js')

function call(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...words], {
    cwd: root,
    encoding: 'utf8',
  })
  return { status, out: stdout, err: stderr }
}
const json = (...words: string[]) => JSON.parse(call(...words, '--json').out) as Record<string, unknown>

describe('the command line', () => {
  beforeAll(() => {
    execFileSync(
      process.execPath,
      [path.join(root, 'node_modules/vite/bin/vite.js'), 'build', '--mode', 'node', '--logLevel', 'error'],
      {
        cwd: root,
      },
    )
  }, 60_000)

  it('answers in the shapes of the contract', () => {
    expect(json('ask', '加装电梯找哪个部门')).toMatchObject({
      question: '加装电梯找哪个部门',
      policy: 'tai-an-2020-43',
      intent: 'responsible',
      coverage: 'stated',
      silentOn: [],
      facts: {},
      verdict: null,
      ask: [],
    })
    const assessed = json('assess', '--facts', '{"builtOn":"1998"}', '--as-of', '2026-11-23')
    expect(Object.keys(assessed)).toEqual([
      'policy',
      'asOf',
      'eligibility',
      'goals',
      'workItems',
      'funding',
      'models',
      'steps',
    ])
    expect(json('next', '--goal', 'eligibility', '--facts', '{}')['fact']).toBe('builtOn')
    expect(json('duties', '--for', '加装电梯')['named']).toBe(true)
    expect((json('text')['clauses'] as unknown[]).length).toBeGreaterThan(20)
  })

  it.each(['clauses', 'departments', 'work-items', 'funding', 'models', 'steps', 'goals', 'facts'])(
    'lists %s with citations',
    (kind) => {
      const rows = json('list', kind) as unknown as { citations: unknown[] }[]
      expect(rows.length).toBeGreaterThan(0)
      expect(rows.every((row) => row.citations.length > 0)).toBe(true)
    },
  )

  it('prints for a person without --json', () => {
    expect(call('ask', '路灯谁负责').out).toContain('文件没有为这一项单独指定部门')
    expect(call('text').out).toContain('老旧小区改造由市社区房屋安全管理工作领导小组统一指挥调度')
    expect(call('check').out).toContain('(100.0%)')
  })

  it.each([
    [['asks', 'x'], 2, '没有“asks”这个命令'],
    [['ask'], 2, '缺少问题'],
    [['ask', 'a', 'b'], 2, '多出了“b”'],
    [['assess', '--fact', '{}'], 2, 'assess 没有选项“--fact”'],
    [['assess', '--facts', '{'], 2, '--facts: “{”不是 JSON'],
    [['assess', '--facts', '{"builtOn":"soon"}'], 2, '事实“builtOn”(建成时间)的值“soon”不对'],
    [['assess', '--facts', '{}', '--as-of', '2026-02-30'], 2, '“2026-02-30”不是日期'],
    [['next', '--goal', 'luck'], 2, '没有“luck”'],
    [['list', 'dreams'], 2, 'list 没有“dreams”这一种'],
    [['duties', '--of', '天文台'], 1, '文件中没有名为“天文台”的部门'],
    [['ask', 'x', '--policy', 'moon'], 1, '没有编号为“moon”的文件'],
    [['check', 'nowhere'], 1, '没有目录“nowhere”'],
  ])('%j ends with %i and says what to do', (words, status, message) => {
    const outcome = call(...words)
    expect(outcome.status).toBe(status)
    expect(outcome.err).toContain(message)
    expect(outcome.out).toBe('')
  })
})
