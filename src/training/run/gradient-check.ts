/** The way back against the way there: the tape's gradients beside central differences, in float64, on lists of this training. */
import { PlainBackend } from '../../autograd/plain/backend.ts'
import { randomBits } from '../../autograd/random.ts'
import { step } from '../../autograd/tape.ts'
import type { Layer } from '../../onnx/layers.ts'
import type { Batch } from './batch.ts'
import { DeviceFeatures } from './device-features.ts'
import type { FeatureRows } from './feature-rows.ts'
import type { Objective } from './objective.ts'
import { TapeHead } from './tape-head.ts'

/** Of each weight tensor so many numbers are moved, the one with the largest gradient among them. */
const TRIED = 5
/** In float64 this leaves eight digits of a difference, and its own error is smaller still. */
const DISTANCE = 1e-5
/** Gradients smaller than this share of a tensor's largest are held to that share, and none to less than what float64 leaves of a difference. */
const [FLOOR, LEAST] = [1e-2, 1e-7]

/** The greatest relative difference. 0 where the loss says nothing of the batch. */
export async function gradientError(layers: readonly Layer[], features: FeatureRows, { loss, isRelative }: Objective, { rows, lists }: Batch, seed: number): Promise<number> {
  if (rows.length === 0) return 0
  const backend = new PlainBackend({ precision: 'float64' })
  const head = new TapeHead(backend, layers, features.width, { keepLastBias: isRelative })
  const input = new DeviceFeatures(backend, features)
  const lossNow = async () => (await step(backend, (tape) => tape.read(loss(head.forward(tape, input.batch(tape, rows)), lists))))[0] ?? NaN
  const gradients = await step(backend, (tape) => {
    const value = loss(head.forward(tape, input.batch(tape, rows)), lists)
    return Promise.all(tape.gradients(value, head.weights.map((weight) => tape.use(weight))).map((gradient) => tape.read(gradient)))
  })
  let worst = 0
  for (const [at, weight] of head.weights.entries()) {
    const gradient = gradients[at] ?? new Float64Array()
    const values = await weight.read()
    const largest = Array.from(gradient).reduce((most, slope) => Math.max(most, Math.abs(slope)), 0)
    if (largest === 0) continue
    for (const place of placesOf(gradient, largest, randomBits(seed, at))) {
      const lossAt = async (distance: number) => {
        weight.write(values.with(place, (values[place] as number) + distance))
        return lossNow()
      }
      const slope = ((await lossAt(DISTANCE)) - (await lossAt(-DISTANCE))) / (2 * DISTANCE)
      const off = Math.abs(slope - (gradient[place] as number)) / Math.max(Math.abs(slope), FLOOR * largest, LEAST)
      worst = Number.isFinite(off) ? Math.max(worst, off) : Infinity
    }
    weight.write(values)
  }
  head.dispose()
  input.dispose()
  backend.dispose()
  return worst
}

function placesOf(gradient: Float32Array | Float64Array, largest: number, seed: number): Set<number> {
  const steepest = gradient.findIndex((slope) => Math.abs(slope) === largest)
  return new Set([steepest, ...Array.from({ length: TRIED - 1 }, (_, draw) => randomBits(seed, draw) % gradient.length)])
}
