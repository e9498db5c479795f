import { ask, policies, type Answer } from 'policy-guide'
import type { GuideElement } from 'policy-guide/widget'

export const answer: Answer = ask(policies[0]!, '加装电梯找哪个部门', '2026-11-23')
export const guide: GuideElement = document.createElement('policy-guide')
guide.addEventListener('policy-guide:answer', (event) => {
  if ('verdict' in event.detail) console.log(event.detail.verdict satisfies string)
})
