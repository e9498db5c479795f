import {
  assess,
  citeAll,
  displayLabel,
  generalParties,
  nameOf,
  type Citation,
  type PartyRole,
  type Policy,
} from '../knowledge/index.ts'
import { ROLE_WORDS } from './print.ts'

/**
 * The plan and its answers as one static page, for readers without script, for print and for search engines. Every
 * text is escaped; the page has no script and names only `style`, a style sheet beside it.
 */
export function pageOf(policy: Policy, asOf: string, style = './plan.css'): string {
  const result = assess(policy, {}, asOf)
  const sections: [id: string, title: string, body: string][] = [
    ['scope', '能不能改：改造范围', criteria(policy)],
    ['items', '谁负责：改造内容和部门', items(policy, result.workItems)],
    ['duties', '各部门的职责', departments(policy)],
    ['funding', '钱从哪来：资金', funding(policy)],
    ['models', '改造方式', each(policy.models, (one) => quotes(policy, one.cite))],
    ['steps', '四个步骤', steps(policy)],
    ['goals', '工作目标', goals(policy, asOf)],
    ['text', '文件全文', fullText(policy)],
  ]
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="renderer" content="webkit">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'">
<meta name="description" content="${escape(`${policy.title}（${policy.number}）：谁负责、能不能改、钱从哪来，附原文。`)}">
<title>${escape(`${policy.shortTitle} · 问策`)}</title>
<link rel="stylesheet" href="${escape(style)}">
</head>
<body>
<main>
<h1>${escape(policy.title)}</h1>
<p class="head">${escape(`${policy.number} · ${policy.issuer} ${policy.issuedOn} 印发`)}</p>
<p>这一页由文件逐条整理而成，每一条都附原文。内容以公布的文件为准。</p>
<nav aria-label="目录"><ul>${sections.map(([id, title]) => `<li><a href="#${id}">${escape(title)}</a></li>`).join('')}</ul></nav>
${sections.map(([id, title, body]) => `<section id="${id}"><h2>${escape(title)}</h2>\n${body}\n</section>`).join('\n')}
</main>
</body>
</html>
`
}

/** Text for an element or a quoted attribute. */
export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`)
}

const anchor = (label: string) => `clause-${label.replace(/[()]/g, '-')}`

function quote({ clause, quote: words }: Citation): string {
  return `<blockquote><p>「${escape(words)}」</p><footer><a href="#${anchor(clause)}">${escape(displayLabel(clause))}</a></footer></blockquote>`
}

function quotes(policy: Policy, cite: Parameters<typeof citeAll>[1]): string {
  return citeAll(policy, cite).map(quote).join('')
}

function each<T extends { id: string; name: string; note?: string }>(
  list: readonly T[],
  body: (one: T) => string,
): string {
  return list
    .map(
      (one) =>
        `<article id="${escape(one.id)}"><h3>${escape(one.name)}</h3>${one.note ? `<p class="note">${escape(one.note)}</p>` : ''}${body(one)}</article>`,
    )
    .join('\n')
}

const who = (list: readonly PartyRole[]) =>
  list.map((one) => escape(`${one.name}（${ROLE_WORDS[one.role]}）`)).join('、')

function criteria(policy: Policy): string {
  return `<p>文件列出的条件须都符合。</p>${each(policy.criteria, (one) => quotes(policy, one.cite))}`
}

const CATEGORIES = { basic: '基础类', improvement: '完善类', upgrade: '提升类' }

function items(
  policy: Policy,
  list: readonly {
    id: string
    name: string
    condition: string | null
    category: keyof typeof CATEGORIES
    departments: readonly PartyRole[]
    citations: readonly Citation[]
  }[],
): string {
  const row = (one: (typeof list)[number]) =>
    `<tr><th scope="row">${escape(one.name)}${one.condition ? `<br><small>${escape(one.condition)}</small>` : ''}</th><td>${CATEGORIES[one.category]}</td><td>${one.departments.length ? who(one.departments) : '文件没有单独指定'}</td><td>${[...new Set(one.citations.map((c) => c.clause))].map((label) => `<a href="#${anchor(label)}">${escape(displayLabel(label))}</a>`).join(' ')}</td></tr>`
  return `<p>文件没有单独指定部门的，总体牵头和组织实施的是：${who(generalParties(policy))}。</p>
<table><caption class="unseen">改造内容、类别、文件指定的部门和条款</caption><thead><tr><th scope="col">改造内容</th><th scope="col">类别</th><th scope="col">文件指定的部门</th><th scope="col">条款</th></tr></thead><tbody>
${list.map(row).join('\n')}
</tbody></table>`
}

function departments(policy: Policy): string {
  return each(
    policy.departments.filter((one) => policy.duties.some((duty) => duty.department === one.id)),
    (one) =>
      `<ul>${policy.duties
        .filter((duty) => duty.department === one.id)
        .map(
          (duty) =>
            `<li>${escape(`${ROLE_WORDS[duty.role]}：${duty.name}`)}${quotes(policy, duty.cite)}</li>`,
        )
        .join('')}</ul>`,
  )
}

function funding(policy: Policy): string {
  return each(
    policy.funding,
    (one) =>
      `<p>${escape(`用于：${one.covers}。`)}${one.through.length ? escape(`渠道：${one.through.map((id) => nameOf(policy, id)).join('、')}。`) : ''}${one.discretionary ? '须由有关方面决定，不等于一定能得到。' : ''}</p>${quotes(policy, one.cite)}`,
  )
}

function steps(policy: Policy): string {
  return each(
    policy.steps,
    (one) =>
      `<ol>${one.tasks.map((task) => `<li>${escape(task.name)}</li>`).join('')}</ol>${one.parties.length ? `<p>${escape(`参与：${one.parties.map((id) => nameOf(policy, id)).join('、')}`)}</p>` : ''}${quotes(policy, one.cite)}`,
  )
}

function goals(policy: Policy, asOf: string): string {
  return each(
    policy.goals,
    (one) =>
      `<p>${escape(`期限 ${one.due}。`)}${one.due < asOf ? escape(`期限已过，现在的安排请向${one.askAfterwards.map((id) => nameOf(policy, id)).join('、')}了解。`) : ''}</p>${quotes(policy, one.cite)}`,
  )
}

function fullText(policy: Policy): string {
  return policy.clauses
    .map(({ label, level, heading, text }) => {
      const tag = `h${Math.min(6, level + 2)}`
      const paragraphs = text
        .split('\n')
        .filter(Boolean)
        .map((paragraph) => `<p>${escape(paragraph)}</p>`)
      return `<div class="clause" id="${anchor(label)}">${heading ? `<${tag}>${escape(heading)}</${tag}>` : ''}${paragraphs.join('')}</div>`
    })
    .join('\n')
}
