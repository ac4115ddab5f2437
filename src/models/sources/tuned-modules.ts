/** A trained head where it is kept as modules beside the graph (the Ettin rerankers): each module's weights file, written anew. */
import type { Layer } from '../../onnx/layers.ts'
import { ModelError, type ModelFiles } from '../model.ts'
import { readModules } from '../modules.ts'
import { Safetensors } from '../safetensors.ts'
import { writeSafetensors, type NamedTensor } from '../write-safetensors.ts'

type Weighted = Exclude<Layer, { kind: 'activation' }>

/** Which layer of the head lies in which weights file, by path; null where the head is in the graph. Throws ModelError where layers and modules do not go together. */
export async function layersByFile(base: ModelFiles, layers: readonly Layer[]): Promise<ReadonlyMap<string, Weighted> | null> {
  const modules = (await readModules(base))?.filter(({ type }) => type === 'Dense' || type === 'LayerNorm') ?? []
  if (!modules.some(({ type }) => type === 'Dense')) return null
  const weighted = layers.filter((layer): layer is Weighted => layer.kind !== 'activation')
  if (weighted.length !== modules.length || modules.some(({ type }, i) => (type === 'Dense') !== (weighted[i]?.kind === 'dense'))) {
    throw new ModelError(`The head's layers (${weighted.map(({ kind }) => kind).join(', ')}) are not those of ${base.id}'s modules (${modules.map(({ type }) => type).join(', ')})`)
  }
  return new Map(modules.map(({ path }, i) => [`${path}/model.safetensors`, weighted[i] as Weighted]))
}

/** The weights file with a layer's numbers in place of its own. Throws ModelError where it has none of that name, RangeError where there are not as many. */
export function writtenInto(bytes: Uint8Array, path: string, layer: Weighted): Uint8Array {
  const before = new Safetensors(bytes, path)
  const prefix = layer.kind === 'dense' ? 'linear' : 'norm'
  const { shape } = before.tensor(`${prefix}.weight`)
  const weight: NamedTensor = { name: `${prefix}.weight`, shape, data: layer.weight }
  const bias: readonly NamedTensor[] = layer.bias === undefined ? [] : [{ name: `${prefix}.bias`, shape: shape.slice(0, 1), data: layer.bias }]
  return writeSafetensors([weight, ...bias])
}
