/** A model that reads query and passage together and gives a logit: higher is more relevant. */
import { batchLimits, cutBatches } from './batches.ts'
import { EncodedTexts, padded } from './encode.ts'
import { outputOf } from './output.ts'
import type { Pair, PairScorer, PairScores, PairTexts } from './pair-scorer.ts'
import type { FloatTensor, Session, TokenBatch } from './ports.ts'
import type { ScoreHead } from '../models/head.ts'
import type { ModelTokenizer } from '../models/tokenizer.ts'
import type { Dtype } from '../systems/system.ts'

export interface CrossEncoderParts {
  readonly session: Session
  readonly dtype: Dtype
  readonly tokenizer: ModelTokenizer
  readonly texts: PairTexts
  /** Tokens of a pair, special ones included. */
  readonly maxLength: number
  /** Where the head is not in the graph (sentence-transformers modules); defaults to reading logits. */
  readonly head?: ScoreHead
}

export function crossEncoder({ session, dtype, tokenizer, texts, maxLength, head }: CrossEncoderParts): PairScorer {
  const limits = batchLimits(session.device, dtype)
  const output = outputOf(session, head === undefined ? ['logits', 'scores'] : ['last_hidden_state', 'token_embeddings'])
  const queries = new EncodedTexts((row) => tokenizer.ids(texts.query(row)))
  const passages = new EncodedTexts((row) => tokenizer.ids(texts.passage(row)))
  const encode = (pair: Pair) => tokenizer.pair(queries.at(pair.query), passages.at(pair.passage), maxLength)
  const lengthOf = (pair: Pair) =>
    Math.min(maxLength, queries.at(pair.query).length + passages.at(pair.passage).length + tokenizer.specialTokens.pair)

  return {
    cut: (pairs) => cutBatches(pairs, lengthOf, limits),
    async score(pairs): Promise<PairScores> {
      const rows = pairs.map(encode)
      const batch = padded(rows, tokenizer.padId, limits.lengthStep, maxLength)
      const scores = (head ?? labelLogits)(await session.run(batch, output), batch)
      return { scores, tokens: rows.reduce((sum, row) => sum + row.inputIds.length, 0) }
    },
  }
}

/**
 * One label: its logit. Two labels (not relevant, relevant): the log-odds `logit[1] - logit[0]`, whose sigmoid is the
 * softmax probability of the second label. sentence-transformers' `rank` refuses such models; its users rank by that
 * probability, and the log-odds give its order without its rounding near 1.
 * Throws where the output is not [rows, 1], [rows] or [rows, 2].
 */
export function labelLogits({ dims, data }: FloatTensor, { rows }: TokenBatch): Float32Array {
  const labels = data.length / rows
  if (labels === 1) return data
  if (labels === 2) return Float32Array.from({ length: rows }, (_, row) => (data[2 * row + 1] as number) - (data[2 * row] as number))
  throw new Error(`The graph gave an output of shape [${dims.join(', ')}] for ${rows} pairs; a reranker gives one or two logits a pair`)
}
