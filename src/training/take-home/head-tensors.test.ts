import { expect, test } from 'vitest'
import { sharedFolder } from '../../../scripts/shared.ts'
import { goldenOf, graphOf, tinyModels } from '../../../scripts/tiny-models.ts'
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { readHead } from '../../onnx/read-head.ts'
import { headTensors, modulesOf } from './head-tensors.ts'

test.skipIf(sharedFolder === undefined).each(tinyModels.map((folder) => [basename(folder), folder]))('%s: names and shapes are PyTorch’s', (_, folder) => {
  const config = JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8')) as { model_type: string }
  const { head } = goldenOf(folder)
  const tensors = headTensors(readHead({ graph: graphOf(folder) }), modulesOf(config.model_type), head.input.shape[1] ?? 0)
  expect(tensors.map(({ name, shape }) => [name, shape])).toEqual(Object.entries(head.parameters).map(([name, { shape }]) => [name, shape]))
})

test('without known names layers are counted as torch.nn.Sequential counts them', () => {
  const layers = [{ kind: 'dense', weight: new Float32Array(6), bias: new Float32Array(2) }, { kind: 'activation', activation: 'tanh' }, { kind: 'dense', weight: new Float32Array(2), bias: undefined }] as const
  const expected = [['head.0.weight', [2, 3]], ['head.0.bias', [2]], ['head.2.weight', [1, 2]]]
  expect(headTensors(layers, modulesOf('gpt_neox'), 3).map(({ name, shape }) => [name, shape])).toEqual(expected)
  expect(headTensors(layers, ['one', 'too', 'many'], 3).map(({ name, shape }) => [name, shape])).toEqual(expected)
})
