import type { Settings } from './settings/settle.ts'

/** The language of the interface: as chosen, else as the browser's. */
export function localeOf({ locale }: Pick<Settings, 'locale'>): 'zh' | 'en' {
  return locale !== 'auto' ? locale : chrome.i18n.getUILanguage().startsWith('zh') ? 'zh' : 'en'
}
