import { expect, test } from 'vitest'
import { textTable } from '../../columns/text-table.ts'
import { collectionOf } from '../../scoring/testing/collection.ts'
import { baseOf } from './base.ts'
import { queryList } from './query-list.ts'
import { orderedSystems } from './systems.ts'

const texts = ['why', 'äpfel', 'Who', 'which', 'why', 'apple']
const judgementSets = [{ name: 'qrels', queryIds: textTable(['q1', 'q4']), offsets: Uint32Array.of(0, 1, 2), docIds: textTable(['p2', 'p9']), grade: Int32Array.of(1, 1) }]
const firstStages = [{ name: 'BM25', scored: true, score: Float64Array.from(texts.flatMap(() => [2, 1])) }]
const collection = { ...collectionOf(texts.map((query, at) => ({ query, passages: [`a${at}`, `b${at}`] }))), firstStages, judgementSets }
const base = baseOf(collection, null, null)
const [first] = base ? orderedSystems(base, [], [], [], 100) : []
const listed = (sort: 'name' | 'measure', search: string, picked?: readonly string[]) =>
  base && first ? queryList(base, first, null, 'MRR@10', 1, sort, search, picked ? { name: 'picked', collection: collection.fingerprint, ids: new Set(picked) } : null).map(({ id }) => id) : []

test('queries stand by name as people sort, those of one name as in the file, searched or picked among them', () => {
  expect(listed('name', '')).toEqual(['q1', 'q5', 'q3', 'q2', 'q0', 'q4'])
  expect(listed('name', 'WH')).toEqual(['q3', 'q2', 'q0', 'q4'])
  expect(listed('name', '', ['q4', 'q0', 'q1'])).toEqual(['q1', 'q0', 'q4'])
})

test('or by what is measured, the unmeasured last', () => expect(listed('measure', '')).toEqual(['q1', 'q4', 'q0', 'q2', 'q3', 'q5']))
