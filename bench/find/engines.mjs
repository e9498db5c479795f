/**
 * The engines, each as its documentation shows it, with the tokenizer that lets it find Chinese: single characters
 * and pairs, over names, other names and text alike. `build` gives a function from a question to places of entries.
 */
import { buildIndex, search } from '../../dist/node/index.js'

/** Single characters and pairs, as our own index cuts them. */
export function grams(text) {
  const found = []
  for (let at = 0; at < text.length; at++) {
    if (text[at] === ' ') continue
    found.push(text[at])
    if (at + 1 < text.length && text[at + 1] !== ' ') found.push(text.slice(at, at + 2))
  }
  return found
}

const joined = ({ name, aliases, text }) => `${name} ${aliases.join(' ')} ${text}`
const KEYS = ['name', 'aliases', 'text']
const TOP = 10

export const ENGINES = {
  ours: {
    build(entries) {
      const index = buildIndex(entries.map(joined))
      return (text) => search(index, text, TOP).map((hit) => hit.entry)
    },
  },
  'flexsearch, uni+bigrams': {
    package: 'flexsearch',
    async build(entries) {
      const { Index } = await import('flexsearch')
      const index = new Index({ tokenize: 'strict', encode: grams })
      entries.forEach((one, at) => index.add(at, joined(one)))
      return (text) => index.search(text, { limit: TOP, suggest: true })
    },
  },
  'minisearch, uni+bigrams': {
    package: 'minisearch',
    async build(entries) {
      const { default: MiniSearch } = await import('minisearch')
      const index = new MiniSearch({ fields: KEYS, tokenize: grams, processTerm: (term) => term })
      index.addAll(entries.map((one, id) => ({ ...one, aliases: one.aliases.join(' '), id })))
      return (text) =>
        index
          .search(text)
          .slice(0, TOP)
          .map((hit) => hit.id)
    },
  },
  'orama, uni+bigrams': {
    package: '@orama/orama',
    async build(entries) {
      const tokenizer = { language: 'chinese', normalizationCache: new Map(), tokenize: grams }
      return orama(entries, { tokenizer })
    },
  },
  'orama, mandarin tokenizer': {
    package: '@orama/orama',
    async build(entries) {
      const { createTokenizer } = await import('@orama/tokenizers/mandarin')
      return orama(entries, { tokenizer: createTokenizer() })
    },
  },
  'fuse.js, token search, uni+bigrams': {
    package: 'fuse.js',
    most: 10_000,
    async build(entries) {
      const { default: Fuse } = await import('fuse.js')
      const index = new Fuse(entries, {
        keys: KEYS,
        useTokenSearch: true,
        tokenize: grams,
        threshold: 0.2,
        ignoreLocation: true,
      })
      return (text) => index.search(text, { limit: TOP }).map((hit) => hit.refIndex)
    },
  },
  'fuse.js, defaults': {
    package: 'fuse.js',
    most: 10_000,
    async build(entries) {
      const { default: Fuse } = await import('fuse.js')
      const index = new Fuse(entries, { keys: KEYS })
      return (text) => index.search(text, { limit: TOP }).map((hit) => hit.refIndex)
    },
  },
}

async function orama(entries, components) {
  const { create, insert, search: find } = await import('@orama/orama')
  const index = create({ schema: { name: 'string', aliases: 'string', text: 'string' }, components })
  for (const [at, { name, aliases, text }] of entries.entries())
    await insert(index, { id: String(at), name, aliases: aliases.join(' '), text })
  return (text) => find(index, { term: text, limit: TOP, threshold: 1 }).hits.map((hit) => Number(hit.id))
}
