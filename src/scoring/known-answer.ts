/**
 * Before a device's scores may be written at all: a few fixed pairs, scored there and by WASM. A GPU driver that
 * computes nonsense does so silently; a ledger of nonsense would be believed for good.
 */
import type { BatchLimits } from './batches.ts'
import type { Pair, PairScorer, PairTexts } from './pair-scorer.ts'
import type { Dtype } from '../systems/system.ts'

const questions = ['how many people live in berlin', 'what is the boiling point of water at sea level', 'who wrote the origin of species']
const answers = [
  'Berlin has a population of 3,520,031 registered inhabitants in an area of 891.82 square kilometers.',
  'At sea level, water boils at 100 degrees Celsius, or 212 degrees Fahrenheit.',
  'Charles Darwin published On the Origin of Species in November 1859.',
  'The museum opens at ten; tickets for the roof terrace are sold separately, and guided tours in several languages leave from the north entrance every half hour except on public holidays.',
]

/** A dozen pairs: every question with every answer, short and long, right and wrong. */
export const knownPairs: readonly Pair[] = questions.flatMap((_, query) => answers.map((_, passage) => ({ row: query * answers.length + passage, query, passage })))

export const knownTexts: PairTexts = {
  query: (row) => questions[row] ?? '',
  passage: (row) => answers[row] ?? '',
}

/** Largest |difference| between a device's score and WASM's that counts as the same. q4 computes in float32 or float16. */
export const boundOf = (dtype: Dtype): number => (dtype === 'fp32' || dtype === 'q8' ? 1e-3 : 2e-2)

/** All known pairs' scores, in batches within the limits. */
export async function scoreKnownPairs(scorer: PairScorer, limits: BatchLimits): Promise<Float32Array> {
  const scores = new Float32Array(knownPairs.length).fill(NaN)
  for (const batch of scorer.cut(knownPairs, limits)) {
    const scored = await scorer.score(batch, limits)
    batch.forEach((pair, i) => (scores[pair.row] = scored.scores[i] ?? NaN))
  }
  return scores
}

/** Why the scores cannot be believed, or null: not numbers, all equal, off by more than the bound, or in another order. */
export function compareKnownAnswers(scores: Float32Array, reference: Float32Array, bound: number): string | null {
  const suspicion = suspicionOf(scores)
  if (suspicion !== null) return suspicion
  for (let i = 0; i < scores.length; i++) {
    const [here, there] = [scores[i] as number, reference[i] as number]
    if (!(Math.abs(here - there) <= bound)) return `known pair ${i + 1} scores ${here}, on WASM ${there}: more than ${bound} apart`
  }
  for (let i = 0; i < scores.length; i++) {
    for (let j = 0; j < scores.length; j++) {
      const apart = (reference[i] as number) - (reference[j] as number)
      if (apart > bound && !((scores[i] as number) > (scores[j] as number))) return `known pairs ${i + 1} and ${j + 1} come in another order than on WASM`
    }
  }
  return null
}

/**
 * For models too large to hold twice: a pair's score alone must be its score in a batch of all known pairs, whose
 * padding differs, and the pairs must not all score alike.
 * Gives the reason for disbelief, or null.
 */
export async function checkAgainstItself(scorer: PairScorer, bound: number, limits: BatchLimits): Promise<string | null> {
  const together = (await scorer.score(knownPairs, limits)).scores
  const suspicion = suspicionOf(together)
  if (suspicion !== null) return suspicion
  for (const pair of knownPairs) {
    const [alone, inBatch] = [(await scorer.score([pair], limits)).scores[0] as number, together[pair.row] as number]
    if (!(Math.abs(alone - inBatch) <= bound)) return `known pair ${pair.row + 1} scores ${alone} alone and ${inBatch} in a batch: more than ${bound} apart`
    const neighbour = together[pair.row - 1]
    if (neighbour === inBatch) return `known pairs ${pair.row} and ${pair.row + 1} score exactly alike`
  }
  return null
}

/** What no model gives for different pairs: something that is not a number, or the same number for all. */
export function suspicionOf(scores: Float32Array): string | null {
  const bad = scores.findIndex((score) => !Number.isFinite(score))
  if (bad >= 0) return `score ${bad + 1} of ${scores.length} is ${scores[bad]}`
  const [first] = scores
  return scores.length > 1 && scores.every((score) => score === first) ? `${scores.length} different pairs all score ${first}` : null
}
