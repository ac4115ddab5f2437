/**
 * What everyone trains: BERT's whole head on features that were made up from a seed, so that the page, Node and Python begin with
 * the same numbers. Speed does not hang on what the numbers mean.
 */
import { randomBits } from '../../src/autograd/random.ts'

/** BERT's hidden size in MiniLM. */
export const WIDTH = 384

/** Adam as PyTorch has it, without weight decay: what all of them bring along. */
export const adam = { learningRate: 1e-3, beta1: 0.9, beta2: 0.999, eps: 1e-8 } as const

export interface Size {
  /** Pairs with kept features. */
  readonly features: number
  /** Of them a step. */
  readonly batch: number
  readonly seed: number
}

export interface Batch {
  readonly rows: Int32Array<ArrayBuffer>
  /** 0 or 1, one a row. */
  readonly labels: Float32Array<ArrayBuffer>
}

export interface Head {
  /** [WIDTH, WIDTH] with a row an output, and [WIDTH]. */
  readonly dense: Float32Array<ArrayBuffer>
  readonly denseBias: Float32Array<ArrayBuffer>
  /** [1, WIDTH] and [1]. */
  readonly out: Float32Array<ArrayBuffer>
  readonly outBias: Float32Array<ArrayBuffer>
}

export interface Workload {
  /** [features, WIDTH] */
  readonly features: Float32Array<ArrayBuffer>
  /** An epoch's, each row in one of them; training begins it again and again. */
  readonly batches: readonly Batch[]
  readonly head: Head
}

/** Numbers from -reach to reach; `stream` tells one use of the seed from another. */
function uniform(count: number, seed: number, stream: number, reach: number): Float32Array<ArrayBuffer> {
  const start = randomBits(seed, stream)
  return Float32Array.from({ length: count }, (_, at) => (randomBits(start, at) / 2 ** 31 - 1) * reach)
}

/** 0 to count - 1 in another order (Fisher and Yates). */
function shuffled(count: number, seed: number, stream: number): Int32Array<ArrayBuffer> {
  const start = randomBits(seed, stream)
  const order = Int32Array.from({ length: count }, (_, at) => at)
  for (let last = count - 1; last > 0; last--) {
    const drawn = randomBits(start, last) % (last + 1)
    const moved = order[last] as number
    order[last] = order[drawn] as number
    order[drawn] = moved
  }
  return order
}

/** Throws RangeError where there are fewer features than a batch takes. */
export function workload({ features: count, batch, seed }: Size): Workload {
  if (count < batch) throw new RangeError(`A batch of ${batch} cannot be cut from ${count} features.`)
  const features = uniform(count * WIDTH, seed, 1, 1)
  // Relevance is a direction in feature space, a little blurred: something that a head can learn.
  const direction = uniform(WIDTH, seed, 2, 1)
  const blur = uniform(count, seed, 3, 2)
  const label = (row: number) => (direction.reduce((sum, weight, at) => sum + weight * (features[row * WIDTH + at] as number), blur[row] as number) > 0 ? 1 : 0)
  const order = shuffled(count, seed, 4)
  const batches = Array.from({ length: Math.floor(count / batch) }, (_, at) => {
    const rows = order.slice(at * batch, (at + 1) * batch)
    return { rows, labels: Float32Array.from(rows, label) }
  })
  const reach = 1 / Math.sqrt(WIDTH)
  return {
    features,
    batches,
    head: { dense: uniform(WIDTH * WIDTH, seed, 5, reach), denseBias: new Float32Array(WIDTH), out: uniform(WIDTH, seed, 6, reach), outBias: new Float32Array(1) },
  }
}
