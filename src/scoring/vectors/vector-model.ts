/** A bi-encoder as a job runs it that wants vectors. Its sessions are those that score, checked by their scores. */
import { knownTexts } from '../known-answer.ts'
import type { LoadedModel } from '../loaded-model.ts'
import type { PairScorer, PairTexts } from '../pair-scorer.ts'
import type { Session } from '../ports.ts'
import type { GraphBytes, LoadOptions, RunnableModel } from '../runnable-model.ts'
import type { TextRole } from './text-vectors.ts'
import { ModelError, type GraphFile, type ModelInfo } from '../../models/model.ts'
import type { Dtype, Scorer } from '../../systems/system.ts'

export class VectorModel implements RunnableModel {
  readonly reading = 'scores'
  readonly #model: LoadedModel
  readonly #role: TextRole

  /** Throws ModelError for a cross-encoder, which has no vector for a text alone. */
  constructor(model: LoadedModel, role: TextRole) {
    if (model.info.kind !== 'bi-encoder') throw new ModelError(`${model.info.id} is a cross-encoder, which reads a query and a passage together and has no vector for either: choose a bi-encoder`)
    this.#model = model
    this.#role = role
  }

  get info(): ModelInfo {
    return this.#model.info
  }

  graphOf(dtype: Dtype): GraphFile | undefined {
    return this.#model.graphOf(dtype)
  }

  read(graph: GraphFile, options?: LoadOptions): Promise<GraphBytes> {
    return this.#model.read(graph, options)
  }

  scorerOn(session: Session, recipe: Scorer, texts: PairTexts): Promise<PairScorer> {
    return texts === knownTexts ? this.#model.scorerOn(session, recipe, texts) : this.#model.vectorsOn(session, recipe, texts, this.#role)
  }
}
