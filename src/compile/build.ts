import {
  type Clause,
  type Department,
  type Duty,
  type FactQuestion,
  type Policy,
  type Rule,
  type Span,
  type Step,
} from '../knowledge/index.ts'
import { cover, type Coverage } from './coverage.ts'
import { readBlocks, readFile, type Blocks, type Held } from './blocks.ts'
import { readChapters, type Chapters, type SourceFile } from './document.ts'
import { Names } from './names.ts'
import { nearest, show, type Problems } from './problems.ts'
import { findQuote } from './quotes.ts'
import { clashOf, hasJudgement, readRule, type RuleContext } from './rules.ts'
import type { BlockKind, FILES, FileOf } from './schema.ts'
import type { Source } from './source.ts'
import { readVocabulary } from './vocabulary.ts'

export interface Built {
  policy: Policy
  coverage: Coverage
  cases: FileOf<'cases'>
}

/** Stands in for a broken policy.yaml so that the other files are checked all the same; the policy does not leave. */
const NO_HEAD: Source<FileOf<'policy'>> = {
  value: {
    id: 'none',
    title: '',
    shortTitle: '',
    number: '',
    issuer: '',
    issuedOn: '',
    addressees: '',
    basis: { title: '', number: '' },
    status: 'in-force',
    changes: [],
  },
  file: 'policy.yaml',
  lineOf: () => 1,
}

/** Everything of one content folder → a policy. Problems are added; the result counts only where there are none. */
export function build(files: readonly SourceFile[], problems: Problems): Built | null {
  const chapters = readChapters(
    files.filter((file) => file.path.endsWith('.md')).sort((a, b) => (a.path < b.path ? -1 : 1)),
    problems,
  )
  const file = <K extends keyof typeof FILES>(kind: K): Source<FileOf<K>> | null =>
    readFile(files, kind, problems)
  const head = file('policy')
  const questions = file('questions')
  const vocabulary = file('vocabulary')
  const cases = file('cases')
  const blocks = readBlocks(chapters, problems)
  // Without its questions no rule can be read; without its head everything else still can.
  if (!questions) return null
  return new Builder(
    chapters,
    blocks,
    { head: head ?? NO_HEAD, questions, vocabulary, cases },
    problems,
  ).build()
}

class Builder {
  readonly names: Names
  readonly quotes: { id: string; span: Span }[] = []
  readonly departmentCites = new Map<string, Span[]>()
  readonly used = new Set<string>()
  readonly clauses: Clause[]
  facts: FactQuestion[] = []

  private readonly chapters: Chapters
  private readonly blocks: Blocks
  private readonly head: Source<FileOf<'policy'>>
  private readonly questions: Source<FileOf<'questions'>>
  private readonly vocabulary: Source<FileOf<'vocabulary'>> | null
  private readonly cases: Source<FileOf<'cases'>> | null
  private readonly problems: Problems

  constructor(
    chapters: Chapters,
    blocks: Blocks,
    files: {
      head: Source<FileOf<'policy'>>
      questions: Source<FileOf<'questions'>>
      vocabulary: Source<FileOf<'vocabulary'>> | null
      cases: Source<FileOf<'cases'>> | null
    },
    problems: Problems,
  ) {
    this.chapters = chapters
    this.blocks = blocks
    this.head = files.head
    this.questions = files.questions
    this.vocabulary = files.vocabulary
    this.cases = files.cases
    this.problems = problems
    this.clauses = chapters.clauses
    this.names = new Names(problems)
  }

  build(): Built {
    const { blocks } = this
    for (const kind of Object.keys(blocks) as BlockKind[])
      for (const held of blocks[kind])
        if ('id' in held.value && 'name' in held.value)
          this.names.add(kind, held.value.id, held.value.name, held.file, held.lineOf('id'))
    this.facts = this.readQuestions()
    const funding = blocks.funding.map((held) => ({
      ...this.ruled(held),
      covers: held.value.covers,
      through: this.parties(held, held.value.through, 'through'),
    }))
    const forItems = new Map<string, string[]>()
    for (const held of blocks.funding)
      for (const id of this.references(held, held.value.for, 'for', ['item']))
        forItems.set(id, [...(forItems.get(id) ?? []), held.value.id])
    const duties = this.duties()
    const steps = blocks.step.map((held) => this.step(held))
    const policyParts = {
      items: blocks.item.map((held) => ({
        ...this.thing(held),
        category: held.value.category,
        ...(held.value.condition === undefined ? {} : { condition: held.value.condition }),
        funding: forItems.get(held.value.id) ?? [],
      })),
      duties,
      criteria: blocks.criterion.map((held) => {
        const { discretionary: _, ...rest } = this.ruled(held)
        return rest
      }),
      goals: blocks.goal.map((held) => {
        const { discretionary: _, ...rest } = this.ruled(held)
        return {
          ...rest,
          due: held.value.due,
          askAfterwards: this.parties(held, held.value.askAfterwards, 'askAfterwards', false),
        }
      }),
      funding,
      models: blocks.model.map((held) => this.ruled(held)),
      steps,
      statements: blocks.statement.map((held) => ({
        ...this.thing(held),
        kind: held.value.kind,
        parties: this.parties(held, held.value.parties, 'parties'),
      })),
    }
    this.criteriaTogether(policyParts.criteria)
    const departments = this.departments()
    this.unusedFacts()
    const coverage = this.coverage()
    const { head } = this
    const { copiedTo: _copied, head: _head, replacedBy, source, ...about } = head.value
    const policy = {
      format: 2 as const,
      ...about,
      ...(replacedBy === undefined ? {} : { replacedBy }),
      ...(source === undefined ? {} : { source }),
      clauses: this.clauses,
      departments,
      ...policyParts,
      facts: this.facts,
    }
    const words = readVocabulary(policy, this.vocabulary, this.names, this.problems)
    return { policy: { ...policy, words }, coverage, cases: this.cases?.value ?? [] }
  }

  /** Spans of a thing's quotes in its clause, and of what it says to see elsewhere. */
  private cite(
    held: Source<{
      quote?: string | undefined
      quotes?: string[] | undefined
      see?: { clause: string; quote: string }[] | undefined
    }> & { clause: number },
    id: string,
  ): Span[] {
    const { quote, quotes, see } = held.value
    const spans: Span[] = []
    const add = (clause: number, text: string, ...path: (string | number)[]) => {
      const span = this.quote(id, clause, text, held.file, held.lineOf(...path))
      if (span) spans.push(span)
    }
    if (quote !== undefined) add(held.clause, quote, 'quote')
    quotes?.forEach((one, place) => add(held.clause, one, 'quotes', place))
    if (quote === undefined && quotes === undefined)
      this.problems.add(
        held.file,
        held.lineOf(),
        `“${id}”没有引文。请加 quote,写出${this.clauses[held.clause]!.label}中的原文`,
      )
    see?.forEach((one, place) => {
      const index = this.clauses.findIndex((clause) => clause.label === one.clause)
      if (index < 0) this.noClause(one.clause, held.file, held.lineOf('see', place))
      else add(index, one.quote, 'see', place)
    })
    return spans
  }

  private quote(id: string, clause: number, text: string, file: string, line: number): Span | null {
    const span = findQuote(this.clauses, clause, text)
    if (typeof span === 'string') {
      this.problems.add(file, line, span)
      return null
    }
    this.quotes.push({ id, span })
    return span
  }

  private noClause(label: string, file: string, line: number): void {
    const labels = this.clauses.filter((clause) => clause.text).map((clause) => clause.label)
    const near = nearest(label, labels)
    this.problems.add(
      file,
      line,
      `没有条款${show(label)}。${near ? `是不是“${near}”` : `可用:${labels.join('、')}`}`,
    )
  }

  private thing(
    held: Source<{
      id: string
      name: string
      note?: string | undefined
      quote?: string | undefined
      quotes?: string[] | undefined
      see?: { clause: string; quote: string }[] | undefined
    }> & { clause: number },
  ) {
    const { id, name, note } = held.value
    return { id, name, cite: this.cite(held, id), ...(note === undefined ? {} : { note }) }
  }

  private ruled(held: Held<'criterion'> | Held<'goal'> | Held<'funding'> | Held<'model'>) {
    const base = this.thing(held)
    const context: RuleContext = {
      id: base.id,
      questions: this.facts,
      quote: (text) => this.quote(base.id, held.clause, text, held.file, held.lineOf('when')),
      department: (name) => this.names.find(name, ['department'], held.file, held.lineOf('when')),
      problem: (message) => this.problems.add(held.file, held.lineOf('when'), message),
      uses: (fact) => this.used.add(fact),
    }
    const when = readRule(held.value.when, context) ?? { all: [] }
    return { ...base, when, discretionary: hasJudgement(when) }
  }

  private references(
    held: Source<unknown>,
    words: readonly string[] | undefined,
    key: string,
    kinds: BlockKind[],
  ): string[] {
    const ids: string[] = []
    words?.forEach((word, place) => {
      const id = this.names.find(word, kinds, held.file, held.lineOf(key, place))
      if (id && ids.indexOf(id) < 0) ids.push(id)
    })
    return ids
  }

  /** Departments named; each is thereby cited with the thing's own quotation. */
  private parties(
    held: Source<{ quote?: string | undefined }> & { clause: number },
    words: readonly string[] | undefined,
    key: string,
    cites = true,
  ): string[] {
    const ids = this.references(held, words, key, ['department'])
    const { quote } = held.value
    const span = cites && quote !== undefined ? findQuote(this.clauses, held.clause, quote) : null
    if (span && typeof span !== 'string') for (const id of ids) this.citeDepartment(id, [span])
    return ids
  }

  private citeDepartment(id: string, spans: readonly Span[]): void {
    const held = this.departmentCites.get(id) ?? []
    for (const span of spans) if (!held.some((one) => one.join() === span.join())) held.push(span)
    this.departmentCites.set(id, held)
  }

  private duties(): Duty[] {
    const numbers = new Map<string, number>()
    const duties: Duty[] = []
    for (const held of this.blocks.duty) {
      const { value } = held
      const department = this.names.find(
        value.department,
        ['department'],
        held.file,
        held.lineOf('department'),
      )
      const number = (numbers.get(department ?? '') ?? 0) + 1
      numbers.set(department ?? '', number)
      const id = value.id ?? `${department ?? 'nobody'}-${number}`
      if (value.id !== undefined) this.names.add('duty', id, value.about, held.file, held.lineOf('id'))
      const cite = this.cite(held, id)
      const of = this.references(held, value.of, 'of', ['item', 'step', 'funding', 'model'])
      if (department) this.citeDepartment(department, cite)
      const clash = duties.find(
        (one) =>
          one.department === department &&
          one.role !== value.role &&
          one.name === value.about &&
          one.cite.some((span) => cite.some((other) => other.join() === span.join())),
      )
      if (clash)
        this.problems.add(
          held.file,
          held.lineOf('role'),
          `“${value.department}”对“${value.about}”的职责前后不一:${clash.role} 和 ${value.role}。请只留一种`,
        )
      duties.push({
        id,
        name: value.about,
        cite,
        department: department ?? '',
        role: value.role,
        of,
        ...(value.general ? { general: true } : {}),
        ...(value.note === undefined ? {} : { note: value.note }),
      })
    }
    return duties
  }

  private step(held: Held<'step'>): Step {
    const { id, name, outputs, tasks, note } = held.value
    const made = tasks.map((task, place) => {
      const span = this.quote(id, held.clause, task.quote, held.file, held.lineOf('tasks', place))
      const parties = this.references(
        { ...held, lineOf: (...path) => held.lineOf('tasks', place, ...path) },
        task.parties,
        'parties',
        ['department'],
      )
      if (span) for (const party of parties) this.citeDepartment(party, [span])
      return { name: task.name, cite: span ? [span] : [], parties }
    })
    return {
      id,
      name,
      cite: made.flatMap((task) => task.cite),
      tasks: made,
      parties: this.references(held, held.value.parties, 'parties', ['department']),
      outputs: outputs ?? [],
      ...(note === undefined ? {} : { note }),
    }
  }

  private departments(): Department[] {
    return this.blocks.department.map((held) => {
      const { id, name, kind, note } = held.value
      const cite = this.departmentCites.get(id) ?? []
      if (!cite.length)
        this.problems.add(
          held.file,
          held.lineOf('name'),
          `部门“${name}”没有出现在任何职责中。请写出它的职责,或删去`,
        )
      return { id, name, kind, cite, ...(note === undefined ? {} : { note }) }
    })
  }

  private readQuestions(): FactQuestion[] {
    const { questions } = this
    return questions.value.map((one, place) => {
      const line = (...path: (string | number)[]) => questions.lineOf(place, ...path)
      this.names.add('fact', one.id, one.name, questions.file, line('id'))
      const cite: Span[] = []
      one.quotes.forEach((quote, at) => {
        const index = this.clauses.findIndex((clause) => clause.label === quote.clause)
        if (index < 0) return this.noClause(quote.clause, questions.file, line('quotes', at))
        const span = findQuote(this.clauses, index, quote.quote)
        if (typeof span === 'string') this.problems.add(questions.file, line('quotes', at), span)
        else cite.push(span)
      })
      const form =
        typeof one.form === 'object'
          ? { kind: 'choice' as const, options: one.form.choice }
          : { kind: one.form }
      const values = form.kind === 'boolean' ? ['true', 'false'] : form.kind === 'choice' ? form.options : []
      for (const value of values)
        if (!one.labels || !Object.hasOwn(one.labels, value))
          this.problems.add(
            questions.file,
            line('labels'),
            `问题“${one.id}”缺少值“${value}”的说法。请在 labels 中补上`,
          )
      return {
        id: one.id,
        form,
        name: one.name,
        question: one.question,
        ...(one.help === undefined ? {} : { help: one.help }),
        labels: one.labels ?? {},
        cite,
      }
    })
  }

  /** They are decided as one rule, in which a name stands for one test. */
  private criteriaTogether(criteria: readonly { when: Rule }[]): void {
    const clash = clashOf(criteria.map((one) => one.when))
    const last = this.blocks.criterion[this.blocks.criterion.length - 1]
    if (clash && last)
      this.problems.add(last.file, last.lineOf(), `几个 criterion 中不同的条件都叫“${clash}”。请各用一个 id`)
  }

  private unusedFacts(): void {
    this.facts.forEach((fact, place) => {
      if (fact.form.kind !== 'items' && !this.used.has(fact.id))
        this.problems.add(
          this.questions.file,
          this.questions.lineOf(place, 'id'),
          `问题“${fact.id}”没有被任何规则用到。请删去,或在规则中使用它`,
        )
    })
  }

  private coverage(): Coverage {
    const reasons: { span: Span; reason: string }[] = []
    for (const held of this.blocks['not-encoded']) {
      const span = findQuote(this.clauses, held.clause, held.value.quote)
      if (typeof span === 'string') this.problems.add(held.file, held.lineOf('quote'), span)
      else reasons.push({ span, reason: held.value.reason })
    }
    const head = this.head.value.head ?? []
    const all = this.clauses.map((clause) => clause.text).join('\n')
    head.forEach((line, place) => {
      if (!all.includes(line.replace(/\s/g, '')))
        this.problems.add(
          this.head.file,
          this.head.lineOf('head', place),
          `文件头中的${show(line)}不在原文中。请核对原文`,
        )
    })
    const coverage = cover(this.clauses, this.quotes, reasons, head)
    for (const one of coverage.sentences)
      if (!one.facts.length && one.reason === undefined) {
        const place = this.chapters.places[this.clauses.findIndex((clause) => clause.label === one.clause)]!
        this.problems.add(
          place.file,
          place.line,
          `${one.clause}中有一句没有说明:${show(one.text)}。请加上相应的块,或用 not-encoded 写明理由`,
        )
      }
    return coverage
  }
}
