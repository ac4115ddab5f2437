import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { modelOnDisk } from '../../scripts/model-on-disk.ts'
import { nodeRuntime } from '../../scripts/node-runtime.ts'
import { sharedFolder } from '../../scripts/shared.ts'
import { readHead } from './head.ts'
import { layers } from './layers.ts'
import { ModelTokenizer } from './tokenizer.ts'

const rows = (width: number, ...data: number[]) => ({ width, data: Float32Array.from(data) })
const tensor = (shape: number[], ...data: number[]) => ({ shape, data: Float32Array.from(data) })

describe('layers', () => {
  test('Dense multiplies by the transposed weight, adds the bias, activates', () => {
    const dense = layers.dense(tensor([2, 3], 1, 2, 3, -1, 0, 1), tensor([2], 10, -20), 'torch.nn.modules.activation.ReLU')
    expect([...dense.run(rows(3, 1, 1, 1, 2, 0, 0)).data]).toEqual([16, 0, 12, 0])
  })
  test('GELU is the exact one', () => {
    const [at1] = layers.dense(tensor([1, 1], 1), undefined, 'GELU').run(rows(1, 1)).data
    expect(at1).toBeCloseTo(0.8413447, 6) // the tanh approximation gives 0.8411920
  })
  test('LayerNorm divides the variance by n', () => {
    const norm = layers.layerNorm(tensor([2], 2, 2), tensor([2], 1, 1), 0)
    expect([...norm.run(rows(2, 1, 3, -5, 5)).data]).toEqual([-1, 3, -1, 3])
  })
  test('a width that does not fit is named', () => {
    expect(() => layers.dense(tensor([1, 3], 1, 1, 1), undefined, 'Identity').run(rows(2, 1, 1))).toThrow(/width 3, and it was given 2/)
    expect(() => layers.dense(tensor([1, 1], 1), undefined, 'torch.nn.Mish')).toThrow(/Mish is not supported; supported are Identity/)
  })
})

if (sharedFolder !== undefined) {
  const tiny = join(sharedFolder, 'models/tiny')
  const folder = join(tiny, 'modernbert-modules')
  describe('modules beside the graph', () => {
    test('give sentence-transformers’ logits', async () => {
      const golden = JSON.parse(readFileSync(join(folder, 'golden.json'), 'utf8')) as { maxLength: number; pairs: { query: string; passage: string; logits: number[] }[] }
      const files = await modelOnDisk(folder)
      const [head, tokenizer, session] = await Promise.all([readHead(files), ModelTokenizer.open(files), nodeRuntime().open(readFileSync(join(folder, 'onnx/model.onnx')), { device: 'wasm' })])
      for (const { query, passage, logits } of golden.pairs) {
        const { inputIds, tokenTypeIds } = tokenizer.pair(tokenizer.ids(query), tokenizer.ids(passage), golden.maxLength)
        const batch = { rows: 1, length: inputIds.length, inputIds, tokenTypeIds, attentionMask: new Int32Array(inputIds.length).fill(1) }
        const found = head?.(await session.run(batch, 'last_hidden_state'), batch)
        expect(Math.abs((found?.[0] ?? NaN) - (logits[0] ?? NaN)), query).toBeLessThan(1e-4)
      }
      await session.dispose()
    }, 60_000)
    test('the head’s own arithmetic agrees to 1e-5', async () => {
      const golden = JSON.parse(readFileSync(join(folder, 'golden.json'), 'utf8')) as { pairs: { logits: number[] }[]; head: { input: { shape: [number, number]; data: number[] } } }
      const { shape, data } = golden.head.input
      const head = await readHead(await modelOnDisk(folder))
      const mask = { rows: shape[0], length: 1, attentionMask: new Int32Array(shape[0]).fill(1) }
      const found = head?.({ dims: [shape[0], 1, shape[1]], data: Float32Array.from(data) }, mask)
      golden.pairs.forEach(({ logits }, i) => expect(Math.abs((found?.[i] ?? NaN) - (logits[0] ?? NaN))).toBeLessThan(1e-5))
    })
    test('are asked for by name when their weights are missing', async () => {
      const files = await modelOnDisk(folder)
      const listing = new Map([...files.listing].filter(([path]) => path !== '2_Dense/model.safetensors'))
      await expect(readHead({ ...files, listing })).rejects.toThrow(/modernbert-modules has no 2_Dense\/model\.safetensors, the weights of its Dense layer/)
    })
    test('are none where the graph has its head', async () => {
      expect(await readHead(await modelOnDisk(join(tiny, 'bert-ts')))).toBeUndefined()
    })
  })
}
