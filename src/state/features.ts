/** What a head is trained on: one vector a pair, computed once by an ordinary scoring job and kept beside the scores. */
import type { JobRequest, JobSummary } from '../scoring/job.ts'
import { useChoices } from './choices.ts'
import { scorePairs } from './scoring-job.ts'

export interface FeaturesChoice {
  /** Id of a loaded cross-encoder. */
  readonly model: string
  /** int8 and q4 graphs have no head to train. */
  readonly dtype: 'fp32' | 'fp16'
  /** Tokens of a pair, special ones included. */
  readonly maxLength: number
  /** Pair rows by query, in the order they are wanted. */
  readonly queries: JobRequest['queries']
}

/**
 * Computes what is not kept yet of these pairs' features, with their scores: one forward pass for both. It is the job
 * on screen while it runs, and its scores stand in the comparison. What is finished is kept when it is stopped, and not
 * computed again. Gives what it came to, null where it was stopped before it began; `start.scorer` is whose features they are.
 * Throws where there is no collection, another job runs, the model has no head to train, or no device holds.
 */
export function computeFeatures({ model, dtype, maxLength, queries }: FeaturesChoice): Promise<JobSummary | null> {
  const { device } = useChoices.getState()
  return scorePairs(`Features of ${model}`, { model, device, dtype, maxLength, queries, features: true })
}
