/** What a loss is when only its name is given: sentence-transformers' defaults, on logits instead of behind a sigmoid. */
import type { LossConfig, LossName } from './losses.ts'

export const lossDefaults: { readonly [Name in LossName]: Extract<LossConfig, { name: Name }> } = {
  BinaryCrossEntropy: { name: 'BinaryCrossEntropy', pos_weight: null },
  CrossEntropyOverList: { name: 'CrossEntropyOverList', scale: 1 },
  MarginRanking: { name: 'MarginRanking', margin: 1 },
  RankNet: { name: 'RankNet', k: null, sigma: 1 },
  ListNet: { name: 'ListNet' },
  ListMLE: { name: 'ListMLE' },
  Lambda: { name: 'Lambda', weighting_scheme: 'ndcgLoss2PP', k: null, sigma: 1, mu: 10 },
  MarginMSE: { name: 'MarginMSE' },
  MSE: { name: 'MSE' },
}
