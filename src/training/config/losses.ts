/** The losses that can be trained with, with their options by sentence-transformers' names. */

export type LossConfig =
  | { readonly name: 'BinaryCrossEntropy'; readonly pos_weight: number | null }
  | { readonly name: 'CrossEntropyOverList'; readonly scale: number }
  | { readonly name: 'MarginRanking'; readonly margin: number }
  | { readonly name: 'RankNet'; readonly k: number | null; readonly sigma: number }
  | { readonly name: 'ListNet' }
  | { readonly name: 'ListMLE' }
  | { readonly name: 'Lambda'; readonly weighting_scheme: LambdaWeighting; readonly k: number | null; readonly sigma: number; readonly mu: number }
  | { readonly name: 'MarginMSE' }
  | { readonly name: 'MSE' }

export type LambdaWeighting = 'none' | 'ndcgLoss1' | 'ndcgLoss2' | 'lambdaRank' | 'ndcgLoss2PP'
export type LossName = LossConfig['name']
