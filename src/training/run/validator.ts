/** The validation part, fixed and whole: the head's logits from the device, measured as the app measures any reranker. */
import type { Backend } from '../../autograd/backend.ts'
import { PlainBackend } from '../../autograd/plain/backend.ts'
import { step } from '../../autograd/tape.ts'
import { parseMeasure } from '../../evaluation/measure.ts'
import { listCount } from '../examples.ts'
import { batchOf, chunks } from './batch.ts'
import type { TrainingControl } from './control.ts'
import type { DeviceFeatures } from './device-features.ts'
import type { FeatureRows } from './feature-rows.ts'
import { evaluateLogits } from './judged-lists.ts'
import type { Layout } from './layout.ts'
import type { Objective } from './objective.ts'
import type { Validation } from './reports.ts'
import type { TapeHead } from './tape-head.ts'

/** Pairs that go forward at once. */
const BLOCK = 2048
const measures = ['MRR@10', 'nDCG@10'].map(parseMeasure)

export class Validator {
  readonly #layout: Layout
  readonly #listsAtOnce: number
  /** Scored places that have features, and their rows. */
  readonly #known: readonly { readonly at: number; readonly row: number }[]
  /** As a step's batches are made, with places among the logits for rows of features. */
  readonly #rowOf: Int32Array
  /** For the loss, which is little beside the head. */
  readonly #plain = new PlainBackend()

  constructor(layout: Layout, features: Pick<FeatureRows, 'rowOf'>, listsAtOnce: number) {
    const { pair, scored } = layout.judged.validation
    this.#layout = layout
    this.#listsAtOnce = listsAtOnce
    this.#known = Array.from(scored, (place, at) => ({ at, row: features.rowOf[pair[place] as number] as number })).filter(({ row }) => row >= 0)
    this.#rowOf = new Int32Array(features.rowOf.length).fill(-1)
    for (const { at } of this.#known) this.#rowOf[pair[scored[at] as number] as number] = at
  }

  /** Logits of the scored places, NaN where a pair has no features. */
  async logits(backend: Backend, head: TapeHead, features: DeviceFeatures, control: TrainingControl): Promise<Float32Array> {
    const logits = new Float32Array(this.#layout.judged.validation.scored.length).fill(NaN)
    for (const block of chunks(this.#known, BLOCK)) {
      await control.turn()
      const values = await step(backend, (tape) => tape.read(head.forward(tape, features.batch(tape, block.map(({ row }) => row)))))
      block.forEach(({ at }, place) => (logits[at] = values[place] as number))
    }
    return logits
  }

  /** Measures over all judged queries, and the training loss over the lists that have a positive. */
  async measured(logits: Float32Array, objective: Objective): Promise<Validation> {
    const [mrr, ndcg] = evaluateLogits(this.#layout.judged.validation, logits, measures)
    return { loss: await this.#loss(logits, objective), 'MRR@10': mrr?.mean ?? NaN, 'nDCG@10': ndcg?.mean ?? NaN }
  }

  /** NaN where no list has a positive. */
  async #loss(logits: Float32Array, { loss, learns }: Objective): Promise<number> {
    const { lists } = this.#layout.examples.validation
    let [total, counted] = [0, 0]
    for (const some of chunks(Array.from(Array(listCount(lists)).keys()), this.#listsAtOnce)) {
      const batch = batchOf(lists, some, { rowOf: this.#rowOf }, learns)
      if (batch.rows.length === 0) continue
      const own = batch.rows.map((at) => logits[at] as number)
      const [value = NaN] = await step(this.#plain, (tape) => tape.read(loss(tape.constant(own, [own.length, 1]), batch.lists)))
      total += value * some.length
      counted += some.length
    }
    return counted === 0 ? NaN : total / counted
  }
}
