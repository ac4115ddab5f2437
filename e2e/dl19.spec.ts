import { readFileSync } from 'node:fs'
import { expect, test } from 'playwright/test'
import { ModelTokenizer } from '../src/models/tokenizer.ts'
import { sharedFolder } from '../scripts/shared.ts'
import { dl19Slice } from './dl19.ts'
import { addFolder, addText, openLab, report, scores } from './lab.ts'
import { deviation, readReference } from './reference.ts'

const SEED = 20
const reranker = 'minilm-l6-qa-reranker'

// The real models and their reference values lie in ../shared, which a user does not have.
for (const shared of sharedFolder === undefined ? [] : [sharedFolder]) {
  test('a seeded slice has the scores of sentence-transformers, cut pairs among them', async ({ page }) => {
    test.setTimeout(240_000)
    const reference = readReference(shared, reranker)
    const file = (name: string) => readFileSync(`${shared}/models/${reranker}/${name}`)
    const tokenizer = ModelTokenizer.fromFiles(file('tokenizer.json'), file('tokenizer_config.json'))
    const isCut = (query: string, passage: string) => tokenizer.ids(query).length + tokenizer.ids(passage).length + 3 > reference.maxLength

    await openLab(page)
    await addText(page, 'slice.json', dl19Slice(shared, { seed: SEED, queries: 3, depth: 6, wanted: isCut }))
    await addText(page, 'qrels.txt', readFileSync(`${shared}/data/dl19/qrels.txt`, 'utf8'))
    for (const id of [reranker, 'all-MiniLM-L6-v2']) await addFolder(page, `${shared}/models/${id}`, id)
    await page.evaluate(() => window.rerankLab.rerank({ device: 'wasm', dtype: 'fp32', maxLength: 256 }))

    for (const id of [reranker, 'all-MiniLM-L6-v2']) {
      const { pairs, greatest, at } = deviation(await scores(page, id), readReference(shared, id))
      expect(pairs).toBe(18)
      expect(greatest, `${id}, worst at ${at}`).toBeLessThan(1e-3)
    }
    const { systems } = await report(page)
    expect(systems.map(({ name, device, dtype }) => [name, device, dtype])).toEqual([
      ['First stage', null, null],
      [reranker, 'wasm', 'fp32'],
      ['all-MiniLM-L6-v2', 'wasm', 'fp32'],
    ])
  })
}
