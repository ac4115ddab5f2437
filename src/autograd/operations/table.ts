/** All operations. The tests are made from this table, so one that stands here is tested, and one that does not is not exported. */
import type { Operation } from '../tensor.ts'
import { geluByErf, geluByTanh, logisticFunction, rectifier, softPlus, tangent } from './activations.ts'
import { addition, multiplication, subtraction } from './arithmetic.ts'
import { dropping } from './dropout.ts'
import { gathering, scattering } from './gather.ts'
import { normalization, normalizationSlope } from './layer-norm.ts'
import { multiplicationOfMatrices } from './matmul.ts'
import { ranking } from './ranks.ts'
import { expansion, summation } from './reduce.ts'
import { absolute, affine, inverse, root } from './scale.ts'
import { logSoftmaxOperation, softmaxOperation } from './softmax.ts'

const functions = [tangent, rectifier, logisticFunction, softPlus, geluByErf, geluByTanh, affine, absolute, inverse, root]

export const operations: readonly Operation[] = [
  multiplicationOfMatrices,
  addition,
  subtraction,
  multiplication,
  ...functions.flatMap(({ operation, slope }): Operation[] => [operation, slope]),
  softmaxOperation,
  logSoftmaxOperation,
  normalization,
  normalizationSlope,
  dropping,
  gathering,
  scattering,
  ranking,
  summation,
  expansion,
]
