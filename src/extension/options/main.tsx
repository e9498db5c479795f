import policy from 'virtual:policy'
import { render } from 'preact'
import { findThing } from '../../knowledge/index.ts'
import { loadSettings, onSettings } from '../settings/store.ts'
import { dress, openRoot } from '../shadow.ts'
import { localeOf } from '../locale.ts'
import { Page } from './page.tsx'

const nameOf = (words: string) => findThing(policy, words, ['department'])?.name
const element = document.querySelector('#root')!
const root = openRoot(element)

async function show(): Promise<void> {
  const loaded = await loadSettings(nameOf)
  const locale = localeOf(loaded.settings)
  document.documentElement.lang = locale === 'en' ? 'en' : 'zh-CN'
  dress(element, loaded.settings)
  render(<Page loaded={loaded} locale={locale} policy={policy} nameOf={nameOf} />, root)
}

await show()
onSettings(() => void show())
