/** TensorFlow.js as its guide trains: a loss of variables, minimized by an optimizer; features stay on the device. */
import { adam, WIDTH, type Workload } from '../workload.ts'
import type { Kind, Trainer } from './trainer.ts'

interface Tensor {
  data(): Promise<Float32Array>
  dispose(): void
}

/** The part of it that is used here. */
interface TensorFlow {
  setBackend(name: string): Promise<boolean>
  ready(): Promise<void>
  tidy<T>(body: () => T): T
  tensor1d(values: Float32Array | Int32Array, dtype?: 'int32'): Tensor
  tensor2d(values: Float32Array, shape: [number, number]): Tensor
  variable(initial: Tensor): Tensor
  gather(x: Tensor, rows: Tensor): Tensor
  matMul(a: Tensor, b: Tensor, transposeA: boolean, transposeB: boolean): Tensor
  add(a: Tensor, b: Tensor): Tensor
  tanh(x: Tensor): Tensor
  readonly losses: { sigmoidCrossEntropy(labels: Tensor, logits: Tensor): Tensor }
  readonly train: { adam(...options: number[]): { minimize(loss: () => Tensor, returnCost: boolean, variables: Tensor[]): Tensor | null } }
}

declare const tf: TensorFlow

/** Its own builds, as script elements: bundled again, its threads would not start. */
function load(file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement('script'), { src: `/tensorflow/${file}` })
    script.onload = () => resolve()
    script.onerror = () => reject(new Error(`${file} did not load.`))
    document.head.append(script)
  })
}

const backendFiles: Record<Kind, string | null> = {
  cpu: null,
  webgl: null,
  wasm: 'tfjs-backend-wasm/dist/tf-backend-wasm.min.js',
  webgpu: 'tfjs-backend-webgpu/dist/tf-backend-webgpu.min.js',
}

export async function open(kind: Kind, { features, head }: Workload): Promise<Trainer> {
  await load('tfjs/dist/tf.min.js')
  const file = backendFiles[kind]
  if (file !== null) await load(file)
  if (!(await tf.setBackend(kind))) throw new Error(`TensorFlow.js has no ${kind} here.`)
  await tf.ready()
  const kept = tf.tensor2d(features, [features.length / WIDTH, WIDTH])
  const dense = tf.variable(tf.tensor2d(head.dense, [WIDTH, WIDTH]))
  const denseBias = tf.variable(tf.tensor1d(head.denseBias))
  const out = tf.variable(tf.tensor2d(head.out, [1, WIDTH]))
  const outBias = tf.variable(tf.tensor1d(head.outBias))
  const optimizer = tf.train.adam(adam.learningRate, adam.beta1, adam.beta2, adam.eps)
  return {
    step({ rows, labels }, wantsLoss) {
      const cost = tf.tidy(() => {
        const batch = tf.gather(kept, tf.tensor1d(rows, 'int32'))
        const wanted = tf.tensor2d(labels, [labels.length, 1])
        const loss = () => {
          const hidden = tf.tanh(tf.add(tf.matMul(batch, dense, false, true), denseBias))
          return tf.losses.sigmoidCrossEntropy(wanted, tf.add(tf.matMul(hidden, out, false, true), outBias))
        }
        return optimizer.minimize(loss, wantsLoss, [dense, denseBias, out, outBias])
      })
      return cost && cost.data().then(([value]) => (cost.dispose(), value ?? NaN))
    },
  }
}
