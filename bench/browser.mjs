/** The browser the benches use, and its version. */
import { chromium } from 'playwright-core'
import { findChromium } from '../scripts/chromium.mjs'

export const ARGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A browser without any profile. The caller closes it. */
export const launch = () => chromium.launch({ executablePath: findChromium(), headless: true, args: ARGS })
