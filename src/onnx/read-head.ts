/** A head's weights out of the file, in PyTorch's order. */
import { constant, transpose } from './constants.ts'
import { OnnxError } from './error.ts'
import { openGraph, type Graph, type OnnxFile } from './graph.ts'
import { headOf, trainable } from './head.ts'
import type { Layer } from './layers.ts'
import type { Slot } from './part.ts'

/**
 * The head's layers with their weights in float32, first to last, as `runLayers` takes them and `patchHead` gives them back.
 * Throws OnnxError where there is no head or it is quantised, or a weight file is missing from `file.external`.
 */
export function readHead(file: OnnxFile): Layer[] {
  const graph = openGraph(file)
  return trainable(headOf(graph)).layers.map((part) => {
    if (part.kind === 'activation') return { kind: 'activation', activation: part.activation }
    const [weight, bias] = [numbers(graph, part.weight), part.bias && numbers(graph, part.bias)]
    if (part.kind === 'layer-norm') return { kind: 'layer-norm', epsilon: part.epsilon, weight, bias }
    return { kind: 'dense', weight: part.outputsFirst ? weight : transpose(weight, part.inputs, part.outputs), bias }
  })
}

function numbers(graph: Graph, { name }: Slot): Float32Array {
  const found = constant(graph, name)
  if (found === undefined) throw new OnnxError(`"${name}" is not a constant`)
  return found.read()
}
