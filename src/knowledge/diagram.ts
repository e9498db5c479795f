/**
 * Reduced ordered multi-valued decision diagrams: one node per fact and remaining question, one child per class
 * of the fact. Equal sub-diagrams are one node, so what does not matter is not in it.
 */

/** A rule with every `none` pushed down to its tests. A judgement is an `all` without parts: granted. */
export type Tree = { test: number; holds: boolean } | { all: boolean; parts: readonly Tree[] }

export interface Node {
  variable: number
  kids: readonly number[]
}

export interface Diagram {
  /** 0 is false, 1 is true; children stand before their parents and everything is reached from the root. */
  nodes: readonly Node[]
  root: number
}

/** By variable, by class. */
export type Allowed = readonly (readonly boolean[])[]

/** For each test its variable and, by class, whether it passes. */
export interface Row {
  id: string
  variable: number
  passes: readonly boolean[]
}

/**
 * Steps of building at most. A diagram of facts that follow one another stays small; one whose facts hang together
 * crosswise may double with each, and every later question walks all of it.
 */
const MOST = 50_000

/** Joins from the right, so that with facts in order of appearance each step only adds on top. Throws RangeError beyond MOST. */
export function build(tree: Tree, rows: readonly Row[]): Diagram {
  const leaf: Node = { variable: Infinity, kids: [] }
  const nodes: Node[] = [leaf, leaf]
  const unique = new Map<string, number>()
  const joined = new Map<string, number>()

  function node(variable: number, kids: readonly number[]): number {
    const first = kids[0]!
    if (kids.every((kid) => kid === first)) return first
    const key = `${variable}:${kids.join()}`
    const found = unique.get(key)
    if (found !== undefined) return found
    unique.set(key, nodes.push({ variable, kids }) - 1)
    return nodes.length - 1
  }

  function join(a: number, b: number, all: boolean): number {
    if (a === b) return a
    if (a > b) return join(b, a, all)
    if (a < 2) return (a === 1) === all ? b : a
    const key = `${a},${b},${Number(all)}`
    const found = joined.get(key)
    if (found !== undefined) return found
    if (joined.size > MOST)
      throw new RangeError('The facts of this rule hang together too closely to be decided')
    const left = nodes[a]!
    const right = nodes[b]!
    const variable = Math.min(left.variable, right.variable)
    const kids = (left.variable === variable ? left : right).kids.map((_, i) =>
      join(
        left.variable === variable ? left.kids[i]! : a,
        right.variable === variable ? right.kids[i]! : b,
        all,
      ),
    )
    const made = node(variable, kids)
    joined.set(key, made)
    return made
  }

  function make(part: Tree): number {
    if ('all' in part)
      return part.parts.reduceRight((rest, next) => join(make(next), rest, part.all), Number(part.all))
    const { variable, passes } = rows[part.test]!
    return node(
      variable,
      passes.map((passed) => Number(passed === part.holds)),
    )
  }

  const root = make(tree)
  const kept: Node[] = [leaf, leaf]
  const moved = new Map<number, number>([
    [0, 0],
    [1, 1],
  ])
  function keep(id: number): number {
    const found = moved.get(id)
    if (found !== undefined) return found
    const { variable, kids } = nodes[id]!
    moved.set(id, kept.push({ variable, kids: kids.map(keep) }) - 1)
    return kept.length - 1
  }
  return { root: keep(root), nodes: kept }
}

/** Which verdicts completions can still reach: 1 only false, 2 only true, 3 both. */
export function ends({ nodes, root }: Diagram, allowed: Allowed): number {
  const found = [1, 2]
  for (let i = 2; i <= root; i++) {
    const { variable, kids } = nodes[i]!
    let union = 0
    for (let c = 0; c < kids.length; c++) if (allowed[variable]![c]) union |= found[kids[c]!]!
    found.push(union)
  }
  return found[root]!
}

/** The share of completions that are true, where every class still allowed counts the same. */
export function odds({ nodes, root }: Diagram, allowed: Allowed): number {
  const found = [0, 1]
  for (let i = 2; i <= root; i++) {
    const { variable, kids } = nodes[i]!
    let sum = 0
    let count = 0
    for (let c = 0; c < kids.length; c++)
      if (allowed[variable]![c]) {
        sum += found[kids[c]!]!
        count++
      }
    found.push(sum / count)
  }
  return found[root]!
}

/**
 * The variables on which the verdict still depends, in no order: those left when the diagram is reduced again over the
 * allowed classes alone. Two nodes that differ over all classes may be the same over these.
 */
export function support({ nodes, root }: Diagram, allowed: Allowed): readonly number[] {
  const reached = new Set([root])
  for (let i = root; i > 1; i--)
    if (reached.has(i)) {
      const { variable, kids } = nodes[i]!
      kids.forEach((kid, c) => allowed[variable]![c] && reached.add(kid))
    }
  const same: number[] = [0, 1]
  const unique = new Map<string, number>()
  const left = new Set<number>()
  for (let i = 2; i <= root; i++) {
    if (!reached.has(i)) continue
    const { variable, kids } = nodes[i]!
    const now = kids.filter((_, c) => allowed[variable]![c]).map((kid) => same[kid]!)
    const key = `${variable}:${now.join()}`
    if (now.every((kid) => kid === now[0])) same[i] = now[0]!
    else {
      left.add(variable)
      same[i] = unique.get(key) ?? i
      unique.set(key, same[i]!)
    }
  }
  return [...left]
}

/** One way down the diagram: the node passed and the class taken there. */
export interface Step {
  node: number
  taken: number
}

/**
 * The cheapest way from the root to `target`, at a price per variable and class (Infinity: closed); null if
 * there is none. Facts not on the way cost nothing: every fact must have a class at price 0.
 */
export function cheapest(
  { nodes, root }: Diagram,
  target: 0 | 1,
  prices: readonly (readonly number[])[],
): readonly Step[] | null {
  const costs = target ? [Infinity, 0] : [0, Infinity]
  const taken = [0, 0]
  for (let i = 2; i <= root; i++) {
    const { variable, kids } = nodes[i]!
    const sums = kids.map((kid, c) => costs[kid]! + prices[variable]![c]!)
    const least = Math.min(...sums)
    costs.push(least)
    taken.push(sums.indexOf(least))
  }
  if (costs[root] === Infinity) return null
  const steps: Step[] = []
  for (let i = root; i > 1; i = nodes[i]!.kids[taken[i]!]!) steps.push({ node: i, taken: taken[i]! })
  return steps
}
