import { describe, expect, test } from 'vitest'
import { activations, erf, runLayers } from './layers.ts'

const rows = (width: number, ...data: number[]) => ({ width, data: Float32Array.from(data) })

describe('the layers of heads', () => {
  test('erf', () => {
    // Abramowitz and Stegun, table 7.1
    for (const [x, y] of [[0, 0], [0.5, 0.5204998778], [1, 0.8427007929], [2, 0.995322265], [3, 0.9999779095], [-1, -0.8427007929], [40, 1]] as const) expect(erf(x)).toBeCloseTo(y, 9)
  })
  test('GELU’s two forms differ, by less than half a thousandth', () => {
    expect(activations.gelu(1)).toBeCloseTo(0.8413447461, 9) // the normal distribution at 1
    expect(activations['gelu-tanh'](1)).toBeCloseTo(0.8411919906, 9)
  })
  test('a whole head: dense, activation, norm without bias, dense without bias', () => {
    const layers = runLayers(
      [
        { kind: 'dense', weight: Float32Array.of(1, 0, 0, 1, 1, 1), bias: Float32Array.of(0, -1, 0) },
        { kind: 'activation', activation: 'relu' },
        { kind: 'layer-norm', epsilon: 0, weight: Float32Array.of(1, 1, 2), bias: undefined },
        { kind: 'dense', weight: Float32Array.of(1, 2, 3), bias: undefined },
      ],
      rows(2, 3, 1),
    )
    // [3, 0, 4] has mean 7/3 and variance 26/9
    const [a, b, c] = [3, 0, 4].map((x) => (x - 7 / 3) / Math.sqrt(26 / 9)) as [number, number, number]
    expect(layers.width).toBe(1)
    expect(layers.data[0]).toBeCloseTo(a + 2 * b + 6 * c, 5)
  })
  test('weights for another width are refused', () => {
    expect(() => runLayers([{ kind: 'dense', weight: new Float32Array(6), bias: undefined }], rows(4, 1, 2, 3, 4))).toThrow('A dense layer of 6 weights and no biases does not go with vectors of width 4')
    expect(() => runLayers([{ kind: 'layer-norm', epsilon: 0, weight: new Float32Array(3), bias: undefined }], rows(4, 1, 2, 3, 4))).toThrow('A layer norm of 3 weights does not go with vectors of width 4')
  })
})
