import type { Contact } from '../../ui/index.ts'

/** The department's own name for a name or alias; undefined where the policy has none. */
export type NameOf = (words: string) => string | undefined

/** Columns of a directory, with the headings people give them. */
export const COLUMNS = {
  department: ['部门', '单位', '部门名称', '单位名称', '科室', 'department', 'name'],
  phone: ['电话', '联系电话', '办公电话', '电话号码', 'phone', 'tel', 'telephone'],
  address: ['地址', '办公地址', '联系地址', 'address'],
  hours: ['时间', '办公时间', '工作时间', '服务时间', 'hours'],
  url: ['网址', '链接', '网站', 'url', 'link', 'website'],
} as const
export type Column = keyof typeof COLUMNS

const NAMES: Record<Column, string> = {
  department: '部门',
  phone: '电话',
  address: '地址',
  hours: '时间',
  url: '网址',
}
/** As the interface cuts them too; UTF-16 units. */
const LONGEST = 200
/** Entries of one directory; to look up a name takes a moment. */
const MOST = 2000

/** Refused as a whole; undefined where there are not too many. */
export function tooMany(entries: number): Directory | undefined {
  const problem = `有 ${entries} 条联系方式，最多 ${MOST} 条。请只保留本地各部门的`
  return entries > MOST ? { contacts: {}, problems: [problem], unknown: [] } : undefined
}

export interface Directory {
  contacts: Record<string, Contact>
  /** What is wrong, one line each: where, column, value, remedy. Not empty: nothing should be stored. */
  problems: string[]
  /** Departments the policy does not name; left out, since no answer would show them. */
  unknown: string[]
}

export function columnOf(heading: string): Column | undefined {
  const wanted = heading.replace(/\s/g, '').toLowerCase()
  return (Object.keys(COLUMNS) as Column[]).find((key) =>
    (COLUMNS[key] as readonly string[]).includes(wanted),
  )
}

/** One entry as read from a row or an object: column → words, and where it stands, for messages. */
export interface Entry {
  where: string
  values: Partial<Record<Column, string>>
}

/** Checks entries and gathers them by department. */
export function gather(entries: readonly Entry[], nameOf: NameOf): Directory {
  const problems: string[] = []
  const unknown: string[] = []
  const contacts = new Map<string, Contact>()
  const first = new Map<string, string>()
  for (const { where, values } of entries) {
    const department = (values.department ?? '').trim()
    if (!department) {
      problems.push(`${where}“部门”为空。请填部门名称，或删去这一行`)
      continue
    }
    const contact: Contact = {}
    for (const key of ['phone', 'address', 'hours', 'url'] as const) {
      const value = (values[key] ?? '').trim()
      if (!value) continue
      const remedy = check(key, value)
      if (remedy) problems.push(`${where}“${NAMES[key]}”：值“${clip(value)}”不对。${remedy}`)
      else contact[key] = value
    }
    const name = nameOf(department)
    if (name === undefined) {
      unknown.push(clip(department))
      continue
    }
    const before = first.get(name)
    if (before !== undefined) {
      problems.push(`${where}“部门”：“${clip(department)}”与${before}是同一部门（${name}）。请合并成一行`)
      continue
    }
    first.set(name, where)
    if (Object.keys(contact).length === 0)
      problems.push(`${where}“${clip(department)}”没有电话、地址、时间、网址。请至少填一项，或删去这一行`)
    else contacts.set(name, contact)
  }
  return { contacts: Object.fromEntries(contacts), problems, unknown }
}

function check(key: Column, value: string): string | undefined {
  if (value.length > LONGEST) return `最多 ${LONGEST} 字，这里有 ${value.length} 字`
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  if (/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/.test(value)) return '请去掉换行和看不见的字符'
  if (key === 'phone' && !isPhone(value)) return '请写成 0538-1234567、12345 或 0538-1234567转8001 这样'
  if (key === 'url' && !isAddress(value)) return '网址须以 http:// 或 https:// 开头'
  return undefined
}

/** Several numbers and extensions are common in one cell: 0538-1234567、7654321转8001. */
function isPhone(value: string): boolean {
  return /^[\d\s\-+()（）、，,;；/转—–至]+$/.test(value) && value.replace(/\D/g, '').length >= 3
}

function isAddress(value: string): boolean {
  try {
    return /^https?:$/.test(new URL(value).protocol)
  } catch {
    return false
  }
}

/** Contacts as JSON: department → contact, or a list of objects that name their department. Never throws. */
export function readContacts(value: unknown, nameOf: NameOf): Directory {
  if (typeof value !== 'object' || value === null)
    return { contacts: {}, problems: ['应是“部门 → 联系方式”的对象，或联系方式的列表'], unknown: [] }
  const problems: string[] = []
  const entries: Entry[] = []
  const pairs: [where: string, given: unknown, department?: string][] = Array.isArray(value)
    ? value.map((one, at) => [`第 ${at + 1} 项`, one])
    : Object.entries(value).map(([name, one]) => [`“${clip(name)}”的`, one, name])
  const refused = tooMany(pairs.length)
  if (refused) return refused
  for (const [where, given, department] of pairs) {
    if (typeof given !== 'object' || given === null || Array.isArray(given)) {
      problems.push(`${where}联系方式应是对象，如 {"phone":"0538-1234567"}`)
      continue
    }
    const values: Partial<Record<Column, string>> = department === undefined ? {} : { department }
    for (const [key, one] of Object.entries(given as Record<string, unknown>)) {
      const column = columnOf(key)
      if (!column) problems.push(`${where}“${clip(key)}”认不出。可用：department、phone、address、hours、url`)
      else if (typeof one === 'string') values[column] = one
      else if (typeof one === 'number') values[column] = String(one)
      else if (one !== null) problems.push(`${where}“${NAMES[column]}”：应是文字`)
    }
    entries.push({ where, values })
  }
  const directory = gather(entries, nameOf)
  return { ...directory, problems: [...problems, ...directory.problems] }
}

export function clip(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
