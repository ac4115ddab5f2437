/** A model that reads each text alone: one vector a text, and the score of a pair is the cosine, or the dot product, of its two vectors. */
import { cutBatches, type BatchLimits } from './batches.ts'
import type { EncodedTexts } from './encoded-texts.ts'
import { outputOf } from './output.ts'
import { padded, paddingOf } from './padded.ts'
import type { Pair, PairScorer, PairScores } from './pair-scorer.ts'
import type { FloatTensor, Session, TokenBatch } from './ports.ts'
import { VectorCache } from './vector-cache.ts'
import { dot, normalize, poolTokens } from '../models/pooling.ts'
import type { ModelTokenizer } from '../models/tokenizer.ts'
import type { EmbeddingRecipe } from '../systems/system.ts'

export interface BiEncoderParts {
  readonly session: Session
  readonly tokenizer: ModelTokenizer
  readonly encoded: EncodedTexts
  /** Tokens of a text, prompt and special tokens included. */
  readonly maxLength: number
  readonly recipe: EmbeddingRecipe
}

/** What exporters call the output that vectors are made of, the usual first. */
export const outputsOfBiEncoders = ['last_hidden_state', 'token_embeddings', 'sentence_embedding']

/** A text to embed, in one of its two roles: the same words get another prompt as a query than as a passage. */
interface Text {
  readonly role: 'query' | 'passage'
  readonly row: number
}

export function biEncoder({ session, tokenizer, encoded, maxLength, recipe }: BiEncoderParts): PairScorer {
  const output = outputOf(session, outputsOfBiEncoders)
  const tokens = { query: encoded.queries(recipe.queryPrompt), passage: encoded.passages(recipe.passagePrompt) }
  const vectors = { query: new VectorCache(), passage: new VectorCache() }
  /** What a run that is not back yet embeds: another batch waits for it, and runs nothing twice. */
  const coming = { query: new Map<number, Promise<Float32Array>>(), passage: new Map<number, Promise<Float32Array>>() }

  const isNew = ({ role, row }: Text) => !vectors[role].has(row) && !coming[role].has(row)
  const vectorOf = ({ role, row }: Text) => coming[role].get(row) ?? vectors[role].get(row)
  const lengthOf = (text: Text) => (isNew(text) ? Math.min(maxLength, tokens[text.role].lengthOf(text.row) + tokenizer.specialTokens.single) : 0)

  /** Starts one run; gives the tokens that it takes. */
  function embed(texts: readonly Text[], { lengthStep }: BatchLimits): Pick<PairScores, 'tokens' | 'padding'> {
    const rows = texts.map(({ role, row }) => tokenizer.single(tokens[role].at(row), maxLength))
    const batch = padded(rows, tokenizer.padId, lengthStep, maxLength)
    const run = session.run(batch, output).then((given) => textVectors(given, batch, recipe))
    texts.forEach(({ role, row }, i) => coming[role].set(row, keep(role, row, run.then((vectorAt) => vectorAt(i)))))
    const padding = paddingOf(batch)
    return { tokens: batch.inputIds.length - padding, padding }
  }

  async function keep(role: Text['role'], row: number, vector: Promise<Float32Array>): Promise<Float32Array> {
    try {
      vectors[role].set(row, await vector)
      return await vector
    } finally {
      coming[role].delete(row)
    }
  }

  return {
    cut: (pairs, limits) => cutBatches(pairs, (pair) => lengthOf({ role: 'passage', row: pair.passage }), limits),
    async score(pairs, limits): Promise<PairScores> {
      const runs = cutBatches(textsOf(pairs).filter(isNew), lengthOf, limits).map((texts) => embed(texts, limits))
      // Taken before anything is awaited: what is kept now may be forgotten by then.
      const both = pairs.map(({ query, passage }) => Promise.all([vectorOf({ role: 'query', row: query }), vectorOf({ role: 'passage', row: passage })]))
      const scores = (await Promise.all(both)).map(([query, passage]) => dot(query, passage))
      const sum = (of: (run: (typeof runs)[number]) => number) => runs.reduce((total, run) => total + of(run), 0)
      return { scores: Float32Array.from(scores), tokens: sum(({ tokens: real }) => real), padding: sum(({ padding }) => padding) }
    },
  }
}

/** Each text once. */
function textsOf(pairs: readonly Pair[]): Text[] {
  const queries = [...new Set(pairs.map(({ query }) => query))].map((row) => ({ role: 'query', row }) as const)
  return [...queries, ...[...new Set(pairs.map(({ passage }) => passage))].map((row) => ({ role: 'passage', row }) as const)]
}

/**
 * The vector of each row. A graph that pools by itself gives [rows, width], or [rows, 1, width] where loaders expect
 * token vectors; token vectors [rows, length, width] are pooled here. Throws RangeError for another shape.
 */
export function textVectors(output: FloatTensor, batch: TokenBatch, { pooling, normalize: toLengthOne }: EmbeddingRecipe): (row: number) => Float32Array {
  const [rows, ...rest] = output.dims
  const isPooled = rows === batch.rows && (rest.length === 1 || (rest.length === 2 && rest[0] === 1 && batch.length > 1))
  const data = isPooled ? output.data : poolTokens(output, batch, pooling)
  const width = data.length / batch.rows
  return (row) => {
    const vector = data.slice(row * width, (row + 1) * width)
    return toLengthOne ? normalize(vector) : vector
  }
}
