/** Logits of random models, one per architecture and exporter, against PyTorch's (golden.json). */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { nodeRuntime } from '../../scripts/node-runtime.ts'
import { sharedFolder } from '../../scripts/shared.ts'
import { ModelTokenizer } from '../models/tokenizer.ts'
import { crossEncoder } from './cross-encoder.ts'

interface Golden {
  maxLength: number
  pairs: { query: string; passage: string; logits: number[] }[]
}

/** TINY_MODELS names a further folder of models, made by tools/fixtures.py with another seed. */
const folders = [sharedFolder && join(sharedFolder, 'models/tiny'), process.env.TINY_MODELS].filter((folder) => folder !== undefined)
const models = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name))).filter((model) => existsSync(join(model, 'golden.json')))
const runtime = nodeRuntime()

describe.skipIf(models.length === 0)('logits equal PyTorch’s within 1e-4', () => {
  test.each(models)('%s', async (model) => {
    const golden = JSON.parse(readFileSync(join(model, 'golden.json'), 'utf8')) as Golden
    const tokenizer = ModelTokenizer.fromFiles(readFileSync(join(model, 'tokenizer.json')), readFileSync(join(model, 'tokenizer_config.json')))
    const session = await runtime.open(readFileSync(join(model, 'onnx/model.onnx')), { device: 'wasm' })
    const texts = { query: (row: number) => golden.pairs[row]?.query ?? '', passage: (row: number) => golden.pairs[row]?.passage ?? '' }
    const scorer = crossEncoder({ session, dtype: 'fp32', tokenizer, texts, maxLength: golden.maxLength })
    for (const batch of scorer.cut(golden.pairs.map((_, row) => ({ row, query: row, passage: row })))) {
      const { scores } = await scorer.score(batch)
      batch.forEach(({ row }, i) => {
        const logits = golden.pairs[row]?.logits ?? []
        const expected = logits.length === 2 ? (logits[1] as number) - (logits[0] as number) : (logits[0] as number)
        expect(Math.abs((scores[i] as number) - expected), `pair ${row}`).toBeLessThan(1e-4)
      })
    }
    await session.dispose()
  })
})
