/** A graph with its weights in a file beside it, as onnx.save with save_as_external_data writes it. Equal weights are stored once. */
import { bytesField, concatenated, integerField, varint } from '../encode.ts'
import { GRAPH, MODEL, TENSOR, TYPE } from '../schema.ts'
import { spliced } from '../splice.ts'
import { children, fields } from '../wire.ts'

export function externalise(graph: Uint8Array, file: string): { graph: Uint8Array; external: Map<string, Uint8Array> } {
  const stored: Uint8Array[] = []
  const offsets = new Map<string, number>()
  let length = 0
  const place = (raw: Uint8Array) => {
    const key = raw.join()
    const known = offsets.get(key) ?? length
    if (!offsets.has(key)) {
      offsets.set(key, length)
      const padding = new Uint8Array((64 - (raw.length % 64)) % 64)
      stored.push(raw, padding)
      length += raw.length + padding.length
    }
    return known
  }
  const entry = (key: string, value: string) => bytesField(TENSOR.external, bytesField(1, key), bytesField(2, value))
  const moved = [...children(graph, { from: 0, to: graph.length }, MODEL.graph)].flatMap((part) => {
    const tensors = [...children(graph, part, GRAPH.initializer)].flatMap((tensor) => {
      const parts = [...fields(graph, tensor)]
      const raw = parts.find(({ number }) => number === TENSOR.raw)
      // Single numbers and shapes stay in the graph, where onnxruntime-web wants them before it opens weight files.
      if (raw === undefined || raw.to - raw.from <= 8 || parts.find(({ number }) => number === TENSOR.type)?.value === TYPE.int64) return []
      const content = graph.subarray(raw.from, raw.to)
      const kept = parts.filter((field) => field !== raw).map(({ start, to }) => graph.subarray(start, to))
      const where = [entry('location', file), entry('offset', String(place(content))), entry('length', String(content.length)), integerField(TENSOR.location, 1)]
      return [{ from: tensor.start, to: tensor.to, bytes: bytesField(GRAPH.initializer, ...kept, ...where) }]
    })
    const inside = spliced(graph.subarray(part.from, part.to), tensors.map(({ from, to, bytes }) => ({ from: from - part.from, to: to - part.from, bytes })))
    return [{ from: part.start, to: part.to, bytes: concatenated([varint(MODEL.graph * 8 + 2), varint(inside.length), inside]) }]
  })
  return { graph: spliced(graph, moved), external: new Map([[file, concatenated(stored)]]) }
}
