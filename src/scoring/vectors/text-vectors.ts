/** A bi-encoder read for its vectors: one a text, which comes with the text's "score" as features come with a cross-encoder's. */
import { cutBatches } from '../batches.ts'
import { outputsOfBiEncoders, textVectors, type BiEncoderParts } from '../bi-encoder.ts'
import { outputOf } from '../output.ts'
import { padded, paddingOf } from '../padded.ts'
import type { PairScorer } from '../pair-scorer.ts'

/** The same words get another prompt as a query than as a passage. */
export type TextRole = 'query' | 'passage'

/** Embeds the passage of each pair in the given role; the pair's score is the vector's first number, which nobody reads but the checks for nonsense. */
export function textVectorScorer({ session, tokenizer, encoded, maxLength, recipe }: BiEncoderParts, role: TextRole): PairScorer {
  const output = outputOf(session, outputsOfBiEncoders)
  const tokens = encoded.passages(role === 'query' ? recipe.queryPrompt : recipe.passagePrompt)
  return {
    cut: (pairs, limits) => cutBatches(pairs, ({ passage }) => Math.min(maxLength, tokens.lengthOf(passage) + tokenizer.specialTokens.single), limits),
    async score(pairs, { lengthStep }) {
      const batch = padded(pairs.map(({ passage }) => tokenizer.single(tokens.at(passage), maxLength)), tokenizer.padId, lengthStep, maxLength)
      const vectorAt = textVectors(await session.run(batch, output), batch, recipe)
      const vectors = pairs.map((_, row) => vectorAt(row))
      const width = vectors[0]?.length ?? 0
      const features = new Float32Array(vectors.length * width)
      vectors.forEach((vector, row) => features.set(vector, row * width))
      const padding = paddingOf(batch)
      return { scores: Float32Array.from(vectors, ([first = NaN]) => first), features, tokens: batch.inputIds.length - padding, padding }
    },
  }
}
