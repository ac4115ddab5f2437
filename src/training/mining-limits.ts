/** What a margin or a limit forbids a negative to score. */
import type { MiningOptions } from './mining-options.ts'

export type LimitName = 'absolute_margin' | 'relative_margin' | 'max_score' | 'min_score'

export interface Limit {
  readonly name: LimitName
  /** Whether a candidate of this score (float32) may not be a negative. */
  forbids(score: number): boolean
}

const { fround } = Math

export const limitNames = ['absolute_margin', 'relative_margin', 'max_score', 'min_score'] as const

export const isLimited = (options: MiningOptions) => limitNames.some((name) => options[name] !== null)
export const hasMargin = ({ absolute_margin, relative_margin }: MiningOptions) => absolute_margin !== null || relative_margin !== null

/**
 * The limits of a query whose lowest positive scores `positive`, in the order they are applied in. Each step is rounded
 * to float32, as a tensor's is, so that a score on the edge falls on the same side as there.
 */
export function limitsOf({ absolute_margin, relative_margin, max_score, min_score }: MiningOptions, positive: number): Limit[] {
  const limits: Limit[] = []
  if (absolute_margin !== null) limits.push({ name: 'absolute_margin', forbids: (score) => fround(score + fround(absolute_margin)) > positive })
  if (relative_margin !== null) {
    const most = fround(positive - fround(Math.abs(positive) * fround(relative_margin)))
    limits.push({ name: 'relative_margin', forbids: (score) => score > most })
  }
  if (max_score !== null) limits.push({ name: 'max_score', forbids: (score) => score > fround(max_score) })
  if (min_score !== null) limits.push({ name: 'min_score', forbids: (score) => score < fround(min_score) })
  return limits
}
