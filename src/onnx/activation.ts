/**
 * Which activation a piece of graph computes. Exporters write GELU as five to eight nodes, each in its own order; but
 * whatever the order, it is a function of one tensor, element by element, and can be tried on a few numbers.
 */
import { scalar } from './constants.ts'
import { activations, erf, type Activation } from './layers.ts'
import { integer, string, type Graph, type Node } from './graph.ts'
import { TYPE } from './schema.ts'

export interface Elementwise {
  /** undefined: it changes nothing. */
  readonly activation: Activation | undefined
  /** The tensor that it is a function of. */
  readonly input: string
}

/**
 * The activation that makes `name`, or undefined where it is made in another way.
 * `isLayer` tells the tensors not to look behind, since they are a layer's own result.
 */
export function activationAt(graph: Graph, name: string, isLayer: (name: string) => boolean): Elementwise | undefined {
  const expression = new Expression(graph, isLayer)
  const results = expression.at(name, 0)
  const [input, ...others] = expression.leaves
  if (input === undefined || others.length > 0 || input === name) return undefined
  const found = candidates
    .map(([activation, reference]) => ({ activation, error: Math.max(...probes.map((x, i) => Math.abs((results[i] ?? NaN) - reference(x)))) }))
    .reduce((best, next) => (next.error < best.error ? next : best))
  return found.error < TOLERANCE ? { activation: found.activation, input } : undefined
}

type Scalar = (x: number) => number

// GELU's two forms differ by at most 4.7e-4, near ±2.3; constants in float16 move a result by less than 1e-4.
const probes = [-5, -2.3, -1.2, -0.4, -0.1, 0, 0.2, 0.7, 1.5, 2.3, 4]
const TOLERANCE = 1e-3
const candidates: readonly (readonly [Activation | undefined, Scalar])[] = [[undefined, (x) => x], ...(Object.entries(activations) as [Activation, Scalar][])]

const MOST_NODES = 64

const unary: ReadonlyMap<string, Scalar> = new Map([
  ['Tanh', Math.tanh],
  ['Relu', activations.relu],
  ['Sigmoid', activations.sigmoid],
  ['Erf', erf],
  ['Sqrt', Math.sqrt],
  ['Neg', (x) => -x],
  ['Identity', (x) => x],
  ['Dropout', (x) => x],
  ['FastGelu', activations['gelu-tanh']],
])
const binary: ReadonlyMap<string, (a: number, b: number) => number> = new Map([
  ['Add', (a, b) => a + b],
  ['Sub', (a, b) => a - b],
  ['Mul', (a, b) => a * b],
  ['Div', (a, b) => a / b],
  ['Pow', (a, b) => a ** b],
])
const floats: ReadonlySet<number> = new Set([TYPE.float, TYPE.half, TYPE.bfloat16, TYPE.double])

/** What the nodes behind a tensor give for each probe, down to what is not computed element by element. */
class Expression {
  readonly leaves = new Set<string>()
  #graph: Graph
  #isLayer: (name: string) => boolean
  #known = new Map<string, readonly number[]>()

  constructor(graph: Graph, isLayer: (name: string) => boolean) {
    this.#graph = graph
    this.#isLayer = isLayer
  }

  at(name: string, depth: number): readonly number[] {
    const known = this.#known.get(name)
    if (known !== undefined) return known
    const value = scalar(this.#graph, name)
    const made = value === undefined ? (this.#computed(name, depth) ?? this.#leaf(name)) : probes.map(() => value)
    this.#known.set(name, made)
    return made
  }

  #leaf(name: string): readonly number[] {
    this.leaves.add(name)
    return probes
  }

  #computed(name: string, depth: number): readonly number[] | undefined {
    const node = this.#graph.producers.get(name)
    if (node === undefined || Math.max(depth, this.#known.size) > MOST_NODES || (depth > 0 && this.#isLayer(name))) return undefined
    const [first, second, ...more] = node.inputs
    const [one, two] = [this.#unary(node), binary.get(node.operator)]
    if (first === undefined || more.length > 0) return undefined
    if (one !== undefined && (second === undefined || node.operator === 'Dropout')) return this.at(first, depth + 1).map(one)
    if (two === undefined || second === undefined) return undefined
    const [a, b] = [this.at(first, depth + 1), this.at(second, depth + 1)]
    return a.map((value, i) => two(value, b[i] ?? NaN))
  }

  #unary(node: Node): Scalar | undefined {
    if (node.operator === 'Cast') return floats.has(integer(this.#graph, node, 'to', 0)) ? (x) => x : undefined
    if (node.operator === 'Gelu') return activations[string(this.#graph, node, 'approximate', 'none') === 'tanh' ? 'gelu-tanh' : 'gelu']
    return unary.get(node.operator)
  }
}
