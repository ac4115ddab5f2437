/** What scores pairs with each kind of model. A kind that is to come is one more file, and one more line here. */
import { biEncoder } from './bi-encoder.ts'
import { crossEncoder } from './cross-encoder.ts'
import type { EncodedTexts } from './encoded-texts.ts'
import type { PairScorer } from './pair-scorer.ts'
import type { Session } from './ports.ts'
import type { ScoreHead } from '../models/head.ts'
import { ModelError } from '../models/model.ts'
import type { ModelTokenizer } from '../models/tokenizer.ts'
import type { TrainableHead } from '../models/trainable-head.ts'
import type { Scorer } from '../systems/system.ts'

export interface ScorerParts {
  readonly session: Session
  readonly tokenizer: ModelTokenizer
  readonly encoded: EncodedTexts
  readonly recipe: Scorer
  /** Of models whose head stands beside the graph. */
  readonly head: ScoreHead | undefined
  /** Of cross-encoders, where features are wanted with the scores. */
  readonly trainable?: TrainableHead
}

/** Throw ModelError where the recipe lacks what its kind needs. */
export const scorers: Readonly<Record<Scorer['kind'], (parts: ScorerParts) => PairScorer>> = {
  'cross-encoder': ({ recipe: { maxLength, windows }, head, ...parts }) => crossEncoder({ ...parts, maxLength, ...(windows && { windows }), ...(head && { head }) }),
  'bi-encoder': ({ recipe: { model, maxLength, embedding }, session, tokenizer, encoded }) => {
    if (embedding === undefined) throw new ModelError(`The recipe of ${model} does not say how its token vectors become one vector a text`)
    return biEncoder({ session, tokenizer, encoded, maxLength, recipe: embedding })
  },
}
