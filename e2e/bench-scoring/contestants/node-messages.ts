/** What the benchmark and its onnxruntime-node process tell each other. */
import type { Pass } from './contestant.ts'
import type { TokenCount } from '../statistics.ts'
import type { List } from '../workload.ts'

/** The first message; every later one asks for a pass. */
export interface NodeRequest {
  /** A folder from which onnxruntime-node resolves. */
  readonly packages: string
  readonly model: string
  /** File in the model's onnx folder. */
  readonly graph: string
  readonly threads: number
  readonly maxLength: number
  /** Tokens of a batch that is cut by length; null for all of a query in one. */
  readonly budget: number | null
  readonly lists: readonly List[]
  /** To warm up with. */
  readonly few: readonly List[]
}

export interface NodeOpening {
  readonly load: number
  readonly firstRun: number
}

export interface NodePass extends Pass {
  readonly firstRun: number
  readonly tokens: TokenCount
}
