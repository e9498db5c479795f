/** The widgets, each on a page of its own that asks it the same question, embedded as its documentation shows. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { policies } from '../../dist/node/index.js'
import { pagefind } from './pagefind.mjs'

const folder = (place) => fileURLToPath(new URL(place, import.meta.url))
const read = (place) => readFileSync(folder(place))
const modules = (place) => read(`../node_modules/${place}`)

/** What every widget is asked: two words its text holds, since not all of them understand a sentence. */
export const QUESTION = '加装电梯'
const EXPECTS = '电梯'

const page = (body, head = '') =>
  Buffer.from(
    `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>.</title>${head}</head><body>${body}</body></html>`,
  )
/** A script's load event comes as soon as it has been evaluated. */
const EVALUATED = "performance.mark('evaluated')"
const script = (source, kind = '') => `<script ${kind} src="${source}" onload="${EVALUATED}"></script>`
const classic = (...sources) => sources.map((one) => `<script src="${one}"></script>`).join('')
const module = (source) => script(source, 'type="module"')

const ours = { field: ['policy-guide', '#pg-ask'], answer: ['policy-guide', '.answer'], send: 'form' }
const widget = () =>
  readdirSync(folder('../../dist/widget'))
    .filter((name) => /^(policy-guide|loader).*\.m?js$|^policy-guide\.css$/.test(name))
    .map((name) => [`/w/${name}`, read(`../../dist/widget/${name}`)])

/** The plan's clauses as a script, with a search. */
const records = () => {
  const list = policies[0].clauses
    .filter((clause) => clause.text)
    .map(({ label, heading, text }) => ({ label, heading, text }))
  return Buffer.concat([Buffer.from(`globalThis.RECORDS = ${JSON.stringify(list)};\n`), read('./records.js')])
}

/** What DocSearch's service would answer with. */
const HITS = `(question) => findRecords(question).map((one) => ({
  objectID: one.label, url: location.href + '#' + one.label, type: 'content', content: one.text,
  hierarchy: { lvl0: one.heading, lvl1: one.heading, lvl2: null, lvl3: null, lvl4: null, lvl5: null, lvl6: null },
  _highlightResult: { content: { value: one.text, matchLevel: 'full', matchedWords: [question] },
    hierarchy: { lvl0: { value: one.heading, matchLevel: 'none', matchedWords: [] },
      lvl1: { value: one.heading, matchLevel: 'none', matchedWords: [] } } },
  _snippetResult: { content: { value: one.text.slice(Math.max(0, one.text.indexOf(question) - 20)).slice(0, 80), matchLevel: 'full' } },
}))`
const DOCSEARCH = `docsearch({
  container: '#search', appId: 'A', apiKey: 'K', indices: ['plan'],
  transformSearchClient: (client) => ({
    ...client,
    search: ({ requests }) => Promise.resolve({ results: requests.map(({ query }) => {
      const hits = (${HITS})(query)
      return { hits, nbHits: hits.length, page: 0, nbPages: 1, hitsPerPage: 20, query, index: 'plan' }
    }) }),
  }),
})`

const text = (id, words) => ({
  id,
  type: 'text',
  content: { type: 'richText', richText: [{ type: 'p', children: [{ text: words }] }] },
})
/** What stands in for Typebot's server: it answers at once. */
const TYPEBOT = {
  '/api/v1/typebots/plan/startChat': () => ({
    sessionId: 's',
    resultId: 'r',
    typebot: {
      id: 'plan',
      version: '6.1',
      theme: {},
      settings: { typingEmulation: { enabled: false }, general: { isBrandingEnabled: false } },
    },
    messages: [text('m1', '请提问')],
    input: { id: 'i1', type: 'text input', options: {} },
  }),
  '/api/v1/sessions/s/continueChat': () => ({
    messages: [text('m2', policies[0].clauses.find((one) => one.text.includes(QUESTION)).text)],
  }),
}

/**
 * @typedef {object} Candidate
 * @property {string} name
 * @property {boolean} [ours]
 * @property {string} holds what of the content it loads
 * @property {string[]} [standIns] files in the place of a service's answers; not counted as loaded
 * @property {string[]} [packages] of bench/node_modules, for their versions
 * @property {() => Promise<[string, Buffer][]> | [string, Buffer][]} files path → bytes, `/index.html` the page
 * @property {Record<string, () => unknown>} [posts]
 * @property {{ open?: string[], field: string[], answer: string[], send?: string }} look
 */

/** @type {Candidate[]} */
export const CANDIDATES = [
  {
    name: 'ours, classic script',
    ours: true,
    holds: 'all of it',
    files: () => [
      ['/index.html', page(`<policy-guide></policy-guide>${script('/w/policy-guide.js')}`)],
      ...widget(),
    ],
    look: ours,
  },
  {
    name: 'ours, module in parts',
    ours: true,
    holds: 'all of it',
    files: () => [
      ['/index.html', page(`<policy-guide></policy-guide>${module('/w/policy-guide.mjs')}`)],
      ...widget(),
    ],
    look: ours,
  },
  {
    name: 'ours, loader',
    ours: true,
    holds: 'all of it',
    files: () => [
      [
        '/index.html',
        page(
          `<policy-guide></policy-guide><script>customElements.whenDefined('policy-guide').then(() => ${EVALUATED})</script><script src="/w/loader.js"></script>`,
        ),
      ],
      ...widget(),
    ],
    look: ours,
  },
  {
    name: 'Pagefind Component UI',
    holds: 'the page with the whole plan, as its index',
    packages: ['pagefind'],
    files: async () => [
      [
        '/index.html',
        page(
          `<pagefind-config bundle-path="/p/"></pagefind-config><pagefind-input debounce="1"></pagefind-input><pagefind-results></pagefind-results>${module('/p/pagefind-component-ui.js')}`,
          '<link rel="stylesheet" href="/p/pagefind-component-ui.css">',
        ),
      ],
      ...(await pagefind()),
    ],
    look: { field: ['pagefind-input input'], answer: ['pagefind-results .pf-result:not([aria-hidden])'] },
  },
  {
    name: 'DocSearch',
    holds: 'the clauses, by a local search client in the place of its service',
    packages: ['@docsearch/js', '@docsearch/css'],
    standIns: ['/d/records.js'],
    files: () => [
      [
        '/index.html',
        page(
          `<div id="search"></div>${classic('/d/docsearch.js', '/d/records.js')}${script('/d/start.js')}`,
          '<link rel="stylesheet" href="/d/style.css">',
        ),
      ],
      ['/d/docsearch.js', modules('@docsearch/js/dist/umd/docsearch.js')],
      ['/d/style.css', modules('@docsearch/css/dist/style.css')],
      ['/d/records.js', records()],
      ['/d/start.js', Buffer.from(DOCSEARCH)],
    ],
    look: { open: ['.DocSearch-Button'], field: ['.DocSearch-Input'], answer: ['.DocSearch-Hit'] },
  },
  {
    name: 'deep-chat',
    holds: 'the clauses, by a handler in the place of its service',
    packages: ['deep-chat'],
    standIns: ['/c/records.js'],
    files: () => [
      [
        '/index.html',
        page(
          `<deep-chat></deep-chat><script src="/c/records.js"></script>${module('/c/deepChat.bundle.js')}<script type="module">document.querySelector('deep-chat').connect = { handler: (body, signals) => setTimeout(() => signals.onResponse({ text: findRecords(body.messages[0].text)[0].text })) }</script>`,
        ),
      ],
      ['/c/deepChat.bundle.js', modules('deep-chat/dist/deepChat.bundle.js')],
      ['/c/records.js', records()],
    ],
    look: { field: ['deep-chat', '#text-input'], answer: ['deep-chat', '.ai-message-text'], send: 'enter' },
  },
  {
    name: 'Typebot',
    holds: 'one clause, by a stand-in for its server that answers at once',
    packages: ['@typebot.io/js'],
    files: () => [
      [
        '/index.html',
        page(
          `<typebot-standard style="display:block;height:600px"></typebot-standard><script type="module">import Typebot from '/t/web.js'; ${EVALUATED}; Typebot.initStandard({ typebot: 'plan', apiHost: location.origin })</script>`,
        ),
      ],
      ['/t/web.js', modules('@typebot.io/js/dist/web.js')],
    ],
    posts: TYPEBOT,
    look: {
      field: ['typebot-standard', 'input.text-input, .typebot-input input, textarea'],
      answer: ['typebot-standard', '.typebot-chat-chunk ~ .typebot-chat-chunk .typebot-host-bubble'],
      send: 'form',
    },
  },
]

/** What watch.js is told. */
export const planOf = ({ look }) => ({ ...look, question: QUESTION, expects: EXPECTS })
