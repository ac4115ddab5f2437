import { expect, test } from 'vitest'
import { collectionOf } from '../../scoring/testing/collection.ts'
import { textTable } from '../../columns/text-table.ts'
import { baseOf } from './base.ts'
import { evaluations } from './measures.ts'
import { orderedSystems } from './systems.ts'

test('a measure that is asked for again is not computed again, whoever wrote its name', () => {
  const judgementSets = [{ name: 'qrels', queryIds: textTable(['q0']), offsets: Uint32Array.of(0, 1), docIds: textTable(['p1']), grade: Int32Array.of(1) }]
  const collection = { ...collectionOf([{ query: 'who', passages: ['a', 'b'] }]), firstStages: [{ name: 'BM25', scored: true, score: Float64Array.of(2, 1) }], judgementSets }
  const base = baseOf(collection, null, null)
  const [system] = base ? orderedSystems(base, [], [], [], 100) : []
  if (!base || !system) throw new Error('no base')
  const ask = (...names: string[]) => evaluations(base, system, names, 1)
  expect(ask('MRR@10')[0]?.mean).toBe(0.5)
  expect(ask('RR@10', 'P@1')[0]).toBe(ask('MRR@10')[0])
  expect(ask('P@1')[0]?.mean).toBe(0)
})
