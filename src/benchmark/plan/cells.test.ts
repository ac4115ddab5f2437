import { expect, test } from 'vitest'
import { cellNames, cellsOf } from './cells.ts'
import { defaultPlan, PlanError, type Plan } from './plan.ts'

const planOf = (change: Partial<Plan>): Plan => ({ ...defaultPlan, ...change })
const namesOf = (change: Partial<Plan>) => cellNames(cellsOf(planOf(change)), (model) => model)

test('the matrix is models × devices × dtypes × depths, and embedded is a pair', () => {
  expect(cellsOf(planOf({ models: ['m', 'n'], devices: ['wasm', 'webgpu'], dtypes: ['fp32', 'fp16'], depths: [10, 20] }))).toHaveLength(16)
  expect(cellsOf(defaultPlan)).toEqual(['embedded/bi-encoder', 'embedded/reranker'].map((model) => ({ model, device: 'wasm', dtype: 'auto', depth: 100, maxLength: null })))
})

test('what is named twice runs once', () => expect(cellsOf(planOf({ models: ['embedded', 'embedded/reranker'] }))).toHaveLength(2))

test('a pipeline has depths of its own', () => {
  expect(cellsOf(planOf({ models: ['a@50>b@5'], depths: [10, 20] }))).toMatchObject([{ model: 'a@50>b@5', depth: 50 }])
})

test('exclusions take away, inclusions add, and both take the model as it is named', () => {
  const cells = cellsOf(planOf({ devices: ['wasm', 'webgpu'], exclude: [{ model: 'embedded', device: 'webgpu' }], models: ['embedded', 'm'], include: [{ model: 'n', dtype: 'q8' }] }))
  expect(cells.map(({ model, device, dtype }) => [model, device, dtype])).toEqual([
    ['embedded/bi-encoder', 'wasm', 'auto'],
    ['embedded/reranker', 'wasm', 'auto'],
    ['m', 'wasm', 'auto'],
    ['m', 'webgpu', 'auto'],
    ['n', 'wasm', 'q8'],
  ])
})

test('an exclusion that fits nothing is a mistake, and so is a plan with nothing left', () => {
  expect(() => cellsOf(planOf({ exclude: [{ dtype: 'q4' }] }))).toThrow('exclude: no cell of the matrix is {"dtype":"q4"}.')
  expect(() => cellsOf(planOf({ exclude: [{ device: 'wasm' }] }))).toThrow(PlanError)
  expect(cellsOf(planOf({ models: ['none'] }))).toEqual([])
})

test('names say what sets cells of one model apart, and no more', () => {
  expect(namesOf({ models: ['m', 'n'] })).toEqual(['m', 'n'])
  expect(namesOf({ models: ['m'], devices: ['wasm', 'webgpu'] })).toEqual(['m (wasm)', 'm (webgpu)'])
  expect(namesOf({ models: ['m'], dtypes: ['fp32', 'q8'], depths: [10, 20] })).toEqual(['m (fp32, top 10)', 'm (fp32, top 20)', 'm (q8, top 10)', 'm (q8, top 20)'])
  expect(namesOf({ models: ['m'], include: [{ model: 'n', device: 'webgpu' }] })).toEqual(['m', 'n'])
})
