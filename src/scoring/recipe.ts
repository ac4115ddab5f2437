import type { JobRequest } from './job.ts'
import type { ModelInfo } from '../models/model.ts'
import type { Dtype, Scorer, Windows } from '../systems/system.ts'

/** The parts of a request that change scores. */
export type RecipeWishes = Pick<JobRequest, 'maxLength' | 'embedding' | 'windows'>

/**
 * The recipe whose scores a job makes when it runs in `dtype`. A maximum length above the model's own is cut to it.
 * Windows are for cross-encoders; a bi-encoder has none. Throws RangeError where their stride is no number of tokens.
 */
export function recipeOf(model: ModelInfo, request: RecipeWishes, dtype: Dtype): Scorer {
  const { kind, id, revision, embedding } = model
  const recipe = { kind, model: id, revision, dtype, maxLength: Math.min(request.maxLength ?? model.maxLength, model.maxLength) }
  if (kind === 'cross-encoder') return request.windows === undefined ? recipe : { ...recipe, windows: checked(request.windows) }
  const vectors = request.embedding ?? embedding
  return vectors === null ? recipe : { ...recipe, embedding: vectors }
}

/** Scripts ask for windows too. Made anew, since whatever else stood in it would change the scorer's key. */
function checked({ stride, combine }: Windows): Windows {
  if (!Number.isInteger(stride) || stride < 0) throw new RangeError(`The stride of windows is a whole number of tokens from 0 up, not ${stride}.`)
  if (!['max', 'first', 'mean'].includes(combine)) throw new RangeError(`Windows are combined by max, first or mean, not by ${combine}.`)
  return { stride, combine }
}
