import { describe, expect, it } from 'vitest'
import { normalise, numeral } from '../../src/knowledge/normalise.ts'
import { yearsIn } from '../../src/knowledge/years.ts'

const years = (text: string) => yearsIn(normalise(text, ['', '']), 2026)

describe('yearsIn', () => {
  it.each([
    ['1996年的楼,一落雨顶层就漏', 1996],
    ['97年的楼 电线老化', 1997],
    ['九六年建的房子', 1996],
    ['一九九八年盖的老院', 1998],
    ['二〇〇三年建成的小区', 2003],
    ['03年的小区能改吗', 2003],
    ['12年建的房子算不算', 2012],
  ])('reads the year named in %s', (text, year) => {
    expect(years(text)).toEqual({ from: year, to: year, year })
  })

  it.each([
    ['我们小区是2005年12月建成的', 2005, '2005-12'],
    ['零五年十二月才完的工', 2005, '2005-12'],
    ['零五年十二月才收的尾', 2005, '2005-12'],
    ['06年1月盖好的', 2006, '2006-01'],
    ['竣工备案日期为2005年12月31日', 2005, '2005-12-31'],
    ['竣工日期2005年12月三十一号', 2005, '2005-12-31'],
  ])('reads the month and the day in %s', (text, year, date) => {
    expect(years(text)).toEqual({ from: year, to: year, year, date })
  })

  it.each([
    ['2005年13月建成的', 2005],
    ['千禧年盖的房', 2000],
    ['04年底交的钥匙', 2004],
    ['2004年交付、2009年才办大证', 2004],
    ['2001年住进来的', 2001],
    ['那楼2004年拿的钥匙', 2004],
    ['国有的地 一九八二年垒的', 1982],
  ])('reads only the year in %s', (text, year) => {
    expect(years(text)).toEqual({ from: year, to: year, year })
  })

  it('takes no impossible day', () => {
    expect(years('2005年2月30日建成的')).toMatchObject({ year: 2005 })
    expect(years('2005年2月30日建成的')).not.toHaveProperty('date')
  })

  it.each([
    ['三十年的老楼', 1995, 1997, 1996],
    ['楼龄30年', 1995, 1997, 1996],
    ['家里老人80岁楼龄25年', 2000, 2002, 2001],
    ['楼龄31,前些年翻过一回', 1994, 1996, 1995],
    ['楼龄都三十二岁了', 1993, 1995, 1994],
    ['这楼三十三岁了,没电梯', 1992, 1994, 1993],
    ['三十多年的楼', 1987, 1996, 1996],
    ['快二十年的小区', 2005, 2009, 2006],
    ['上世纪八十年代的楼', 1980, 1989, 1989],
    ['90年代初的家属院', 1990, 1994, 1990],
    ['06年前后起的', 2004, 2008, 2006],
    ['2000年以前建的', 1900, 1999, 1999],
    ['2005年以后建的', 2006, 2026, 2006],
    ['2005年6月以后建的', 2005, 2026, 2005],
    ['2005年12月31日前建的', 1900, 2005, 2005],
    ['2000年3月以前建的', 1900, 2000, 2000],
  ])('reads %s as a range', (text, from, to, year) => {
    expect(years(text)).toEqual({ from, to, year })
  })

  it.each([
    ['1900年建的楼', 1900],
    ['2026年建的楼', 2026],
    ['1950年建的楼', 1950],
    ['50年建的楼', 1950],
    ['00年建的楼', 2000],
    ['26年建的楼', 2026],
    ['〇五年建的楼', 2005],
    ['小区建于1998年', 1998],
    ['2005年底建成的', 2005],
  ])('takes %s for a year there can have been', (text, year) => {
    expect(years(text)).toEqual({ from: year, to: year, year })
  })

  it.each([
    '1899年建的楼',
    '2027年建的楼',
    '27年建的楼',
    '2005年之后发布的文件',
    '1998年和2005年的楼有什么区别',
  ])('takes %s for none', (text) => {
    expect(years(text)).toBeNull()
  })

  it.each([
    ['不到二十年的小区', 2005, 2009, 2006],
    ['超过30年的楼', 1987, 1996, 1996],
    ['25多年的楼', 2000, 2001, 2001],
    ['楼龄整二十五年', 2000, 2002, 2001],
    ['房龄五年', 2020, 2022, 2021],
    ['楼龄90年', 1935, 1937, 1936],
    ['80年代末的楼', 1985, 1989, 1989],
    ['八十年代的楼', 1980, 1989, 1989],
    ['大约98年建的', 1996, 2000, 1998],
  ])('widens %s as it is told', (text, from, to, year) => {
    expect(years(text)).toEqual({ from, to, year })
  })

  it.each([
    '楼龄4年',
    '楼龄91年',
    '交了二十年物业费的人',
    '住六楼八十岁了',
    '父母住老楼八十岁了,能装电梯吗',
    '2018年收工程保证金了',
    '2021年收的尾款还没退',
    '这楼八十岁的老人',
    '小区有七十岁老人',
  ])('counts no age in %s', (text) => {
    expect(years(text)).toBeNull()
  })

  it.each([
    ['今年建的楼', 2026],
    ['去年底竣工', 2025],
    ['前年才交房', 2024],
    ['大前年建的楼', 2023],
  ])('reads %s from the year of the day', (text, year) => {
    expect(years(text)).toEqual({ from: year, to: year, year })
  })

  it.each([
    ['住了差不多十七八年的院子', 2008, 2009],
    ['二十七八年的老楼', 1998, 1999],
    ['楼龄刚八年', 2017, 2019],
  ])('reads the years of an age that is no round one in %s', (text, from, to) => {
    expect(years(text)).toMatchObject({ from, to })
  })

  it('reads the year of a thing just built from the day asked', () => {
    expect(years('去年建的楼')).toEqual({ from: 2025, to: 2025, year: 2025 })
  })

  it.each([
    '2021年 岱岳区 旧改名单',
    '漏了一年多',
    '攥在手里十三年',
    '2020年43号文件',
    '交了二十年物业费',
    '加装电梯找谁',
  ])('finds no year of completion in %s', (text) => {
    expect(years(text)).toBeNull()
  })
})

describe('numeral', () => {
  it.each([
    ['三十', 30],
    ['十五', 15],
    ['二十三', 23],
    ['两', 2],
    ['九六', 96],
    ['二〇〇三', 2003],
    ['一百零五', 105],
    ['42', 42],
  ])('reads %s', (text, value) => {
    expect(numeral(text)).toBe(value)
  })

  it('is no number where there is none', () => {
    expect(numeral('楼')).toBeNaN()
    expect(numeral('')).toBeNaN()
  })
})
