import { parseDate } from './dates.ts'
import { numeral } from './normalise.ts'

/** When a community was built, as a question tells it: the years it may mean, first and last, both possible. */
export interface Years {
  from: number
  to: number
  /** The year named or reckoned, inside the range. */
  year: number
  /** Where more than the year is told: 2005-12, 2005-12-31. */
  date?: string
}

const NUM = '[0-9零〇一二三四五六七八九十两廿卅百]'
const HOUSE =
  '(?:老|旧|的|这|那|个|栋|楼|房|小区|院|宿舍|住宅|家属|大厦|建|盖|起|造|垒|竣工|完工|落成|交房|交的|交付|交钥匙|[拿领交]的?钥匙|入住|住上|就住|就有|住进|搬|分的|修|才完|完的工|收的?尾(?!款)|收的?工(?![程本资钱])|竣[的了]工|拿的竣工|验收)'
/** What stands right before a year or between it and what was done then. */
const COMPLETED =
  /(?:建成|竣工|完工|交付|落成)(?:备案)?(?:的)?(?:日期|时间|年份|时点)?[^ ]{0,8}(?:是|为|在|于)?$/
const THEN = '(?:当天|当月|才|刚|底|末|初|年底|年初|春天|夏天|秋天|冬天|上半年|下半年)?'
/** A month and a day behind the year. */
const MONTH =
  /^ ?(\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份)?(?:(\d{1,2}|[一二三四五六七八九十]{1,3})[日号])?/
/** What makes a year something else than the year of completion. */
const OTHER =
  /^(?:度|底|初|末)?(?:前|以前|之前|后|以后|之后)?(?:的)?(?:旧改|改造|名单|计划|启动|纳入|列入|文件|方案|政策|开始改|印发|发布|出台)/

/**
 * The year of completion told in a normalised question, or null. Understands 1996年, 96年, 九六年, 上世纪八十年代,
 * 三十多年的楼, 快二十年, 楼龄30年, 去年建的, 2000年以前. Approximate words widen the range.
 * @param thisYear the year of `asOf`; ages are reckoned from it.
 */
export function yearsIn(text: string, thisYear: number): Years | null {
  text = text
    .replace(/千禧年|[两二]千年(?=整|竣|建|盖|底|初|的)/, '2000年')
    .replace('元月', '1月')
    // 十七八年: seventeen and some.
    .replace(/(十(?:一二|二三|三四|四五|五六|六七|七八|八九))(?=[年岁])/, (both) => `${both.slice(0, 2)}几`)
  // Two years are two borders of the plan, not one building's; but only in one of them it may have been built.
  const named4 = text.match(/(?:19|20)\d\d(?=年)/g) ?? []
  if (named4.some((year) => year !== named4[0])) {
    const [built, ...more] =
      text.match(/(?:19|20)\d\d年(?=(?:\d{1,2}月(?:份)?)?(?:建成|竣工|完工|交付|交房|落成|盖的|建的))/g) ?? []
    const year = built && !more.length ? parseInt(built) : NaN
    return year <= thisYear ? { from: year, to: year, year } : null
  }
  const found = decade(text) ?? named(text, thisYear) ?? relative(text, thisYear) ?? age(text, thisYear)
  // Dates run from the year 1000; a clock may say anything.
  return found && found.from >= 1000 ? found : null
}

function decade(text: string): Years | null {
  const found =
    /(?:上世纪|上个世纪|19)?([5-9一二三四五六七八九]0|[五六七八九]十)年代(初|中|末|后期|早期)?/.exec(text)
  if (!found) return null
  const from = 1900 + numeral(found[1]!)
  const late = found[2] === '末' || found[2] === '后期'
  const early = found[2] === '初' || found[2] === '早期'
  return late
    ? { from: from + 5, to: from + 9, year: from + 9 }
    : early
      ? { from, to: from + 4, year: from }
      : { from, to: from + 9, year: from + 9 }
}

function named(text: string, thisYear: number): Years | null {
  const pattern = new RegExp(
    `((?:19|20)\\d\\d|[一二][九〇零][零〇一二三四五六七八九]{2}|\\d\\d|[零〇一二三四五六七八九]{2})(年|\\s?(?=建|盖|起|竣工|完工|交房))`,
    'g',
  )
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    const raw = found[1]!
    const before = text.slice(Math.max(0, found.index - 12), found.index)
    const behind = text.slice(found.index + found[0].length)
    const year = fullYear(raw, behind, thisYear)
    if (year === null || /\d$/.test(before) || OTHER.test(behind)) continue
    const { date, rest } = withMonth(year, behind)
    if (/^(?:前后|左右|上下)/.test(rest) || /[约概]$/.test(before))
      return { from: year - 2, to: year + 2, year }
    // Before and after a month or a day, the rest of that year counts as well.
    const apart = date ? 0 : 1
    if (/^(?:以前|之前|前)/.test(rest)) return { from: 1900, to: year - apart, year: year - apart }
    if (/^(?:以后|之后|后)/.test(rest)) return { from: year + apart, to: thisYear, year: year + apart }
    if (
      new RegExp(
        `^${THEN}(?:${HOUSE}|[^ ]{1,10}?(?:楼|房|小区|院|宿舍|住宅|家属|大厦|建|盖|起|竣工|完工|落成|交房))`,
      ).test(rest) ||
      (raw.length === 4 && rest === '') ||
      COMPLETED.test(before) ||
      /[建盖]于$/.test(before)
    )
      return { from: year, to: year, year, ...(date ? { date } : {}) }
  }
  return null
}

/** The month and day that stand behind a year, if they are any, and what comes after them. */
function withMonth(year: number, behind: string): { date?: string; rest: string } {
  const [whole = '', month = '', day = ''] = MONTH.exec(behind) ?? []
  const rest = behind.slice(whole.length)
  const two = (text: string) => String(numeral(text)).padStart(2, '0')
  const date = [String(year), ...[month, day].filter(Boolean).map(two)].join('-')
  return month && parseDate(date) ? { date, rest } : { rest }
}

/** 1996, 96 and 九六 are years; 20年 and 三十年 are ages, but 06年 and 12年建 are years. */
function fullYear(raw: string, rest: string, thisYear: number): number | null {
  const value = numeral(raw)
  if (!(value >= 0)) return null
  if (raw.length === 4) return value >= 1900 && value <= thisYear ? value : null
  if (value >= 50) return 1900 + value
  const leadingZero = /^[0零〇]/.test(raw)
  return leadingZero || (2000 + value <= thisYear && /^新?(?:建|盖|起|竣工|完工|交房|交付|入住)/.test(rest))
    ? 2000 + value
    : null
}

function relative(text: string, thisYear: number): Years | null {
  const found = /(今年|去年|前年|大前年)(?:底|初)?(?:才|刚|新)?(?:建|盖|竣工|完工|落成|交房|交付|入住)/.exec(
    text,
  )
  if (!found) return null
  const year = thisYear - ['今年', '去年', '前年', '大前年'].indexOf(found[1]!)
  return { from: year, to: year, year }
}

function age(text: string, thisYear: number): Years | null {
  const pattern = new RegExp(
    `(快|将近|近|不到|差不多|大概|大约|约)?(?:有)?(?:[楼房][龄令])?(?:都|已经|已|快|有|是|超过|整|才|刚|也就)?(${NUM}{1,4})(几|多|来)?(年|岁)?(多|来)?(?:了)?((?:楼龄|房龄)(?!${NUM}))?`,
    'g',
  )
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    const [whole, about, digits, more1, unit, more2, suffix] = found
    const years = numeral(digits!)
    const ofHouse = /[楼房][龄令]/.test(whole)
    if (!(years >= 5 && years <= 90) || !(unit || ofHouse)) continue
    const rest = text.slice(found.index + whole.length)
    const near = text.slice(Math.max(0, found.index - 8), found.index)
    // People are so many 岁 as well, and live on the third 楼: only the house itself counts.
    if (unit === '岁' && !ofHouse && !(/(?:^|[这那栋们 ])(?:楼|房子)$/.test(near) && /^(?: |$)/.test(rest)))
      continue
    const told =
      suffix !== undefined ||
      ofHouse ||
      /^(?:的|历史|老|以上的|以上)?(?:这|那|些|个|片|一|破|旧|老|自建|单位|红砖|砖混)*(?:楼|房|小区|院|宿舍|住宅|家属|大厦|筒子楼|公寓)/.test(
        rest,
      ) ||
      /(?:小区|楼|房子|院子|宿舍|建成|盖了|建了|住了)(?:都|有|已经|也|快|建成|了)*$/.test(near)
    if (!told) continue
    const year = thisYear - years
    const over = more1 || more2 || rest.startsWith('以上') || /超过/.test(whole)
    if (over) return { from: year - (years >= 10 && /十$|0$/.test(digits!) ? 9 : 1), to: year, year }
    if ((about && /快|近|不到/.test(about)) || /快/.test(whole)) return { from: year - 1, to: year + 3, year }
    return { from: year - 1, to: year + 1, year }
  }
  return null
}
