import type { JobRequest } from './job.ts'
import type { ModelInfo } from '../models/model.ts'
import type { Dtype, Scorer } from '../systems/system.ts'

/** The recipe whose scores a job makes when it runs in `dtype`. A maximum length above the model's own is cut to it. */
export function recipeOf(model: ModelInfo, request: Pick<JobRequest, 'maxLength' | 'embedding'>, dtype: Dtype): Scorer {
  const { kind, id, revision, embedding } = model
  const recipe = { kind, model: id, revision, dtype, maxLength: Math.min(request.maxLength ?? model.maxLength, model.maxLength) }
  const vectors = request.embedding ?? embedding
  return kind === 'bi-encoder' && vectors !== null ? { ...recipe, embedding: vectors } : recipe
}
