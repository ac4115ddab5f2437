/** A loss of the config as the tape computes it, and what it learns from. */
import { binaryCrossEntropy } from '../../autograd/losses/binary-cross-entropy.ts'
import { crossEntropyOverList } from '../../autograd/losses/cross-entropy.ts'
import { lambda } from '../../autograd/losses/lambda.ts'
import { listMLE } from '../../autograd/losses/list-mle.ts'
import { listNet } from '../../autograd/losses/list-net.ts'
import type { Loss } from '../../autograd/losses/lists.ts'
import { marginMSE } from '../../autograd/losses/margin-mse.ts'
import { marginRanking } from '../../autograd/losses/margin-ranking.ts'
import { mse } from '../../autograd/losses/mse.ts'
import { rankNet } from '../../autograd/losses/rank-net.ts'
import type { LossConfig } from '../config/losses.ts'

export interface Objective {
  readonly loss: Loss
  /** Whether a pair is a positive, as 1 or 0, or its label: a grade, or a teacher's score. */
  readonly learns: 'positives' | 'labels'
  /** Whether it is blind to what all logits of a list have in common. */
  readonly isRelative: boolean
}

export function objectiveOf(config: LossConfig): Objective {
  switch (config.name) {
    case 'BinaryCrossEntropy':
      return { loss: binaryCrossEntropy({ posWeight: config.pos_weight }), learns: 'positives', isRelative: false }
    case 'CrossEntropyOverList':
      return { loss: crossEntropyOverList({ scale: config.scale }), learns: 'positives', isRelative: true }
    case 'MarginRanking':
      return { loss: marginRanking({ margin: config.margin }), learns: 'labels', isRelative: true }
    case 'RankNet':
      return { loss: rankNet({ k: config.k, sigma: config.sigma }), learns: 'labels', isRelative: true }
    case 'ListNet':
      return { loss: listNet(), learns: 'labels', isRelative: true }
    case 'ListMLE':
      // There lists come sorted by label; ours come in the first stage's order.
      return { loss: listMLE({ respectInputOrder: false }), learns: 'labels', isRelative: true }
    case 'Lambda':
      return { loss: lambda({ scheme: config.weighting_scheme, k: config.k, sigma: config.sigma, mu: config.mu }), learns: 'labels', isRelative: true }
    case 'MarginMSE':
      return { loss: marginMSE(), learns: 'labels', isRelative: true }
    case 'MSE':
      return { loss: mse(), learns: 'labels', isRelative: false }
  }
}
