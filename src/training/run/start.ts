/** What is checked before the first step, and told with it. */
import type { Backend } from '../../autograd/backend.ts'
import { headInWords } from '../../onnx/describe.ts'
import type { TrainingConfig } from '../config/config.ts'
import { batchOf } from './batch.ts'
import type { TrainingControl } from './control.ts'
import type { DeviceTraining } from './device-training.ts'
import type { TrainingLists } from '../examples.ts'
import { gradientError } from './gradient-check.ts'
import { parametersOf, wholeHead } from './head-parts.ts'
import type { Material } from './material.ts'
import type { TrainingStart } from './reports.ts'

/** Lists that gradients are checked on, and what is taken of each. */
const [LISTS, POSITIVES, NEGATIVES] = [3, 2, 6]

/** The device must hold the untrained head. */
export async function startOf(device: DeviceTraining, backend: Backend, material: Material, config: TrainingConfig, epoch: number, control: TrainingControl): Promise<TrainingStart> {
  const { head, layout, features, known, width } = material
  const lists = few(layout.examples.train.lists)
  const logits = await device.logits(control)
  const whole = wholeHead(head, head.trained)
  const batch = batchOf(lists, Array.from(lists.query.keys()), features, device.objective.learns)
  return {
    backend: { kind: backend.kind, device: backend.device },
    parameters: parametersOf(whole),
    trained: device.head.size,
    head: headInWords(whole, width),
    gradientError: await gradientError(head.trained, features, device.objective, batch, config.seed),
    logitError: head.trailing.length > 0 ? NaN : greatestDifference(logits, known),
    untrained: await device.validation(logits),
    stepsPerEpoch: device.stepsPerEpoch,
    epoch,
  }
}

/** The first few lists, cut to a few pairs: central differences run the head forward again for every number that they move. */
function few({ query, offsets, pair, label, positive }: TrainingLists): TrainingLists {
  const rows = Array.from(query.subarray(0, LISTS), (_, list) => {
    const own = Array.from({ length: (offsets[list + 1] as number) - (offsets[list] as number) }, (__, at) => (offsets[list] as number) + at)
    return [...own.filter((at) => positive[at] === 1).slice(0, POSITIVES), ...own.filter((at) => positive[at] !== 1).slice(0, NEGATIVES)]
  })
  const flat = rows.flat()
  return {
    query: query.subarray(0, rows.length),
    offsets: Uint32Array.from([0, ...rows.map((_, list) => rows.slice(0, list + 1).flat().length)]),
    pair: Uint32Array.from(flat, (at) => pair[at] as number),
    label: Float32Array.from(flat, (at) => label[at] as number),
    positive: Uint8Array.from(flat, (at) => positive[at] as number),
  }
}

/** NaN where nothing can be compared. */
function greatestDifference(logits: Float32Array, known: Float32Array): number {
  return logits.reduce((worst, logit, at) => {
    const off = Math.abs(logit - (known[at] as number))
    return Number.isNaN(off) ? worst : Number.isNaN(worst) ? off : Math.max(worst, off)
  }, NaN)
}
