/** A cross-encoder's head that can be trained, wherever it is kept: in the graph, or as modules beside it. */
import { findHead } from '../onnx/head.ts'
import type { OnnxFile } from '../onnx/graph.ts'
import type { Layer } from '../onnx/layers.ts'
import { readHead } from '../onnx/read-head.ts'
import type { ModuleHead } from './head.ts'
import { ModelError } from './model.ts'
import { poolTokens, type Mask, type Vectors } from './pooling.ts'

export interface TrainableHead {
  /** Inside the graph, or beside it as sentence-transformers' modules. */
  readonly place: 'graph' | 'modules'
  /** First to last, in float32. */
  readonly layers: readonly Layer[]
  /** Width of the vectors that it starts from: the features. */
  readonly width: number
  /** Numbers a pair that it gives: 1, or 2 (not relevant, relevant). */
  readonly labels: number
  /** The graph's output that features are made of: the first of these that it has. */
  readonly outputs: readonly string[]
  /** Features of a batch, row-major [rows, width], out of that output. Throws where it has another shape. */
  vectors(tensor: Vectors, batch: Mask): Float32Array
}

/** The head inside a graph, whose features are a tensor in the midst of it (see `exposeTensor`). Throws OnnxError where it has none that can be trained. */
export function headInside(file: OnnxFile): TrainableHead {
  const { input, width, labels } = findHead(file)
  const vectors: TrainableHead['vectors'] = ({ dims, data }, { rows }) => {
    if (data.length !== rows * width) throw new Error(`The head's input came in the shape [${dims.join(', ')}] for ${rows} pairs; expected are vectors of width ${width}`)
    return data
  }
  return { place: 'graph', layers: readHead(file), width, labels, outputs: [input], vectors }
}

/** The head beside a graph, whose features are pooled token vectors. Throws ModelError where one of its modules has no weights to train. */
export function headBeside({ pooling, layers: modules }: ModuleHead, id: string): TrainableHead {
  const parts = modules.map(({ trained }) => {
    if (trained === null) throw new ModelError(`The head of ${id} scales vectors to length 1 (Normalize), which cannot be trained here; heads of Dense and LayerNorm modules can be`)
    return trained
  })
  const width = parts[0]?.width ?? 0
  const layers = parts.flatMap(({ steps }) => steps)
  const labels = layers.reduce((at, layer) => (layer.kind === 'dense' ? layer.weight.length / at : at), width)
  return { place: 'modules', layers, width, labels, outputs: ['last_hidden_state', 'token_embeddings'], vectors: (hidden, mask) => poolTokens(hidden, mask, pooling) }
}
