import { describe, expect, it } from 'vitest'
import { LONGEST_PAGE, mentions, quotations } from '../../src/knowledge/index.ts'
import { plan } from './plan.ts'

describe('pages of any size', () => {
  /** The best of some, since others use the machine as well. */
  const timeOf = (work: () => void) => {
    const times = Array.from({ length: 8 }, () => {
      const before = performance.now()
      work()
      return performance.now() - before
    })
    return Math.min(...times)
  }
  const prose = plan.clauses.map((part) => part.text).join('\n')
  const petition =
    '阳光小区居民反映楼顶漏水、下水道返水，希望加装电梯，请住建局、市场监管局答复。天气晴，材料齐。'
  const both = (text: string) => {
    mentions(plan, text)
    quotations(plan, text)
  }

  // In milliseconds it stands in bench; here that twice the text is about twice the work, whatever the machine does.
  it('of 100,000 characters cost no more than their share', () => {
    const page = (prose + petition.repeat(40)).repeat(60)
    const short = timeOf(() => both(page.slice(0, 100_000)))
    const long = timeOf(() => both(page.slice(0, 200_000)))
    expect(long).toBeLessThan(short * 8)
  })

  it.each([
    ['one character', '电'],
    ['right-to-left and invisible marks', '\u202e\u200f\u200b'],
    ['blanks', ' \u3000'],
    ['beginnings of a quotation', '市场监管部门负责老旧小区既有住宅加装'],
    ['quotations cut short each time', '市场监管部门负责老旧小区既有住宅加装电梯的甲乙'],
    ['half characters', '\ud83d'],
    ['labels', '四、（二'],
  ])('of 5 MB of %s take no more than a second or so, and no more than is looked at', (_, scrap) => {
    const page = scrap.repeat(Math.ceil(5_000_000 / scrap.length))
    const before = performance.now()
    both(page)
    expect(performance.now() - before).toBeLessThan(3000)
    expect(mentions(plan, page).every((one) => one.end <= LONGEST_PAGE)).toBe(true)
  })
})
