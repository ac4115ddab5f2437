/**
 * Writes a trained head into the file it came from. A weight that is the head's alone is overwritten where it lies; one
 * that is shared (exporters merge equal weights), folded from others, quantised, or absent gets a copy of its own, in a
 * second `graph` field at the end, and its node reads that. Every other byte stays as it was.
 */
import { toHalf } from '../columns/half.ts'
import { transpose } from './constants.ts'
import { OnnxError } from './error.ts'
import { openGraph, type OnnxFile } from './graph.ts'
import { headOf } from './head.ts'
import type { Layer } from './layers.ts'
import type { DensePart, HeadPart, NormPart, Slot } from './part.ts'
import { Patch, type PatchedFile } from './patch.ts'
import { TYPE } from './schema.ts'
import { elements } from './tensor.ts'

/**
 * `layers` are as `readHead` gave them, with other numbers; a dense layer or a norm without bias may have been given one.
 * Float16 graphs get the nearest float16; an int8 graph of the same model gets the head in float32. Throws OnnxError where
 * layers and head do not go together, a number does not fit into float16, or a weight file is missing from `file.external`.
 * @param own whether the graph's bytes may be overwritten: where the head fits into its place, a large file is then not copied
 */
export function patchHead(file: OnnxFile, layers: readonly Layer[], own = false): PatchedFile {
  const graph = openGraph(file)
  const parts = headOf(graph).layers
  if (parts.length !== layers.length) throw new OnnxError(`The head has ${parts.length} layers, and ${layers.length} were given`)
  const patch = new Patch(graph)
  parts.forEach((part, i) => writeLayer(patch, part, layers[i]))
  return patch.apply(own)
}

function writeLayer(patch: Patch, part: HeadPart, layer: Layer | undefined): void {
  if (part.kind === 'activation' && layer?.kind === 'activation' && layer.activation === part.activation) return
  if (part.kind === 'dense' && layer?.kind === 'dense') {
    expectCount(part.weight, layer.weight)
    const weight = part.outputsFirst ? layer.weight : transpose(layer.weight, part.outputs, part.inputs)
    if (part.quantised === undefined) writeWeight(patch, part.weight, weight)
    else patch.replace(part.weight.node, 'MatMul', [part.input, addWeight(patch, part.weight, weight)], part.quantised)
    return writeBias(patch, part, layer.bias, part.outputs)
  }
  if (part.kind === 'layer-norm' && layer?.kind === 'layer-norm') {
    writeWeight(patch, part.weight, layer.weight)
    return writeBias(patch, part, layer.bias, elements(part.weight))
  }
  throw new OnnxError(`The head has ${described(part)} where ${layer === undefined ? 'nothing' : described(layer)} was given`)
}

const described = (layer: { readonly kind: string; readonly activation?: string }) => layer.activation ?? layer.kind

function writeWeight(patch: Patch, slot: Slot, data: Float32Array): void {
  expectCount(slot, data)
  if (!patch.overwrite(slot, encoded(slot, data))) patch.read(slot, addWeight(patch, slot, data))
}

const addWeight = (patch: Patch, slot: Slot, data: Float32Array) => patch.add(slot.name, slot.dims, slot.type, encoded(slot, data))

function writeBias(patch: Patch, { bias, weight }: DensePart | NormPart, data: Float32Array | undefined, width: number): void {
  if (bias !== undefined) return writeWeight(patch, bias, data ?? new Float32Array(width))
  if (data === undefined) return
  const slot = { name: `${weight.name}.bias`, node: weight.node, input: 2, dims: [width], type: weight.type }
  expectCount(slot, data)
  const name = addWeight(patch, slot, data)
  const takesBias = weight.node.operator === 'Gemm' || weight.node.operator === 'LayerNormalization'
  if (takesBias) patch.read(slot, name)
  else patch.sum(weight.node, name)
}

function expectCount(slot: Slot, data: Float32Array): void {
  if (data.length !== elements(slot)) throw new OnnxError(`"${slot.name}" has the shape [${slot.dims.join(', ')}], and ${data.length} numbers were given for it`)
}

function encoded({ name, type }: Slot, data: Float32Array): Uint8Array {
  if (type !== TYPE.float && type !== TYPE.half) throw new OnnxError(`"${name}" has elements of type ${type}; only float32 and float16 can be written`)
  const bytes = new Uint8Array(data.length * (type === TYPE.float ? 4 : 2))
  const view = new DataView(bytes.buffer)
  data.forEach((value, i) => {
    if (type === TYPE.float) return view.setFloat32(4 * i, value, true)
    const half = toHalf(value)
    if ((half & 0x7c00) === 0x7c00) throw new OnnxError(`"${name}": ${value} does not fit into float16`)
    view.setUint16(2 * i, half, true)
  })
  return bytes
}
