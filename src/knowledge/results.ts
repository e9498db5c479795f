import type { Citation, Role } from './types.ts'

/** What leaves the module. The shapes are those of the contract: values and citations, never markup. */

export type Inquiry = 'eligibility' | 'funding' | 'models'

/** Facts as given. A fact left out, null or 'unknown' is unknown; 'unknown' also means: was asked, do not ask again. */
export type Facts = Readonly<Record<string, string | boolean | readonly string[] | null | undefined>>

export interface PartyRole {
  name: string
  role: Role
}

export interface Finding {
  criterion: string
  /** Name of the criterion, for people. */
  name: string
  fact: string
  truth: 'met' | 'unmet' | 'unknown'
  citations: Citation[]
}

export interface Change {
  fact: string
  /** What the fact would have to be, in words. */
  to: string
}

export interface Eligibility {
  verdict: 'eligible' | 'ineligible' | 'undetermined'
  findings: Finding[]
  /** Criterion ids: the smallest set that by itself forces the verdict. */
  deciding: string[]
  /** Fact ids that can still change the verdict, most decisive first, and no other. */
  ask: string[]
  /** The fewest facts that would have to be otherwise for the opposite verdict; empty while undetermined. */
  change: Change[]
}

export interface RuleResult {
  id: string
  name: string
  verdict: 'applies' | 'does-not-apply' | 'undetermined'
  discretionary: boolean
  /** The words that leave it to a judgement, and who judges if the text says so. */
  judgements: { words: string; by: string | null; citations: Citation[] }[]
  findings: Finding[]
  ask: string[]
  citations: Citation[]
  note?: string
}

export interface FundingResult extends RuleResult {
  covers: string
  through: string[]
}

export interface GoalResult {
  id: string
  name: string
  applies: 'yes' | 'no' | 'unknown'
  due: string
  /** The term lies before `asOf`. */
  overdue: boolean
  /** Departments to ask once the term has passed. */
  askAfterwards: string[]
  note?: string
  citations: Citation[]
}

export interface ItemResult {
  id: string
  name: string
  category: 'basic' | 'improvement' | 'upgrade'
  condition: string | null
  /** Only those the document itself gives a duty for this item; empty: it names none (see `general`). */
  departments: PartyRole[]
  /** Who leads and who implements where no department is named. Empty where one is. */
  general: PartyRole[]
  funding: string[]
  note?: string
  citations: Citation[]
}

export interface StepResult {
  id: string
  name: string
  tasks: { name: string; citations: Citation[] }[]
  parties: string[]
  outputs: string[]
  citations: Citation[]
}

export interface Assessment {
  policy: string
  asOf: string
  eligibility: Eligibility
  goals: GoalResult[]
  workItems: ItemResult[]
  funding: FundingResult[]
  models: RuleResult[]
  steps: StepResult[]
}

export interface NextQuestion {
  policy: string
  goal: Inquiry
  /** The fact to ask for, or null: nothing left that could change a verdict. */
  fact: string | null
  question: string | null
  help: string | null
  form: string | null
  /** Accepted values with their words; empty for dates and items. 不清楚 is always possible besides. */
  choices: { value: string | boolean; label: string }[]
  citations: Citation[]
  /** All facts still worth asking, this one first. */
  remaining: string[]
}

export interface DutyRow {
  id: string
  department: string
  role: Role
  about: string
  /** Names of work items, steps, funding sources or models; empty: the renovation as a whole. */
  of: string[]
  citations: Citation[]
}

export interface DutyTable {
  policy: string
  of: string | null
  for: string | null
  /** False where the document names no department for the item asked for; then `general` says who leads and implements. */
  named: boolean
  duties: DutyRow[]
  general: DutyRow[]
}

export type Intent =
  'responsible' | 'eligible' | 'funding' | 'content' | 'step' | 'model' | 'management' | 'goal'
export type Coverage = 'stated' | 'partly' | 'silent' | 'off-topic'

export interface AnswerItem {
  kind: 'duty' | 'item' | 'funding' | 'step' | 'model' | 'goal' | 'criterion' | 'statement' | 'clause'
  /** Id of the thing, or the label of a clause. */
  id: string
  title: string
  /** Our one sentence about it; never the document's voice. */
  note?: string
  departments: PartyRole[]
  citations: Citation[]
}

export interface Answer {
  question: string
  policy: string
  intent: Intent | null
  coverage: Coverage
  answers: AnswerItem[]
  related: AnswerItem[]
  silentOn: string[]
  facts: Record<string, string | boolean | string[]>
  verdict: Eligibility['verdict'] | null
  ask: string[]
  /** What was understood, for the person to correct: 加装电梯 · 补贴标准. */
  understood: string[]
}

/** A guide's whole state. Everything else on the screen is derived from it. */
export interface GuideState {
  view: 'home' | 'responsible' | 'eligible' | 'funding' | 'ask' | 'read'
  /** What was typed (ask), the thing picked (responsible: item or department id), the clause (read). */
  subject?: string
  facts: Facts
  /** Tasks ticked: `<step id>-<number of the task, from 0>`. */
  done?: readonly string[]
}
