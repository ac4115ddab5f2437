import { expect, test } from 'vitest'
import { mean } from '../../autograd/operations/reduce.ts'
import { scale } from '../../autograd/operations/scale.ts'
import type { Operation, One, Tensor } from '../../autograd/tensor.ts'
import { affine } from '../../autograd/operations/scale.ts'
import { gradientError } from './gradient-check.ts'
import { objectiveOf, type Objective } from './objective.ts'
import { lossDefaults } from '../config/loss-defaults.ts'
import { smallHead, WIDTH } from './testing/small-task.ts'

const features = { width: WIDTH, data: Float32Array.from({ length: 6 * WIDTH }, (_, at) => Math.sin(at * at)), rowOf: new Int32Array() }
const batch = { rows: [0, 1, 2, 3, 4, 5], lists: { lengths: [3, 3], labels: [1, 0, 0, 1, 0, 0] } }

test('a right gradient is off by next to nothing', async () => {
  for (const config of Object.values(lossDefaults)) expect(await gradientError(smallHead(), features, objectiveOf(config), batch, 1), config.name).toBeLessThan(1e-6)
})

test('a wrong one is seen', async () => {
  // Twice the number on the way there, and its gradient passed on as it came.
  const wrong: Operation<One, { readonly factor: number; readonly shift: number }> = { ...affine.operation, backward: [({ gradient }) => gradient] }
  const objective: Objective = { loss: (logits: Tensor) => mean(logits.tape.apply(wrong, [scale(logits, 1)], { factor: 2, shift: 0 })), learns: 'labels', isRelative: false }
  expect(await gradientError(smallHead(), features, objective, batch, 1)).toBeCloseTo(0.5, 6)
})
