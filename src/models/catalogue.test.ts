import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sharedFolder } from '../../scripts/shared.ts'
import { catalogue, knownEmbedding } from './catalogue.ts'

test('ids stand once, the embedded pair first', () => {
  const ids = catalogue.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.slice(0, 2)).toEqual(['embedded/reranker', 'embedded/bi-encoder'])
})

test('a conversion by anybody has the recipe of its model', () => {
  expect(knownEmbedding('Xenova/bge-small-en-v1.5')).toMatchObject({ pooling: 'cls', queryPrompt: 'Represent this sentence for searching relevant passages: ' })
  expect(knownEmbedding('onnx-community/e5-small-v2-ONNX@abc')).toMatchObject({ pooling: 'mean', queryPrompt: 'query: ', passagePrompt: 'passage: ' })
  expect(knownEmbedding('Xenova/gte-small-zh')).toBeUndefined()
  // Nobody's conversion: a common name.
  expect(knownEmbedding('me/bi-encoder')).toBeUndefined()
})

if (sharedFolder !== undefined) {
  const facts = readFileSync(join(sharedFolder, 'models/CATALOGUE.md'), 'utf8')
  test.each(catalogue.filter(({ id }) => !id.startsWith('embedded/')))('$id says what CATALOGUE.md says', ({ id, figures, embedding }) => {
    const name = (id.split('/').at(-1) ?? '').replace(/-ONNX$/, '')
    const line = facts.split('\n').find((each) => each.includes(name.startsWith('ettin') ? 'ettin-reranker' : name.includes('turbo') ? 'jina-reranker' : name)) ?? ''
    for (const { value } of figures) expect(line).toContain(String(value).replace(/^0/, ''))
    for (const prompt of [embedding?.queryPrompt, embedding?.passagePrompt]) if (prompt) expect(line).toContain(`"${prompt}"`)
  })
}
