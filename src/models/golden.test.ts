/** Token ids of random models, one per architecture, against what Python's tokenizers give (golden.json). */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sharedFolder } from '../../scripts/shared.ts'
import { ModelTokenizer } from './tokenizer.ts'

interface Golden {
  maxLength: number
  pairs: { query: string; passage: string; inputIds: number[]; tokenTypeIds: number[] | null }[]
}

/** TINY_MODELS names a further folder of models, made by tools/fixtures.py with another seed. */
const folders = [sharedFolder && join(sharedFolder, 'models/tiny'), process.env.TINY_MODELS].filter((folder) => folder !== undefined)
const models = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name))).filter((model) => existsSync(join(model, 'golden.json')))

describe.skipIf(sharedFolder === undefined)('token ids equal Python’s', () => {
  test('there is a model of each kind', () => expect(models.length).toBeGreaterThanOrEqual(14))
  test.each(models)('%s', (model) => {
    const golden = JSON.parse(readFileSync(join(model, 'golden.json'), 'utf8')) as Golden
    const tokenizer = ModelTokenizer.fromFiles(readFileSync(join(model, 'tokenizer.json')), readFileSync(join(model, 'tokenizer_config.json')))
    expect(golden.pairs.length).toBeGreaterThan(0)
    for (const { query, passage, inputIds, tokenTypeIds } of golden.pairs) {
      const pair = tokenizer.pair(tokenizer.ids(query), tokenizer.ids(passage), golden.maxLength)
      expect([...pair.inputIds], query).toEqual(inputIds)
      if (tokenTypeIds !== null) expect([...pair.tokenTypeIds], query).toEqual(tokenTypeIds)
    }
  })
})
