/** The call's words are off: told on standard error, exit status 2. */
export class UsageError extends Error {
  override name = 'UsageError'
}

export interface Call {
  command: string
  /** The question of `ask`, the kind of `list`, the folder of `check`. */
  rest: string[]
  options: Record<string, string>
  json: boolean
}

/** Options that each command takes, beside --policy, --as-of and --json; each with a value. */
const OPTIONS: Record<string, readonly string[]> = {
  ask: [],
  assess: ['facts'],
  next: ['goal', 'facts'],
  duties: ['of', 'for'],
  list: [],
  text: [],
  check: [],
  pack: [],
  page: [],
}
/** How many words may stand beside the command: least and most. */
const WORDS: Record<string, readonly [number, number]> = { ask: [1, 1], list: [1, 1], check: [0, 1] }

export const USAGE = `用法:policy-guide 命令 [选项]

  ask "问题"                                     用平常话提问
  assess --facts 'JSON'                          评估一个小区
  next --goal eligibility|funding|models --facts 'JSON'  下一个值得问的问题
  duties [--of 部门] [--for 改造内容]            责任清单
  list clauses|departments|work-items|funding|models|steps|goals|facts
  text                                           文件原文
  check [目录]                                   检查内容,列出全部问题
  pack                                           数据包:可放到网站上的脚本;加 --json 得到 JSON
  page                                           没有脚本也能读的网页:全文和各项答案

各命令都可加:--policy 编号  --as-of 年-月-日  --json
`

/** Reads the words after the program's name. Throws UsageError naming the word that is off. */
export function readCall(words: readonly string[]): Call {
  const [command, ...others] = words
  if (!command) throw new UsageError(`缺少命令。\n${USAGE}`)
  const own = Object.prototype.hasOwnProperty.call(OPTIONS, command) ? OPTIONS[command]! : null
  if (!own) throw new UsageError(`没有“${command}”这个命令。可用:${Object.keys(OPTIONS).join('、')}`)
  const known = ['policy', 'as-of', ...own]
  const call: Call = { command, rest: [], options: {}, json: false }
  for (let at = 0; at < others.length; at++) {
    const word = others[at]!
    if (word === '--json') call.json = true
    else if (word === '--') {
      call.rest.push(...others.slice(at + 1))
      break
    } else if (word.startsWith('--')) {
      const equals = word.indexOf('=')
      const name = equals < 0 ? word.slice(2) : word.slice(2, equals)
      if (!known.includes(name))
        throw new UsageError(
          `${command} 没有选项“--${name}”。可用:${[...known, 'json'].map((one) => `--${one}`).join('、')}`,
        )
      if (name in call.options) throw new UsageError(`选项“--${name}”出现了两次。请只写一次`)
      const value = equals < 0 ? others[++at] : word.slice(equals + 1)
      if (value === undefined) throw new UsageError(`选项“--${name}”缺少值。请写在它后面`)
      call.options[name] = value
    } else call.rest.push(word)
  }
  const [least, most] = WORDS[command] ?? [0, 0]
  if (call.rest.length < least)
    throw new UsageError(command === 'ask' ? '缺少问题。例:ask "加装电梯找哪个部门"' : `缺少种类。\n${USAGE}`)
  if (call.rest.length > most) throw new UsageError(`多出了“${call.rest[most]}”。含空格的问题请放在引号里`)
  return call
}
