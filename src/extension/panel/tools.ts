import type { Policy } from '../../knowledge/index.ts'
import type { OpenCase } from '../memory.ts'
import type { Tool } from './shell.tsx'

/** What a tool may need of the panel. */
export interface Panel {
  policy: Policy
  /** True where opening a file would close the panel. */
  popup: boolean
  locale: 'zh' | 'en'
  /** YYYY-MM-DD. */
  asOf: () => string
  /** The fragment of the guide's state. */
  place: () => string
  goTo: (fragment: string) => void
  /** The case this window has open, as it last saw it: what another window did to it since must not be overwritten. */
  openCase: () => OpenCase | null
  setOpenCase: (seen: OpenCase | null) => void
}

/** The buttons above the guide, from left to right. Screens are loaded when they are opened. */
export function toolsFor(panel: Panel): Tool[] {
  const zh = panel.locale === 'zh'
  return [
    {
      id: 'page',
      name: zh ? '本页事项' : 'This page',
      screen: async () => (await import('../page/screen.tsx')).pageScreen(panel),
    },
    {
      id: 'cases',
      name: zh ? '案例' : 'Cases',
      screen: async () => (await import('../cases/screen.tsx')).casesScreen(panel),
    },
    {
      id: 'settings',
      name: zh ? '设置' : 'Settings',
      act: () => chrome.runtime.openOptionsPage(),
    },
  ]
}
