/** A head's weights under the names that they have in PyTorch. */
import type { Layer } from '../../onnx/layers.ts'
import type { NamedTensor } from '../../models/write-safetensors.ts'

/** Modules with weights, first to last, in transformers' …ForSequenceClassification of a `model_type`. */
const modules: { readonly [type: string]: readonly string[] } = {
  bert: ['bert.pooler.dense', 'classifier'],
  deberta: ['pooler.dense', 'classifier'],
  'deberta-v2': ['pooler.dense', 'classifier'],
  distilbert: ['pre_classifier', 'classifier'],
  modernbert: ['head.dense', 'head.norm', 'classifier'],
  ...Object.fromEntries(['roberta', 'xlm-roberta', 'camembert', 'electra'].map((type) => [type, ['classifier.dense', 'classifier.out_proj']])),
}

/** The modules' names of a head in its graph. Empty where they are not known. @param architecture `model_type` of config.json */
export const modulesOf = (architecture: string): readonly string[] => (Object.hasOwn(modules, architecture) ? (modules[architecture] ?? []) : [])

/**
 * The head's tensors, called after `known` modules (`bert.pooler.dense.weight` …) where these are as many as there are layers with
 * weights, else `head.N.weight` with N the place among all layers, as torch.nn.Sequential counts them.
 * @param width of the vectors that the head starts from
 */
export function headTensors(layers: readonly Layer[], known: readonly string[], width: number): NamedTensor[] {
  const weighted = layers.filter(({ kind }) => kind !== 'activation')
  const nameOf = (layer: Layer) => (known.length === weighted.length ? (known[weighted.indexOf(layer)] ?? '') : `head.${layers.indexOf(layer)}`)
  let inputs = width
  return layers.flatMap((layer) => {
    if (layer.kind === 'activation') return []
    const name = nameOf(layer)
    const outputs = layer.kind === 'dense' ? layer.weight.length / inputs : inputs
    const weight = { name: `${name}.weight`, shape: layer.kind === 'dense' ? [outputs, inputs] : [outputs], data: layer.weight }
    inputs = outputs
    return layer.bias === undefined ? [weight] : [weight, { name: `${name}.bias`, shape: [outputs], data: layer.bias }]
  })
}
