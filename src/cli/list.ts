import {
  aliasesOf,
  citeAll,
  nameOf,
  partiesFor,
  type Citation,
  type Policy,
  type Span,
} from '../knowledge/index.ts'

export const LIST_KINDS = [
  'clauses',
  'departments',
  'work-items',
  'funding',
  'models',
  'steps',
  'goals',
  'facts',
] as const
export type ListKind = (typeof LIST_KINDS)[number]

/** One line of a list: what every kind has, and what this kind has besides. */
export interface Listed {
  id: string
  name: string
  citations: Citation[]
  [detail: string]: unknown
}

/** Everything of one kind, in the document's order, with citations. */
export function list(policy: Policy, kind: ListKind): Listed[] {
  const base = ({ id, name, cite }: { id: string; name: string; cite: readonly Span[] }): Listed => ({
    id,
    name,
    citations: citeAll(policy, cite),
  })
  const names = (ids: readonly string[]) => ids.map((id) => nameOf(policy, id))
  switch (kind) {
    case 'clauses':
      return policy.clauses
        .filter((clause) => clause.text)
        .map(({ label, heading, text }) => ({
          id: label,
          name: heading,
          text,
          citations: [{ clause: label, quote: text }],
        }))
    case 'departments':
      return policy.departments.map((one) => ({
        ...base(one),
        kind: one.kind,
        aliases: aliasesOf(policy, one.id),
      }))
    case 'work-items':
      return policy.items.map((one) => ({
        ...base(one),
        category: one.category,
        condition: one.condition ?? null,
        departments: partiesFor(policy, one.id),
        funding: [...one.funding],
      }))
    case 'funding':
      return policy.funding.map((one) => ({
        ...base(one),
        discretionary: one.discretionary,
        covers: one.covers,
        through: names(one.through),
      }))
    case 'models':
      return policy.models.map((one) => ({ ...base(one), discretionary: one.discretionary }))
    case 'steps':
      return policy.steps.map((one) => ({
        ...base(one),
        tasks: one.tasks.map((task) => task.name),
        parties: names(one.parties),
        outputs: [...one.outputs],
      }))
    case 'goals':
      return policy.goals.map((one) => ({
        ...base(one),
        due: one.due,
        askAfterwards: names(one.askAfterwards),
      }))
    case 'facts':
      return policy.facts.map((one) => ({
        ...base(one),
        form: one.form.kind,
        options: one.form.kind === 'choice' ? [...one.form.options] : [],
        question: one.question,
      }))
  }
}
