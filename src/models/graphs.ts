/** Which of a model's files are graphs, and of which dtype: the names that exporters for the web give them. */
import type { Dtype } from '../systems/system.ts'
import type { GraphFile } from './model.ts'

/** File names by dtype, the preferred first. The last q8 ones are those that sentence-transformers exports per processor. */
const names: readonly (readonly [Dtype, RegExp])[] = [
  ['fp32', /^model\.onnx$/],
  ['fp16', /^model_fp16\.onnx$/],
  ['q8', /^model_quantized\.onnx$/],
  ['q8', /^model_int8\.onnx$/],
  ['q8', /^model_uint8\.onnx$/],
  ['q8', /^model_quint8_[a-z0-9_]+\.onnx$/],
  ['q8', /^model_qint8_[a-z0-9_]+\.onnx$/],
  ['q4', /^model_q4\.onnx$/],
  ['q4', /^model_bnb4\.onnx$/],
]

/** One graph a dtype, fp32 first. A graph in onnx/ goes before one at the top. Weight files beside a graph count as its own. */
export function graphsIn(listing: ReadonlyMap<string, number>): GraphFile[] {
  const paths = [...listing.keys()].filter((path) => path.endsWith('.onnx')).sort()
  const graphs = new Map<Dtype, GraphFile>()
  for (const folder of ['onnx/', '']) {
    for (const [dtype, name] of names) {
      const path = paths.find((each) => each.startsWith(folder) && name.test(each.slice(folder.length)))
      if (path !== undefined && !graphs.has(dtype)) graphs.set(dtype, graphAt(listing, path, dtype))
    }
  }
  return (['fp32', 'fp16', 'q8', 'q4'] as const).flatMap((dtype) => graphs.get(dtype) ?? [])
}

function graphAt(listing: ReadonlyMap<string, number>, path: string, dtype: Dtype): GraphFile {
  const external = [...listing.keys()].filter((each) => each.startsWith(path) && /^(_data(_\d+)?|\.data)$/.test(each.slice(path.length))).sort()
  const bytes = [path, ...external].reduce((sum, each) => sum + (listing.get(each) ?? 0), 0)
  return { dtype, path, external, bytes }
}
