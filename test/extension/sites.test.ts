import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tryMany } from '../property.ts'
import { covers, officeSites, siteOf, sitesToMark } from '../../src/extension/marks/sites.ts'

describe('a site', () => {
  it.each([
    ['https://oa.example.gov.cn/a/b?c#d', 'https://oa.example.gov.cn/*'],
    ['http://10.1.2.3:8080/', 'http://10.1.2.3/*'],
    ['HTTPS://OA.Example.gov.cn', 'https://oa.example.gov.cn/*'],
    [' oa.example.gov.cn ', '*://oa.example.gov.cn/*'],
    ['oa:8080', '*://oa/*'],
    ['http://政务.cn', 'http://xn--zfr164b.cn/*'],
  ])('%s is asked for as %s', (typed, site) => {
    expect(siteOf(typed)).toBe(site)
  })

  it.each([
    '',
    ' ',
    'not a site',
    'ftp://a',
    'file:///etc',
    'javascript:alert(1)',
    'https://',
    '[::1]',
    '*',
    'a,b',
  ])('is not %j', (typed) => {
    expect(siteOf(typed)).toBeNull()
  })

  it('covers its own pages and no other host’s', () => {
    tryMany(
      fc.property(fc.webUrl(), fc.domain(), (url, other) => {
        const site = siteOf(url)!
        expect(covers(site, url)).toBe(true)
        if (new URL(url).hostname !== other) expect(covers(site, `https://${other}/`)).toBe(false)
      }),
    )
  })

  it('covers another as far as scheme and host go', () => {
    expect(covers('*://*.gov.cn/*', 'https://oa.gov.cn/*')).toBe(true)
    expect(covers('*://*.gov.cn/*', 'https://gov.cn/*')).toBe(true)
    expect(covers('https://*.gov.cn/*', 'http://oa.gov.cn/*')).toBe(false)
    expect(covers('https://*.gov.cn/*', 'https://evilgov.cn/*')).toBe(false)
    expect(covers('https://oa.gov.cn/*', 'https://*.gov.cn/*')).toBe(false)
    expect(covers('<all_urls>', 'https://oa.gov.cn/x')).toBe(true)
    expect(covers('https://oa.gov.cn/*', 'nonsense')).toBe(false)
  })
})

describe('the sites to mark', () => {
  const granted = ['https://oa.example.gov.cn/*', 'http://other.example/*', 'chrome://favicon/*']

  it('are those the browser grants', () => {
    expect(sitesToMark(granted, { sites: [], locked: false })).toEqual(granted.slice(0, 2))
  })

  it('are of those only the office’s where it has locked them', () => {
    expect(sitesToMark(granted, { sites: ['https://*.example.gov.cn/*'], locked: true })).toEqual([
      granted[0],
    ])
    expect(sitesToMark(granted, { sites: [], locked: true })).toEqual([])
  })

  it('hold whatever the office’s settings are', () => {
    tryMany(
      fc.property(fc.anything(), (managed) => {
        const { sites, locked } = officeSites(managed)
        expect(sites.every((one) => typeof one === 'string')).toBe(true)
        expect(typeof locked).toBe('boolean')
      }),
    )
    expect(officeSites({ sites: ['a', 1], locked: ['sites'] })).toEqual({ sites: ['a'], locked: true })
  })
})
