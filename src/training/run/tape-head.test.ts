/** Heads on the tape against PyTorch: logits, the loss's value, and the gradient of every parameter, on both backends. */
import { basename } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { gpuBackend } from '../../../scripts/gpu-backend.ts'
import { sharedFolder } from '../../../scripts/shared.ts'
import { goldenOf, graphOf, tinyModels, type Golden, type Matrix } from '../../../scripts/tiny-models.ts'
import { binaryCrossEntropy } from '../../autograd/losses/binary-cross-entropy.ts'
import { PlainBackend } from '../../autograd/plain/backend.ts'
import { step } from '../../autograd/tape.ts'
import { assertClose } from '../../autograd/testing/close.ts'
import { runLayers, type Layer } from '../../onnx/layers.ts'
import { readHead } from '../../onnx/read-head.ts'
import { scoresOf } from '../../scoring/feature-scores.ts'
import { smallHead, WIDTH } from './testing/small-task.ts'
import { TapeHead } from './tape-head.ts'

vi.setConfig({ testTimeout: 60_000 })

const backends = [new PlainBackend(), await gpuBackend()]

interface Trained extends Golden {
  readonly training: { readonly loss: string; readonly labels: readonly number[]; readonly value: number; readonly gradients: { readonly [name: string]: Matrix } }
}

describe.skipIf(sharedFolder === undefined)('PyTorch’s gradients', () => {
  test.each(tinyModels.flatMap((folder) => backends.map((backend) => [basename(folder), backend.kind, folder, backend] as const)))('of %s on %s', async (_, __, folder, backend) => {
    const { head: { input, parameters }, pairs, training } = goldenOf(folder) as Trained
    const labels = pairs[0]?.logits.length ?? 0
    // Of two labels the cross-entropy is the binary one of their log-odds.
    expect(training.loss).toBe(labels === 2 ? 'crossEntropy' : 'binaryCrossEntropy')
    const [rows = 0, width = 0] = input.shape
    const head = new TapeHead(backend, readHead({ graph: graphOf(folder) }), width, { keepLastBias: false })
    const [logits, value, ...gradients] = await step(backend, (tape) => {
      const out = head.forward(tape, tape.constant(input.data, [rows, width]))
      const loss = binaryCrossEntropy()(out, { lengths: [rows], labels: training.labels })
      const back = tape.gradients(loss, head.weights.map((weight) => tape.use(weight)))
      return Promise.all([out, loss, ...back].map((tensor) => tape.read(tensor)))
    })
    assertClose('logits', logits ?? [], pairs.map(({ logits: [first = NaN, second] }) => (second === undefined ? first : second - first)), { relative: 1e-4 })
    assertClose('loss', value ?? [], [training.value], { relative: 1e-4 })
    const names = Object.keys(parameters)
    expect(gradients).toHaveLength(names.length)
    gradients.forEach((gradient, at) => assertClose(names[at] ?? '', gradient, training.gradients[names[at] ?? '']?.data ?? [], { relative: 1e-4 }))
    head.dispose()
    expect(backend.buffersInUse).toBe(0)
  })
})

const features = Float32Array.from({ length: 7 * WIDTH }, (_, at) => Math.sin(at * at))
const norm: Layer = { kind: 'layer-norm', epsilon: 1e-5, weight: new Float32Array(WIDTH).fill(0.7), bias: new Float32Array(WIDTH).fill(0.1) }
const heads: readonly (readonly [string, readonly Layer[]])[] = [
  ...(['tanh', 'relu', 'gelu', 'gelu-tanh', 'sigmoid', 'silu'] as const).map((activation) => [activation, smallHead().map((layer) => (layer.kind === 'activation' ? { ...layer, activation } : layer))] as const),
  ['a layer norm', smallHead().flatMap((layer): Layer[] => (layer.kind === 'activation' ? [layer, norm] : [layer]))],
  ['a layer norm and no biases', smallHead().flatMap((layer): Layer[] => (layer.kind === 'activation' ? [layer, { ...norm, bias: undefined }] : [{ ...layer, bias: undefined }]))],
  ['two labels', smallHead(2)],
]

test.each(heads)('a head with %s gives the logits that the app’s own arithmetic gives', async (_, layers) => {
  for (const backend of backends) {
    const head = new TapeHead(backend, layers, WIDTH, { keepLastBias: true })
    const logits = await step(backend, (tape) => tape.read(head.forward(tape, tape.constant(features, [7, WIDTH]))))
    assertClose(backend.kind, logits, scoresOf(layers, features, WIDTH), { relative: 1e-5 })
    expect(await head.layers()).toEqual(layers)
    head.dispose()
  }
})

test('a head of another width is refused, by name', () => {
  expect(() => new TapeHead(new PlainBackend(), smallHead(), WIDTH + 1, { keepLastBias: false })).toThrow('144 weights does not go with features of width 13')
  expect(runLayers(smallHead(), { width: WIDTH, data: features }).width).toBe(1)
})
