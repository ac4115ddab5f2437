import { expect, test } from 'vitest'
import { cellsOf } from '../../benchmark/plan/cells.ts'
import { defaultPlan } from '../../benchmark/plan/plan.ts'
import { cellAt, columnsOf, rowsOf } from './matrix-layout.ts'

test('each cell stands in one place of the matrix', () => {
  const cells = cellsOf({ ...defaultPlan, models: ['a', 'b', 'a@50>b@20'], devices: ['wasm', 'webgpu'], dtypes: ['auto', 'fp16'], depths: [20, 100], exclude: [{ device: 'wasm', dtype: 'fp16' }] }).map((cell) => ({ cell }))
  const columns = columnsOf(cells)
  expect(rowsOf(cells)).toEqual(['a', 'b', 'a@50>b@20'])
  expect(columns.slice(0, 4).map(({ where, depth }) => `${where}, ${depth}`)).toEqual(['WASM, top 20', 'WASM, top 100', 'WebGPU, top 20', 'WebGPU, top 100'])
  const placed = rowsOf(cells).flatMap((model) => columns.flatMap((column) => cellAt(cells, model, column) ?? []))
  expect(new Set(placed)).toEqual(new Set(cells))
  expect(placed).toHaveLength(cells.length)
})
