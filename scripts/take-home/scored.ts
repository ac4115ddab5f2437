/** Scores of texts by a model on this disk: as its own graph gives them, or as another head would from its features. */
import { crossEncoder } from '../../src/scoring/cross-encoder.ts'
import { EncodedTexts } from '../../src/scoring/encoded-texts.ts'
import { exposeTensor } from '../../src/onnx/expose.ts'
import type { Layer } from '../../src/onnx/layers.ts'
import { graphFacts } from '../../src/models/graph-facts.ts'
import { graphsIn } from '../../src/models/graphs.ts'
import { readHead, readModuleHead } from '../../src/models/head.ts'
import type { ModelFiles } from '../../src/models/model.ts'
import { ModelTokenizer } from '../../src/models/tokenizer.ts'
import { headBeside, headInside, type TrainableHead } from '../../src/models/trainable-head.ts'
import type { OnnxFile } from '../../src/onnx/graph.ts'
import type { Dtype } from '../../src/systems/system.ts'
import { nodeRuntime } from '../node-runtime.ts'

export interface TextPair {
  readonly query: string
  readonly passage: string
}

/** The head as it is trained: in the graph, or in the modules beside it. */
export async function trainableHead(files: ModelFiles, dtype: Dtype): Promise<TrainableHead> {
  const beside = await readModuleHead(files)
  return beside ? headBeside(beside, files.id) : headInside(await graphOf(files, dtype))
}

/** One logit a pair (log-odds of two labels), each pair run alone; with `layers`, what that head makes of the features. */
export async function scored(files: ModelFiles, dtype: Dtype, pairs: readonly TextPair[], maxLength: number, layers?: readonly Layer[]): Promise<Float32Array> {
  const { graph, external } = await graphOf(files, dtype)
  const [tokenizer, head, trainable] = [await ModelTokenizer.open(files), await readHead(files), layers && { ...(await trainableHead(files, dtype)), layers }]
  const isInside = trainable !== undefined && head === undefined
  const session = await nodeRuntime().open(isInside ? exposeTensor(graph, trainable.outputs[0] ?? '') : graph, { device: 'wasm', ...(external && { external }) })
  try {
    const encoded = new EncodedTexts(tokenizer, { query: (row) => pairs[row]?.query ?? '', passage: (row) => pairs[row]?.passage ?? '' })
    const scorer = crossEncoder({ session, tokenizer, encoded, maxLength, ...(head && { head }), ...(trainable && { trainable }) })
    const scores = new Float32Array(pairs.length)
    for (const row of pairs.keys()) {
      const [only] = scorer.cut([{ row, query: row, passage: row }], ALONE)
      scores[row] = only ? ((await scorer.score(only, ALONE)).scores[0] ?? NaN) : NaN
    }
    return scores
  } finally {
    await session.dispose()
  }
}

const ALONE = { rows: 1, tokens: Infinity, lengthStep: 1 }

async function graphOf(files: ModelFiles, dtype: Dtype): Promise<OnnxFile> {
  const graph = graphsIn(files.listing).find((each) => each.dtype === dtype)
  if (!graph) throw new Error(`${files.id} has no ${dtype} graph`)
  const bytes = await files.read(graph.path)
  const folder = graph.path.slice(0, graph.path.lastIndexOf('/') + 1)
  const external = new Map<string, Uint8Array>()
  for (const name of graphFacts(bytes, graph.path).external) external.set(name, await files.read(folder + name))
  return { graph: bytes, external }
}
