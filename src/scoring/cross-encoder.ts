/** A model that reads query and passage together and gives a logit: higher is more relevant. */
import { cutBatches, type BatchLimits } from './batches.ts'
import type { EncodedTexts } from './encoded-texts.ts'
import { scoredFeatures } from './feature-scores.ts'
import { labelLogits } from './label-logits.ts'
import { outputOf } from './output.ts'
import { padded, paddingOf } from './padded.ts'
import type { Pair, PairScorer, PairScores } from './pair-scorer.ts'
import type { Session } from './ports.ts'
import { combined } from './windows.ts'
import type { ScoreHead } from '../models/head.ts'
import { windowStarts } from '../models/pair-cut.ts'
import type { EncodedPair, ModelTokenizer } from '../models/tokenizer.ts'
import type { TrainableHead } from '../models/trainable-head.ts'
import type { Windows } from '../systems/system.ts'

export interface CrossEncoderParts {
  readonly session: Session
  readonly tokenizer: ModelTokenizer
  readonly encoded: EncodedTexts
  /** Tokens of a pair, special ones included. */
  readonly maxLength: number
  /** Passages that are too long are cut into windows; without it, at their end. */
  readonly windows?: Windows
  /** Where the head is not in the graph (sentence-transformers modules); defaults to reading logits. */
  readonly head?: ScoreHead
  /** Where features are wanted: scores are made of them by this head, in place of the graph's own. Without windows, since a pair has one vector. */
  readonly trainable?: TrainableHead
}

export function crossEncoder({ session, tokenizer, encoded, maxLength, windows, head, trainable }: CrossEncoderParts): PairScorer {
  const output = outputOf(session, trainable?.outputs ?? (head === undefined ? ['logits', 'scores'] : ['last_hidden_state', 'token_embeddings']))
  const queries = encoded.queries()
  const passages = encoded.passages()
  // The first window is the pair as it is cut without windows, and no other one counts.
  const stride = windows === undefined || windows.combine === 'first' ? null : windows.stride

  const rowsOf = ({ query, passage }: Pair): EncodedPair[] => {
    const ids = [queries.at(query), passages.at(passage), maxLength] as const
    return stride === null ? [tokenizer.pair(...ids)] : tokenizer.windows(...ids, stride)
  }
  /** Tokens that a pair runs: its windows, which are all of one length, put together. */
  const tokensOf = (pair: Pair): number => {
    const length = passages.lengthOf(pair.passage)
    const [query, passage] = tokenizer.shares(queries.lengthOf(pair.query), length, maxLength)
    const row = query + passage + tokenizer.specialTokens.pair
    return stride === null ? row : row * windowStarts(length, passage, stride).length
  }

  async function run(rows: readonly EncodedPair[], { lengthStep }: BatchLimits): Promise<Omit<PairScores, 'tokens'>> {
    const batch = padded(rows, tokenizer.padId, lengthStep, maxLength)
    const padding = paddingOf(batch)
    const found = await session.run(batch, output)
    return trainable === undefined ? { scores: (head ?? labelLogits)(found, batch), padding } : { ...scoredFeatures(trainable, found, batch), padding }
  }

  /** Windows may be more than a run takes. */
  async function runInParts(rows: readonly EncodedPair[], limits: BatchLimits): Promise<Pick<PairScores, 'scores' | 'padding'>> {
    const scores = new Float32Array(rows.length)
    let padding = 0
    for (const part of cutBatches([...rows.entries()], ([, row]) => row.inputIds.length, limits)) {
      const ran = await run(part.map(([, row]) => row), limits)
      part.forEach(([at], i) => (scores[at] = ran.scores[i] ?? NaN))
      padding += ran.padding
    }
    return { scores, padding }
  }

  return {
    cut: (pairs, limits) => cutBatches(pairs, tokensOf, limits),
    async score(pairs, limits): Promise<PairScores> {
      const windowsOf = pairs.map(rowsOf)
      const rows = windowsOf.flat()
      const tokens = rows.reduce((sum, { inputIds }) => sum + inputIds.length, 0)
      if (windows === undefined || rows.length === pairs.length) return { ...(await run(rows, limits)), tokens }
      const { scores, padding } = await runInParts(rows, limits)
      let from = 0
      return { scores: Float32Array.from(windowsOf, ({ length }) => combined(scores.subarray(from, (from += length)), windows.combine)), tokens, padding }
    },
  }
}
