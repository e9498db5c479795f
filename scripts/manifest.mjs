import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './run.mjs'

const SOURCE = 'widget/element.ts'

/**
 * The custom-elements manifest (schema 2.1.0), read from the comment above the element and the comments of its public
 * members, where they are defined.
 * @param {string} source text of widget/element.ts
 */
export function manifestOf(source) {
  const head = /\/\*\*\n((?: \*.*\n)+?) \*\/\nexport class (\w+) extends HTMLElement/.exec(source)
  if (!head) throw new Error(`${SOURCE}: no documented class extends HTMLElement`)
  const lines = (head[1] ?? '').split('\n').map((line) => line.replace(/^ \* ?/, ''))
  /** @type {(tag: string) => { name: string, type: string, description: string }[]} */
  const tagged = (tag) =>
    lines.flatMap((line) => {
      const found = new RegExp(`^@${tag}(?: \\{(.+?)\\})?(?: ([\\w:-]+))? - (.*)$`).exec(line)
      return found ? [{ name: found[2] ?? '', type: found[1] ?? '', description: found[3] ?? '' }] : []
    })
  const body = source.slice(head.index + head[0].length)
  /** @type {Map<string, object>} */
  const members = new Map()
  for (const found of body.matchAll(
    /\n {2}\/\*\*\s([\s\S]*?)\*\/\n {2}(get |set )?([a-z]\w*)\(([^)]*)\)(?:: (.+?))? \{/g,
  )) {
    const [, comment = '', accessor, name = '', parameters = '', type = 'void'] = found
    const description = comment.replace(/\s*\n\s*\*\s?/g, ' ').trim()
    members.set(
      name,
      accessor
        ? { kind: 'field', name, type: { text: type }, description }
        : {
            kind: 'method',
            name,
            description,
            parameters: parameters
              ? parameters
                  .split(', ')
                  .map((one) => ({ name: one.split(':')[0], type: { text: one.split(': ')[1] } }))
              : [],
            return: { type: { text: type } },
          },
    )
  }
  const declaration = {
    kind: 'class',
    customElement: true,
    name: head[2],
    tagName: 'policy-guide',
    description: lines[0],
    attributes: tagged('attr').map(({ name, type, description }) => ({
      name,
      type: { text: type },
      description,
    })),
    members: [...members.values()],
    events: tagged('fires').map(({ name, description }) => ({
      name,
      type: { text: 'CustomEvent' },
      description,
    })),
    slots: tagged('slot').map(({ name, description }) => ({ name, description })),
    cssParts: tagged('csspart').map(({ name, description }) => ({ name, description })),
    cssProperties: tagged('cssproperty').map(({ name, description }) => ({ name, description })),
    superclass: { name: 'HTMLElement' },
  }
  const file = './policy-guide.mjs'
  return {
    schemaVersion: '2.1.0',
    modules: [
      {
        kind: 'javascript-module',
        path: file,
        declarations: [declaration],
        exports: [
          { kind: 'js', name: declaration.name, declaration: { name: declaration.name, module: file } },
          {
            kind: 'custom-element-definition',
            name: 'policy-guide',
            declaration: { name: declaration.name, module: file },
          },
        ],
      },
    ],
  }
}

/** Writes what describes the built widget beside it: the manifest, the types, and the hashes a page may ask for. */
export function describeWidget() {
  const widget = path.join(root, 'dist/widget')
  const manifest = manifestOf(readFileSync(path.join(root, SOURCE), 'utf8'))
  writeFileSync(path.join(widget, 'custom-elements.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  writeFileSync(
    path.join(widget, 'policy-guide.d.ts'),
    readFileSync(path.join(root, 'widget/policy-guide.types.d.ts')),
  )
  const hashes = Object.fromEntries(
    ['policy-guide.js', 'policy-guide.mjs', 'loader.js', 'frame-host.js', 'packs/tai-an-2020-43.js'].map(
      (name) => [
        name,
        `sha384-${createHash('sha384')
          .update(readFileSync(path.join(widget, name)))
          .digest('base64')}`,
      ],
    ),
  )
  writeFileSync(path.join(widget, 'integrity.json'), `${JSON.stringify(hashes, null, 2)}\n`)
  return true
}
