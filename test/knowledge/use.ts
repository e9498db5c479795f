import {
  ask,
  assess,
  decodeState,
  duties,
  encodeState,
  findThing,
  next,
  suggest,
  type Policy,
} from '../../src/knowledge/index.ts'

const DAY = '2026-11-23'
const QUESTIONS = ['加装电梯找哪个部门,补多少钱', '96年建的楼能改吗']

/** Asks a policy everything the shells ask, so that a pack which was taken is known to answer. */
export function useAll(policy: Policy): void {
  for (const question of QUESTIONS) ask(policy, question, DAY)
  for (const facts of [{}, { builtOn: '1998' }]) {
    assess(policy, facts, DAY)
    for (const goal of ['eligibility', 'funding', 'models'] as const) next(policy, goal, facts)
  }
  suggest(policy, '电梯')
  suggest(policy, 'dianti')
  const [item] = policy.items
  if (item) duties(policy, { for: item.id })
  duties(policy)
  findThing(policy, '电梯')
  decodeState(policy, encodeState(policy, { view: 'eligible', facts: { builtOn: '1998' } }))
}
