import { KINDS, things, type ThingKind } from './cite.ts'
import { compileRule, type Rule } from './criterion.ts'
import { formsOf } from './facts.ts'
import { refuse } from './refuse.ts'
import type { FactQuestion, Policy, Span, Thing } from './types.ts'

const DUTY_OF: readonly ThingKind[] = ['item', 'step', 'funding', 'model']
/** Rules of one policy. Each may be made as intertwined as compileRule allows, so their number bounds the time. */
const RULES = 300
const CRITERIA = 30

/** What the shape of a pack cannot tell: that spans lie in the text, that ids exist and are of their kind, that rules decide. */
export function checkReferences(policy: Policy): void {
  const all = things(policy)
  const spans = (where: string, cited: readonly Span[]) => {
    for (const [clause, , end] of cited)
      if (!policy.clauses[clause] || end > policy.clauses[clause].text.length)
        refuse(`${where} 的引文`, '条款之内的一段', [clause, end])
  }
  const known = (where: string, wanted: readonly string[], kinds: readonly ThingKind[] = ['department']) => {
    for (const key of wanted) {
      const held = all.get(key)
      if (!held || kinds.indexOf(held.thing) < 0) refuse(where, '已有的编号', key)
    }
  }
  const distinct = (keys: readonly string[]) => {
    const seen = new Set<string>()
    for (const key of keys) {
      if (seen.has(key)) refuse(key, '不重复的编号', key)
      seen.add(key)
    }
  }
  const everything: readonly Thing[] = ([] as Thing[]).concat(
    ...(Object.keys(KINDS) as (keyof typeof KINDS)[]).map((kind) => policy[kind] as readonly Thing[]),
  )
  distinct(policy.clauses.map((clause) => clause.label))
  distinct(everything.map((one) => one.id))
  distinct(policy.facts.map((one) => one.id))
  for (const one of (everything as (Thing | FactQuestion)[]).concat(policy.facts)) spans(one.id, one.cite)
  for (const one of policy.items) known(one.id, one.funding, ['funding'])
  for (const one of policy.duties) {
    known(one.id, [one.department])
    known(one.id, one.of, DUTY_OF)
  }
  for (const one of policy.goals) known(one.id, one.askAfterwards)
  for (const one of policy.funding) known(one.id, one.through)
  for (const one of policy.statements) known(one.id, one.parties)
  for (const one of policy.steps) {
    known(one.id, one.parties)
    for (const task of one.tasks) {
      spans(one.id, task.cite)
      known(one.id, task.parties)
    }
  }
  const facts = new Set(policy.facts.map((one) => one.id))
  for (const key of Object.keys(policy.words.aliases))
    if (!all.has(key) && !facts.has(key)) refuse('words.aliases', '已有的编号', key)
  const labels = new Set(policy.clauses.map((clause) => clause.label))
  for (const topic of policy.words.silent)
    for (const label of topic.related) if (!labels.has(label)) refuse(topic.name, '已有的条款', label)
  if (policy.words.traditional[0].length !== policy.words.traditional[1].length)
    refuse('words.traditional', '一样长的两段文字', policy.words.traditional)
  checkRules(policy, (where, rule) => {
    walk(rule, (leaf) => {
      spans(where, leaf.cite ?? [])
      if (leaf.by !== undefined) known(where, [leaf.by])
    })
  })
}

function checkRules(policy: Policy, look: (where: string, rule: Rule) => void): void {
  for (const { id, form } of policy.facts)
    if (form.kind === 'choice' && !(form.options && form.options.length))
      refuse(`${id} 的选项`, '不空的列表', form.options)
  const ruled = [...policy.criteria, ...policy.goals, ...policy.funding, ...policy.models]
  if (policy.criteria.length > CRITERIA) refuse('criteria', `至多 ${CRITERIA} 项`, policy.criteria.length)
  if (ruled.length > RULES) refuse('规则', `至多 ${RULES} 条`, ruled.length)
  const forms = formsOf(policy)
  const decides = (where: string, when: Rule) => {
    try {
      compileRule(when, forms)
    } catch {
      refuse(`${where}.when`, '规则', when)
    }
  }
  for (const { id, when } of ruled) {
    look(id, when)
    decides(id, when)
  }
  // They are decided together, too, where two of one name may clash and what is simple apart may be intertwined.
  decides('criteria', { all: policy.criteria.map((one) => one.when) })
}

/** What compiling adds to a test or a judgement. */
interface Leaf {
  cite?: readonly Span[]
  by?: string
}

function walk(rule: Rule, look: (leaf: Leaf) => void): void {
  const inner = 'all' in rule ? rule.all : 'any' in rule ? rule.any : 'none' in rule ? rule.none : null
  if (inner) for (const one of inner) walk(one, look)
  else look(rule as Leaf)
}
