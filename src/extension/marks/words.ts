import type { Role } from '../../knowledge/index.ts'

/** What a card says in our own voice. Small: it is carried into every marked page. */
export const WORDS = {
  zh: {
    open: '查看职责',
    close: '关闭',
    general: '文件没有单独指定部门，总体由：',
    source: '依据',
    lead: '牵头',
    responsible: '负责',
    support: '配合、指导',
    funds: '出资、争取资金',
    approves: '审批、验收',
  },
  en: {
    open: 'Who is responsible',
    close: 'Close',
    general: 'No department is named; in general:',
    source: 'See',
    lead: 'leads',
    responsible: 'responsible',
    support: 'supports',
    funds: 'funds',
    approves: 'approves',
  },
} satisfies Record<string, Record<Role | 'open' | 'close' | 'general' | 'source', string>>
