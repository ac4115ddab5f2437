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
  readonly #features: Pick<FeatureRows, 'rowOf'>
  readonly #listsAtOnce: number
  /** For the loss, which is little beside the head. */
  readonly #plain = new PlainBackend()

  constructor(layout: Layout, features: Pick<FeatureRows, 'rowOf'>, listsAtOnce: number) {
    this.#layout = layout
    this.#features = features
    this.#listsAtOnce = listsAtOnce
  }

  /** Logits of the scored places, NaN where a pair has no features. */
  async logits(backend: Backend, head: TapeHead, features: DeviceFeatures, control: TrainingControl): Promise<Float32Array> {
    const { pair, scored } = this.#layout.judged.validation
    const logits = new Float32Array(scored.length).fill(NaN)
    const known = Array.from(scored.keys()).filter((at) => this.#rowAt(pair[scored[at] as number] as number) >= 0)
    for (const block of chunks(known, BLOCK)) {
      await control.turn()
      const rows = block.map((at) => this.#rowAt(pair[scored[at] as number] as number))
      const values = await step(backend, (tape) => tape.read(head.forward(tape, features.batch(tape, rows))))
      block.forEach((at, place) => (logits[at] = values[place] as number))
    }
    return logits
  }

  /** Measures over all judged queries, and the training loss over the lists that have a positive. */
  async measured(logits: Float32Array, objective: Objective): Promise<Validation> {
    const [mrr, ndcg] = evaluateLogits(this.#layout.judged.validation, logits, measures)
    return { loss: await this.#loss(logits, objective), 'MRR@10': mrr?.mean ?? NaN, 'nDCG@10': ndcg?.mean ?? NaN }
  }

  async #loss(logits: Float32Array, { loss, learns }: Objective): Promise<number> {
    const { examples, judged: { validation } } = this.#layout
    const placeOf = new Map(Array.from(validation.scored, (place, at) => [validation.pair[place] as number, at] as const))
    // As the batches of a step are made, with places among the logits for rows of features.
    const rowOf = new Int32Array(this.#features.rowOf.length).fill(-1)
    for (const [pair, at] of placeOf) if (this.#rowAt(pair) >= 0) rowOf[pair] = at
    const lists = examples.validation.lists
    let [total, counted] = [0, 0]
    for (const some of chunks(Array.from(Array(listCount(lists)).keys()), this.#listsAtOnce)) {
      const batch = batchOf(lists, some, { rowOf }, learns)
      if (batch.rows.length === 0) continue
      const own = batch.rows.map((at) => logits[at] as number)
      const [value = NaN] = await step(this.#plain, (tape) => tape.read(loss(tape.constant(own, [own.length, 1]), batch.lists)))
      total += value * some.length
      counted += some.length
    }
    return counted === 0 ? NaN : total / counted
  }

  #rowAt(pair: number): number {
    return this.#features.rowOf[pair] as number
  }
}
