import { expect, test } from 'vitest'
import { textTable } from '../../columns/text-table.ts'
import { collectionOf } from '../../scoring/testing/collection.ts'
import { baseOf } from './base.ts'
import { measureTable, withSignificance } from './measure-table.ts'
import { orderedSystems } from './systems.ts'
import { columnValues, valuesOf } from './tested-values.ts'
import { valuesKey } from './values-key.ts'

const judgementSets = [{ name: 'qrels', queryIds: textTable(['q0', 'q1']), offsets: Uint32Array.of(0, 1, 2), docIds: textTable(['p1', 'p2']), grade: Int32Array.of(1, 1) }]
const firstStages = [
  { name: 'BM25', scored: true, score: Float64Array.of(2, 1, 1, 2) },
  { name: 'dense', scored: true, score: Float64Array.of(1, 2, 2, 1) },
]
const collection = { ...collectionOf([{ query: 'who', passages: ['a', 'b'] }, { query: 'what', passages: ['c', 'd'] }]), firstStages, judgementSets }
const base = baseOf(collection, null, null)
const systems = base ? orderedSystems(base, [], [], [], 100) : []

test('what stands beside a delta is known by the same values as the test of its two systems, so that it is computed once', () => {
  if (!base) throw new Error('no base')
  const table = measureTable(base, systems, ['MRR@10', 'P@1'], 1)
  if (!table) throw new Error('no table')
  const columns = columnValues(base, systems, ['MRR@10', 'P@1'], 1)
  const keys = columns.map((values) => valuesKey(valuesOf(values, { system: 1, baseline: 0 })))
  expect(table.pairs[0]).toEqual([null, null])
  expect(table.pairs[1]?.map((pair) => pair && valuesKey(pair))).toEqual(keys)

  const known = { intervals: new Map([[keys[0] ?? '', { low: -1, high: 2 }]]), randomisations: new Map([[keys[0] ?? '', { p: 0.5, exact: true, flips: 4, seed: null }]]) }
  const [, row] = withSignificance(table, known).rows
  expect(row?.cells.map(({ interval, p }) => [interval, p])).toEqual([[[-1, 2], 0.5], [null, null]])
  // One of the two alone says nothing yet.
  expect(withSignificance(table, { ...known, randomisations: new Map() }).rows[1]?.cells[0]?.interval).toBeNull()
})

test('a level moves no measure that has none', () => {
  if (!base) throw new Error('no base')
  const [one, two] = [1, 2].map((level) => columnValues(base, systems, ['nDCG@10', 'MRR@10'], level))
  expect(two?.[0]?.[0]).toBe(one?.[0]?.[0])
  expect([...(one?.[1]?.[0] ?? [])]).toEqual([0.5, 0.5])
  expect([...(two?.[1]?.[0] ?? [])]).toEqual([0, 0])
})
