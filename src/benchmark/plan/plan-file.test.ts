import { expect, test } from 'vitest'
import { defaultPlan, PlanError, type Plan } from './plan.ts'
import { planInYaml, planYaml } from './plan-file.ts'

test('a plan that was written is read back', () => {
  const plan: Plan = {
    ...defaultPlan,
    models: ['embedded/reranker', 'embedded/bi-encoder@100>embedded/reranker@20', 'a/b: c # d'],
    devices: ['webgpu', 'wasm'], dtypes: ['fp32', 'q8'], depths: [20, 100], maxLength: 256, repeat: 3, level: 2, measures: ['nDCG@10', 'MAP'],
    include: [{ model: 'embedded/reranker', depth: 5 }], exclude: [{ device: 'webgpu', dtype: 'q8' }],
  }
  expect(planInYaml(planYaml(plan))).toEqual(plan)
  expect(planInYaml(planYaml(defaultPlan))).toEqual(defaultPlan)
  expect(planInYaml('')).toEqual(defaultPlan)
})

test('what is no plan is refused in a sentence', () => {
  expect(() => planInYaml('model: [embedded')).toThrow(PlanError)
  expect(() => planInYaml('model: [embedded')).toThrow('It is no YAML: ')
  expect(() => planInYaml('models: embedded')).toThrow('A plan knows no “models”')
  expect(() => planInYaml('just words')).toThrow('A plan is written as keys and values')
})
