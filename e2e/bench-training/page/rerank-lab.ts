/** This project's autograd, used as its training loop does. */
import { binaryCrossEntropy } from '../../../src/autograd/losses/binary-cross-entropy.ts'
import { tanh } from '../../../src/autograd/operations/activations.ts'
import { add } from '../../../src/autograd/operations/arithmetic.ts'
import { gatherRows } from '../../../src/autograd/operations/gather.ts'
import { matmul } from '../../../src/autograd/operations/matmul.ts'
import { adam } from '../../../src/autograd/optimizers/adam.ts'
import type { Backend } from '../../../src/autograd/backend.ts'
import { PlainBackend } from '../../../src/autograd/plain/backend.ts'
import { step } from '../../../src/autograd/tape.ts'
import { Variable } from '../../../src/autograd/variable.ts'
import { WebGpuBackend } from '../../../src/autograd/webgpu/backend.ts'
import { adam as options, WIDTH, type Workload } from '../workload.ts'
import type { Kind, Trainer } from './trainer.ts'

async function backendOf(kind: Kind): Promise<Backend> {
  if (kind === 'cpu') return new PlainBackend()
  const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' })
  if (kind !== 'webgpu' || !adapter) throw new Error(`There is no ${kind} for it here.`)
  return new WebGpuBackend(await adapter.requestDevice(), adapter.info.description)
}

export async function open(kind: Kind, { features, head }: Workload): Promise<Trainer> {
  const backend = await backendOf(kind)
  const kept = new Variable(backend, [features.length / WIDTH, WIDTH], features)
  const dense = new Variable(backend, [WIDTH, WIDTH], head.dense)
  const denseBias = new Variable(backend, [WIDTH], head.denseBias)
  const out = new Variable(backend, [1, WIDTH], head.out)
  const outBias = new Variable(backend, [1], head.outBias)
  const weights = [dense, denseBias, out, outBias]
  const optimizer = adam(weights, { betas: [options.beta1, options.beta2], eps: options.eps })
  const loss = binaryCrossEntropy()
  return {
    step({ rows, labels }, wantsLoss) {
      const read = step(backend, (tape) => {
        const batch = gatherRows(tape.use(kept), tape.constant(rows, [rows.length]))
        const hidden = tanh(add(matmul(batch, tape.use(dense), { transposeB: true }), tape.use(denseBias)))
        const logits = add(matmul(hidden, tape.use(out), { transposeB: true }), tape.use(outBias))
        const value = loss(logits, { lengths: [rows.length], labels })
        optimizer.step(tape.gradients(value, weights.map((weight) => tape.use(weight))), options.learningRate)
        return wantsLoss ? tape.read(value) : null
      })
      return read && read.then(([value]) => value ?? NaN)
    },
  }
}
