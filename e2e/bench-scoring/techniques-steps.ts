/** What the app does differently from a call per query, one technique after another; each step keeps those before it. */

/** How a graph is held. */
export interface Runtime {
  /** onnxruntime-web with WebGPU in it, compiled so that it can be suspended (asyncify), or without. */
  readonly build: 'asyncify' | 'plain'
  readonly lanes: number
  readonly threads: number
  readonly graph: 'model.onnx' | 'model_quantized.onnx'
}

/** How pairs become batches. */
export interface Cutting {
  /** Rows in rank order, all of a query with null; or by length under so many tokens. */
  readonly by: { readonly rows: number | null } | { readonly tokens: number }
  /** Whether the next query is tokenized while a batch runs. */
  readonly isAhead: boolean
}

export interface Step {
  readonly name: string
  readonly runtime: Runtime
  readonly cutting: Cutting
}

/** Tokens of a batch that the app starts from. */
const BUDGET = 512

/** @param threads in all: what lanes share */
export function stepsOf(threads: number, hasInt8: boolean): Step[] {
  const asyncify: Runtime = { build: 'asyncify', lanes: 1, threads, graph: 'model.onnx' }
  const plain: Runtime = { ...asyncify, build: 'plain' }
  const apart: Runtime = { ...plain, lanes: threads, threads: 1 }
  const byLength: Cutting = { by: { tokens: BUDGET }, isAhead: false }
  const ahead: Cutting = { ...byLength, isAhead: true }
  return [
    { name: 'a call per query', runtime: asyncify, cutting: { by: { rows: null }, isAhead: false } },
    { name: 'batches of 32', runtime: asyncify, cutting: { by: { rows: 32 }, isAhead: false } },
    { name: `by length, ${BUDGET} tokens a batch`, runtime: asyncify, cutting: byLength },
    { name: 'tokenized ahead', runtime: asyncify, cutting: ahead },
    { name: 'the build without WebGPU', runtime: plain, cutting: ahead },
    ...(threads > 1 ? [{ name: `${threads} sessions of one thread for one of ${threads}`, runtime: apart, cutting: ahead }] : []),
    ...(hasInt8 ? [{ name: 'int8, a pair a run', runtime: { ...apart, graph: 'model_quantized.onnx' } as const, cutting: { by: { tokens: 1 }, isAhead: true } }] : []),
  ]
}

/** Steps that hold a graph alike share its sessions. */
export const runtimeKey = ({ build, lanes, threads, graph }: Runtime): string => `${build} ${lanes} × ${threads} ${graph}`
