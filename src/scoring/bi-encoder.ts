/** A model that reads each text alone: one vector a text, and the score of a pair is the cosine of its two vectors. */
import { batchLimits, cutBatches } from './batches.ts'
import { padded } from './encode.ts'
import { outputOf } from './output.ts'
import type { Pair, PairScorer, PairScores, PairTexts } from './pair-scorer.ts'
import type { FloatTensor, Session, TokenBatch } from './ports.ts'
import { VectorCache } from './vector-cache.ts'
import { dot, normalize, poolTokens } from '../models/pooling.ts'
import type { ModelTokenizer } from '../models/tokenizer.ts'
import type { Dtype, EmbeddingRecipe } from '../systems/system.ts'

export interface BiEncoderParts {
  readonly session: Session
  readonly dtype: Dtype
  readonly tokenizer: ModelTokenizer
  readonly texts: PairTexts
  /** Tokens of a text, prompt and special tokens included. */
  readonly maxLength: number
  readonly recipe: EmbeddingRecipe
}

/** A text to embed, in one of its two roles: the same words get another prompt as a query than as a passage. */
interface Text {
  readonly role: 'query' | 'passage'
  readonly row: number
}

export function biEncoder({ session, dtype, tokenizer, texts, maxLength, recipe }: BiEncoderParts): PairScorer {
  const limits = batchLimits(session.device, dtype)
  const output = outputOf(session, ['last_hidden_state', 'token_embeddings', 'sentence_embedding'])
  const vectors = { query: new VectorCache(), passage: new VectorCache() }
  const encoded = { query: new Map<number, Encoded>(), passage: new Map<number, Encoded>() }

  const encode = ({ role, row }: Text): Encoded => {
    const held = encoded[role].get(row)
    if (held !== undefined) return held
    const text = role === 'query' ? recipe.queryPrompt + texts.query(row) : recipe.passagePrompt + texts.passage(row)
    const ids = tokenizer.single(tokenizer.ids(text), maxLength)
    encoded[role].set(row, ids)
    return ids
  }
  const lengthOf = (text: Text) => (vectors[text.role].has(text.row) ? 0 : encode(text).inputIds.length)

  async function embed(batch: readonly Text[]): Promise<number> {
    const rows = batch.map(encode)
    const tokens = padded(rows, tokenizer.padId, limits.lengthStep, maxLength)
    const pooled = textVectors(await session.run(tokens, output), tokens, recipe)
    batch.forEach(({ role, row }, i) => {
      vectors[role].set(row, pooled(i))
      encoded[role].delete(row)
    })
    return rows.reduce((sum, row) => sum + row.inputIds.length, 0)
  }

  return {
    cut: (pairs) => cutBatches(pairs, (pair) => lengthOf({ role: 'passage', row: pair.passage }), limits),
    async score(pairs): Promise<PairScores> {
      let tokens = 0
      for (const batch of cutBatches(textsOf(pairs).filter(({ role, row }) => !vectors[role].has(row)), lengthOf, limits)) tokens += await embed(batch)
      return { tokens, scores: Float32Array.from(pairs, ({ query, passage }) => dot(vectors.query.get(query), vectors.passage.get(passage))) }
    },
  }
}

type Encoded = ReturnType<ModelTokenizer['single']>

/** Each text once. */
function textsOf(pairs: readonly Pair[]): Text[] {
  const queries = [...new Set(pairs.map(({ query }) => query))].map((row) => ({ role: 'query', row }) as const)
  return [...queries, ...[...new Set(pairs.map(({ passage }) => passage))].map((row) => ({ role: 'passage', row }) as const)]
}

/**
 * The vector of each row. A graph that pools by itself gives [rows, width]; token vectors [rows, length, width] are
 * pooled here. Throws for another shape.
 */
function textVectors(output: FloatTensor, batch: TokenBatch, { pooling, normalize: toLengthOne }: EmbeddingRecipe): (row: number) => Float32Array {
  const isPooled = output.dims.length === 2 && output.dims[0] === batch.rows
  const data = isPooled ? output.data : poolTokens(output, batch, pooling)
  const width = data.length / batch.rows
  return (row) => {
    const vector = data.slice(row * width, (row + 1) * width)
    return toLengthOne ? normalize(vector) : vector
  }
}
