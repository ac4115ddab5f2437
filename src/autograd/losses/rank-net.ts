/** RankNet: every pair counts alike. Burges et al., "Learning to Rank using Gradient Descent", 2005; LambdaLoss without weights. */
import { lambda, type LambdaOptions } from './lambda.ts'
import type { Loss } from './lists.ts'

export function rankNet(options: Omit<LambdaOptions, 'scheme' | 'mu'> = {}): Loss {
  return lambda({ ...options, scheme: 'none' })
}
