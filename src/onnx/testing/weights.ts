import type { Layer } from '../layers.ts'

/** The same layers with random numbers, of about the size that weights have: another head for the same graph. */
export function otherWeights(layers: readonly Layer[], seed: number): Layer[] {
  let state = seed
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.fround(state / 2 ** 32 - 0.5)
  }
  const others = (data: Float32Array) => data.map(random)
  return layers.map((layer) => (layer.kind === 'activation' ? layer : { ...layer, weight: others(layer.weight), bias: layer.bias && others(layer.bias) }))
}
