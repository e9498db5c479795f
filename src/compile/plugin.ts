import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { toColumns } from './columns.ts'
import { compilePolicy, formatProblem, policyFolders, readFolder } from './index.ts'
import type { Policy } from '../knowledge/index.ts'

const IDS = {
  'virtual:policy': '\0virtual:policy',
  'virtual:policy-head': '\0virtual:policy-head',
  'virtual:policies': '\0virtual:policies',
}

/** What brings a policy back into its shape in the browser. */
const COLUMNS = fileURLToPath(new URL('../knowledge/columns.ts', import.meta.url)).replaceAll('\\', '/')

/** The policy a build carries: the one named by the variable POLICY, else the first. Throws with what is wrong. */
export function pickPolicy(policies: readonly Policy[], content: string): Policy {
  const wanted = process.env['POLICY']
  const one = wanted ? policies.find((policy) => policy.id === wanted) : policies[0]
  if (!one) throw new Error(wanted ? `content/ 中没有编号为“${wanted}”的文件` : `${content} 中没有文件`)
  return one
}

/** Every policy of content/. Throws with every problem of the first that has any. */
export function readPolicies(content: string, watch: (file: string) => void = () => {}): Policy[] {
  return policyFolders(content).map((folder) => {
    const files = readFolder(folder)
    for (const file of files) watch(path.resolve(file.path))
    const { policy, problems } = compilePolicy(files)
    if (!policy)
      throw new Error(`内容有 ${problems.length} 处问题:\n${problems.map(formatProblem).join('\n')}`)
    return policy
  })
}

/**
 * Serves `virtual:policy` (the policy named by the variable POLICY, else the first), `virtual:policy-head` (what a
 * first screen says of it) and `virtual:policies` (all).
 * Any problem in the content fails the build and lists them all; in the dev server edits show at once.
 * @param root the project's folder, with content/ in it
 * @param files written beside what is built: name → its text, made from the same policy as `virtual:policy`
 */
export function policyPlugin(
  root = process.cwd(),
  files: Readonly<Record<string, (policy: Policy) => string>> = {},
): Plugin {
  const content = path.join(root, 'content')
  let current: Policy | undefined
  return {
    name: 'policy-guide:policy',
    resolveId(id) {
      return Object.hasOwn(IDS, id) ? IDS[id as keyof typeof IDS] : undefined
    },
    load(id) {
      if (!Object.values(IDS).includes(id)) return undefined
      const policies = readPolicies(content, (file) => this.addWatchFile(file))
      const one = pickPolicy(policies, content)
      current = one
      // A string is parsed faster than the same literal, and keeps the module free of side effects.
      const parsed = (value: unknown) =>
        `/* @__PURE__ */ JSON.parse(${JSON.stringify(JSON.stringify(value))})`
      // The first screen needs four strings, and nothing that brings lists back.
      if (id === IDS['virtual:policy-head']) {
        const { shortTitle, number, issuer, issuedOn } = one
        return {
          code: `export default ${parsed({ shortTitle, number, issuer, issuedOn })}`,
          moduleType: 'js',
        }
      }
      const value = id === IDS['virtual:policy'] ? one : policies
      return {
        code: `import { fromColumns } from ${JSON.stringify(COLUMNS)}
export default /* @__PURE__ */ fromColumns(${parsed(toColumns(value as never))})`,
        moduleType: 'js',
      }
    },
    generateBundle() {
      if (!Object.keys(files).length) return
      // Compiling takes a second or two; what was built has been compiled already.
      const policy = current ?? pickPolicy(readPolicies(content), content)
      for (const [fileName, make] of Object.entries(files))
        this.emitFile({ type: 'asset', fileName, source: make(policy) })
    },
    configureServer(server) {
      server.watcher.add(content)
    },
    hotUpdate({ file }) {
      if (!file.startsWith(content + path.sep) || !/\.(md|yaml)$/.test(file)) return undefined
      const modules = Object.values(IDS)
        .map((id) => this.environment.moduleGraph.getModuleById(id))
        .filter((one) => one !== undefined)
      for (const one of modules) this.environment.moduleGraph.invalidateModule(one)
      return modules
    },
  }
}
