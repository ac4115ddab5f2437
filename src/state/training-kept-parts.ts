/** The last training as it was kept, checked when it is read: anyone can write to a browser's storage, and heads end up in models. */
import type { Layer } from '../onnx/layers.ts'
import type { EpochReport, Move, TestMeasure, TestReport, TrainedHead, TrainingOutcome, TrainingStart, Validation } from '../training/run/reports.ts'
import { isRecord } from './remembered-parts.ts'
import type { Finished } from './training.ts'
import { configIn } from './training-config-part.ts'
import type { Course, StepLoss } from './training-course.ts'

export interface KeptTraining {
  readonly finished: Finished
  /** How often the collection's test queries were opened. */
  readonly opened: number
}

/** Null where it is not as it would have been written. */
export function keptTrainingIn(value: unknown): KeptTraining | null {
  if (!isRecord(value) || !isRecord(value['finished']) || !isCount(value['opened'])) return null
  const { config: written, firstStage, course, outcome, test } = value['finished']
  const config = configIn(written)
  if (!config || !isText(firstStage) || !isCourse(course) || !isOutcome(outcome) || !(test === null || isTest(test))) return null
  return { finished: { config, firstStage, course, outcome, test }, opened: value['opened'] }
}

type Shape = Readonly<Record<string, (value: unknown) => boolean>>
const has = (value: unknown, shape: Shape): boolean => isRecord(value) && Object.entries(shape).every(([field, is]) => is(value[field]))
const all = (is: (value: unknown) => boolean) => (value: unknown) => Array.isArray(value) && value.every(is)
const oneOf = (...allowed: readonly unknown[]) => (value: unknown) => allowed.includes(value)
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0
/** NaN where there was nothing to compute it of: no validation queries, too few for an interval. */
const isMaybe = (value: unknown) => typeof value === 'number'
const isText = (value: unknown): value is string => typeof value === 'string'
const isFlag = (value: unknown) => typeof value === 'boolean'

const isValidation = (value: unknown): value is Validation => has(value, { loss: isMaybe, 'MRR@10': isMaybe, 'nDCG@10': isMaybe })

const isBackend = (value: unknown) => has(value, { kind: oneOf('webgpu', 'typescript'), device: isText })

const isMove = (value: unknown): value is Move | null => value === null || has(value, { from: isBackend, to: isBackend, epoch: isCount, reason: isText })

const isStart = (value: unknown): value is TrainingStart =>
  has(value, {
    backend: isBackend,
    parameters: isCount,
    trained: isCount,
    head: isText,
    gradientError: isMaybe,
    logitError: isMaybe,
    untrained: isValidation,
    stepsPerEpoch: isCount,
    epoch: isCount,
  })

const isEpoch = (value: unknown): value is EpochReport => has(value, { epoch: isCount, loss: isNumber, validation: isValidation, learningRate: isNumber, isBest: isFlag, seconds: isNumber })

const isLoss = (value: unknown): value is StepLoss => has(value, { step: isCount, loss: isNumber })

const isCourse = (value: unknown): value is Course => has(value, { start: isStart, moved: isMove, losses: all(isLoss), epochs: all(isEpoch) })

const isFloats = (value: unknown) => value instanceof Float32Array && value.every(Number.isFinite)
const isBias = (value: unknown) => value === undefined || isFloats(value)

function isLayer(value: unknown): value is Layer {
  if (!isRecord(value)) return false
  if (value['kind'] === 'activation') return oneOf('tanh', 'relu', 'gelu', 'gelu-tanh', 'sigmoid', 'silu')(value['activation'])
  return has(value, { kind: oneOf('dense', 'layer-norm'), weight: isFloats, bias: isBias }) && (value['kind'] === 'dense' || isNumber(value['epsilon']))
}

const isHead = (value: unknown): value is TrainedHead => has(value, { layers: (layers) => all(isLayer)(layers) && Array.isArray(layers) && layers.length > 0, epoch: isCount, validation: isValidation })

const isOutcome = (value: unknown): value is TrainingOutcome =>
  has(value, { stopped: oneOf('epochs', 'early', 'person', 'diverged'), start: isStart, moved: isMove, epochs: all(isEpoch), best: isHead, seconds: isNumber })

const isMeasure = (value: unknown): value is TestMeasure =>
  has(value, { name: isText, before: isNumber, after: isNumber, low: isMaybe, high: isMaybe, p: isMaybe, wins: isCount, ties: isCount, losses: isCount }) &&
  isRecord(value) &&
  value['differences'] instanceof Float64Array &&
  value['query'] instanceof Uint32Array &&
  value['differences'].length === value['query'].length

const isTest = (value: unknown): value is TestReport => has(value, { queries: isCount, absent: isCount, measures: all(isMeasure), isBetter: isFlag })
