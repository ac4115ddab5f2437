/** jax-js with the whole step, gather and optimizer included, in one jit, which fuses it: its fastest way. */
import { defaultDevice, init, jit, nn, numpy as np, tree, valueAndGrad, type Array } from '@jax-js/jax'
import { adam, WIDTH, type Workload } from '../workload.ts'
import type { Kind, Trainer } from './trainer.ts'

// jax-js knows trees of arrays by types, not interfaces.
type Head = [dense: Array, denseBias: Array, out: Array, outBias: Array]

const loss = ([dense, denseBias, out, outBias]: Head, batch: Array, labels: Array): Array => {
  const hidden = np.tanh(np.matmul(batch, dense.transpose()).add(denseBias))
  const logits = np.matmul(hidden, out.transpose()).add(outBias)
  // BCE: log(1 + e^x) - y x.
  return nn.softplus(logits.ref).sub(logits.mul(labels)).mean()
}

type State = [head: Head, firsts: Head, seconds: Head]

/** @param rate the learning rate over the first moment's bias, @param root one over the root of the second's */
const update = jit((...[[head, firsts, seconds], features, rows, labels, rate, root]: [State, Array, Array, Array, Array, Array]): [State, Array] => {
  const [value, gradients] = valueAndGrad(loss)(tree.ref(head), features.slice(rows), labels)
  const next: State = [[...head], [...firsts], [...seconds]]
  for (const place of [0, 1, 2, 3] as const) {
    const gradient = gradients[place]
    const first = firsts[place].mul(adam.beta1).add(gradient.ref.mul(1 - adam.beta1))
    const second = seconds[place].mul(adam.beta2).add(gradient.ref.mul(gradient).mul(1 - adam.beta2))
    next[1][place] = first.ref
    next[2][place] = second.ref
    next[0][place] = head[place].sub(first.mul(rate.ref).div(np.sqrt(second).mul(root.ref).add(adam.eps)))
  }
  rate.dispose()
  root.dispose()
  return [next, value]
})

export async function open(kind: Kind, { features, head }: Workload): Promise<Trainer> {
  if (!(await init(kind)).includes(kind)) throw new Error(`jax-js has no ${kind} here.`)
  defaultDevice(kind)
  const kept = np.array(features).reshape([features.length / WIDTH, WIDTH])
  const start: Head = [np.array(head.dense).reshape([WIDTH, WIDTH]), np.array(head.denseBias), np.array(head.out).reshape([1, WIDTH]), np.array(head.outBias)]
  const zeros = () => start.map((weight) => np.zerosLike(weight.ref)) as Head
  let state: State = [start, zeros(), zeros()]
  let steps = 0
  return {
    step({ rows, labels }, wantsLoss) {
      steps += 1
      const rate = adam.learningRate / (1 - adam.beta1 ** steps)
      const root = 1 / Math.sqrt(1 - adam.beta2 ** steps)
      const [next, value] = update(state, kept.ref, np.array(rows, { dtype: np.int32 }), np.array(labels).reshape([labels.length, 1]), np.array([rate]), np.array([root]))
      state = next
      if (wantsLoss) return value.data().then(([read]) => read ?? NaN)
      value.dispose()
      return null
    },
  }
}
