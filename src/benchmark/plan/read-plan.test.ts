import { expect, test } from 'vitest'
import { defaultPlan } from './plan.ts'
import { readPlan } from './read-plan.ts'

test('nothing said is the embedded pair on the demo', () => {
  expect(readPlan({})).toEqual(defaultPlan)
  expect(defaultPlan).toMatchObject({ models: ['embedded'], candidates: [], devices: ['wasm'], repeat: 1 })
})

test('keys take a value or a list, numbers also as digits, measures in any spelling', () => {
  const plan = readPlan({ model: 'm', device: ['wasm', 'webgpu', 'wasm'], depth: ['20', 100], 'max-length': '256', measure: ['ndcg_cut_10', 'RR@10'], level: 2, exclude: { device: 'webgpu', dtype: 'q8' } })
  expect(plan).toMatchObject({ models: ['m'], devices: ['wasm', 'webgpu'], depths: [20, 100], maxLength: 256, measures: ['nDCG@10', 'MRR@10'], level: 2, exclude: [{ device: 'webgpu', dtype: 'q8' }] })
})

test.each([
  [{ dtype: 'q5' }, 'dtype takes auto, fp32, fp16, q8 or q4, not “q5”.'],
  [{ device: 'gpu' }, 'device takes wasm or webgpu, not “gpu”.'],
  [{ depth: 0 }, 'depth takes a whole number from 1 up, not 0.'],
  [{ repeat: 'often' }, 'repeat takes a whole number from 1 up, not “often”.'],
  [{ measure: 'nDCG@ten' }, /^measure: No measure is called “nDCG@ten”/],
  [{ model: 'a@100' }, /^model: .*has one stage/],
  [{ model: 'a@x>b@20' }, /^model: .*its depth is a whole number/],
  [{ model: [''] }, 'model takes text, not “”.'],
  [{ models: 'm' }, /^A plan knows no “models”\. It knows candidates, /],
  [{ include: { length: 3 } }, /^include knows no “length”/],
  [{ exclude: {} }, /^exclude names none of model, device, dtype, depth/],
  ['wasm', /^A plan is written as keys and values/],
])('%j is refused in a sentence', (raw, sentence) => expect(() => readPlan(raw)).toThrow(sentence))

test('a flag is named as a flag', () => expect(() => readPlan({ dtype: 'q5' }, (key) => `--${key}`)).toThrow(/^--dtype takes/))
