import { expect, test } from 'vitest'
import { textSource } from '../../collection/bytes/byte-source.ts'
import { ingest } from '../../collection/ingest.ts'
import { joinJudgements } from '../../collection/judgements.ts'
import { allTexts } from '../../columns/text-table.ts'
import { UNJUDGED } from '../../columns/unjudged.ts'
import { collectionOf } from '../../scoring/testing/collection.ts'
import { trainingLists } from '../examples.ts'
import { setsByName } from '../judged-split.ts'
import type { Part } from '../split.ts'
import { splitLines } from './split-lines.ts'

const collection = collectionOf([
  { query: 'first "question"', passages: ['yes', 'no\nline', 'neither'] },
  { query: 'second', passages: ['maybe', 'never'] },
  { query: 'third', passages: ['Ω', 'ω'] },
])
const labels = { label: Float32Array.of(2, 0, NaN, 0, 1, 1, 0), positive: Uint8Array.of(1, 0, 0, 0, 1, 1, 0) }
const examples = (rows: Record<Part, number>) => ({
  train: trainingLists(collection, labels, { queries: Uint32Array.of(rows.train) }),
  validation: trainingLists(collection, labels, { queries: Uint32Array.of(rows.validation) }),
  test: trainingLists(collection, labels, { queries: Uint32Array.of(rows.test) }),
})

test('a line a list, each with its part; unlabelled pairs are in none', () => {
  const lines = [...splitLines(collection, examples({ train: 0, validation: 1, test: 2 }))].map((line) => JSON.parse(line) as unknown)
  expect(lines[0]).toEqual({
    query_text: 'first "question"',
    positives: [{ doc_id: 'p0', text: 'yes', label: 2 }],
    negatives: [{ doc_id: 'p1', text: 'no\nline', label: 0 }],
    source_chunk: null,
    meta: { part: 'train', query_id: 'q0', collection: 'test' },
  })
  expect(lines).toHaveLength(3)
})

test('read again it is the same split: the same queries in each part, the same positives', async () => {
  const file = [...splitLines(collection, examples({ train: 2, validation: 0, test: 1 }))].join('')
  const { collection: again } = await ingest([textSource('split.jsonl', file)], undefined)
  if (!again) throw new Error('the split was not read')
  const sets = setsByName(again.judgementSets)
  const positives = (part: Part) => {
    const set = sets[part]
    if (!set) throw new Error(`there are no judgements of ${part}`)
    const { grade } = joinJudgements(again, set)
    return allTexts(again.passageTexts).filter((_, row) => again.candidates.passage.some((passage, pair) => passage === row && grade[pair] !== UNJUDGED && (grade[pair] ?? 0) > 0))
  }
  expect([positives('train'), positives('validation'), positives('test')]).toEqual([['Ω'], ['yes'], ['never']])
})
