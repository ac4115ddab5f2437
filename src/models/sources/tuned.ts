/** A trained head and the model that it was trained for, as a model of its own: the base's files, with the head in each graph, or in the modules beside it. */
import { textKey } from '../../columns/hash.ts'
import { OnnxError } from '../../onnx/error.ts'
import type { Layer } from '../../onnx/layers.ts'
import { patchHead } from '../../onnx/patch-head.ts'
import { graphFacts } from '../graph-facts.ts'
import { graphsIn } from '../graphs.ts'
import { numberIn, parseObject } from '../json.ts'
import { ModelError, type GraphFile, type ModelFiles } from '../model.ts'
import { layersByFile, writtenInto } from './tuned-modules.ts'

export interface TunedHead {
  /** `tuned/NAME` */
  readonly id: string
  /** As `readHead` gave them, with other numbers. */
  readonly layers: readonly Layer[]
  /** Tokens of a pair that it was trained at; its scores are for pairs that are cut there. */
  readonly maxLength: number
}

type ReadOptions = Parameters<ModelFiles['read']>[1]

const TOKENIZER_CONFIG = 'tokenizer_config.json'

/**
 * The base's files with the head written into them as they are read; nothing is kept of what was read. The listing's
 * sizes are the base's: a graph can grow by the head's own bytes. Graphs in q4 are left out, since their heads are
 * quantised in ways that no float head goes into. As sentence-transformers does, the length is written to the tokenizer's config.
 * `read` throws ModelError where head and graph do not go together.
 */
export function tunedFiles(base: ModelFiles, tuned: TunedHead): ModelFiles {
  const graphs = graphsIn(base.listing).filter(({ dtype }) => dtype !== 'q4')
  const isOther = (path: string) => path.endsWith('.onnx') && !graphs.some((graph) => graph.path === path)
  return {
    id: tuned.id,
    source: base.source,
    base: base.id,
    revision: `${headKey(tuned.layers)}-${base.revision}`,
    listing: new Map([...base.listing].filter(([path]) => !isOther(path))),
    async read(path, options) {
      if (path === TOKENIZER_CONFIG) return cutAt(tuned.maxLength, await base.read(path, options))
      const modules = await layersByFile(base, tuned.layers)
      const layer = modules?.get(path)
      if (layer) return writtenInto(await base.read(path, options), path, layer)
      if (modules) return base.read(path, options)
      const graph = graphs.find((each) => each.path === path)
      if (graph) return (await patched(base, graph, tuned, options)).graph
      for (const beside of graphs.filter((each) => mayHoldWeightsOf(each, path))) {
        const changed = (await patched(base, beside, tuned, options)).external.get(path.slice(folderOf(path).length))
        if (changed) return changed
      }
      return base.read(path, options)
    },
  }
}

/** 16 hexadecimal digits that are the same for the same layers and numbers. */
export function headKey(layers: readonly Layer[]): string {
  const numbers = layers.flatMap((layer) => (layer.kind === 'activation' ? [] : layer.bias === undefined ? [layer.weight] : [layer.weight, layer.bias]))
  const shape = new TextEncoder().encode(layers.map((layer) => [layer.kind, layer.kind === 'activation' ? layer.activation : [layer.weight.length, layer.bias?.length ?? 0]].join(' ')).join('\n'))
  const bytes = new Uint8Array(numbers.reduce((sum, data) => sum + data.byteLength, shape.length))
  bytes.set(shape)
  let at = shape.length
  for (const data of numbers) {
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), at)
    at += data.byteLength
  }
  return textKey(bytes)
}

/** Weight files are read with their graph, which has to point into them: where there are any, the graph itself is small. */
async function patched(base: ModelFiles, { path }: GraphFile, tuned: TunedHead, options: ReadOptions): Promise<ReturnType<typeof patchHead>> {
  const graph = await base.read(path, options)
  const external = new Map<string, Uint8Array>()
  for (const name of graphFacts(graph, path).external) external.set(name, await base.read(folderOf(path) + name, options))
  try {
    return patchHead({ graph, external }, tuned.layers, true) // the bytes were read for this alone
  } catch (error) {
    if (!(error instanceof OnnxError)) throw error
    throw new ModelError(`The head of ${tuned.id} does not go into ${path} of ${base.id}. ${error.message}.`, { cause: error })
  }
}

/** Any name will do for weights, so that only what is surely something else is told apart. */
const mayHoldWeightsOf = (graph: GraphFile, path: string): boolean =>
  folderOf(path) === folderOf(graph.path) && !/\.(onnx|json|txt|md|model|safetensors|py)$/.test(path) && /\./.test(path)

const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/') + 1)

function cutAt(maxLength: number, bytes: Uint8Array): Uint8Array {
  const config = parseObject(bytes, TOKENIZER_CONFIG)
  const limit = Math.min(maxLength, numberIn(config.model_max_length) ?? Infinity)
  return new TextEncoder().encode(JSON.stringify({ ...config, model_max_length: limit }, null, 2))
}
