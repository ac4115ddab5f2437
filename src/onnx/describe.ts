import type { Layer } from './layers.ts'

/** A head in a few words: the widths of its vectors, and what is done to them. `384 → 384 tanh → 1`. */
export function headInWords(layers: readonly Layer[], width: number): string {
  let at = width
  return layers.reduce((words, layer) => {
    if (layer.kind !== 'dense') return `${words} ${layer.kind === 'activation' ? layer.activation : 'norm'}`
    at = layer.weight.length / at
    return `${words} → ${at}`
  }, String(width))
}
