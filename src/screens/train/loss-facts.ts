/** The losses in words: what each asks of a list, by whose definition. Their values are held against sentence-transformers' in the autograd's tests. */
import type { LambdaWeighting, LossConfig, LossName } from '../../training/config/losses.ts'

interface LossFacts {
  readonly label: string
  readonly hint: string
  /** It learns a teacher's scores and not only an order. */
  readonly isForTeachers?: true
}

export const lossFacts: Readonly<Record<LossName, LossFacts>> = {
  Lambda: { label: 'LambdaLoss', hint: 'Pairs weighed by what swapping them changes in nDCG (Wang et al. 2018).' },
  RankNet: { label: 'RankNet', hint: 'Logistic loss over every better and worse pair of a list (Burges et al. 2005).' },
  ListNet: { label: 'ListNet', hint: 'Cross-entropy between the softmax of labels and of scores (Cao et al. 2007).' },
  ListMLE: { label: 'ListMLE', hint: 'Likelihood of the list in its labels’ order (Xia et al. 2008).' },
  CrossEntropyOverList: { label: 'Cross-entropy over the list', hint: 'Softmax over a positive and its negatives: its share is to be 1.' },
  BinaryCrossEntropy: { label: 'Binary cross-entropy', hint: 'Each pair by itself, as relevant or not.' },
  MarginRanking: { label: 'Margin ranking', hint: 'Positives are to score a margin above negatives; past it nothing is learnt.' },
  MarginMSE: { label: 'MarginMSE', hint: 'Differences as the teacher’s (Hofstätter et al. 2020).', isForTeachers: true },
  MSE: { label: 'MSE', hint: 'Scores as the teacher’s.', isForTeachers: true },
}

export const lossNames = Object.keys(lossFacts) as LossName[]

/** A loss in a few words, with what tells it from its siblings. */
export function lossName(loss: LossConfig): string {
  const { label } = lossFacts[loss.name]
  return loss.name === 'Lambda' ? `${label} (${weightings[loss.weighting_scheme]})` : label
}

export const weightings: Readonly<Record<LambdaWeighting, string>> = {
  none: 'unweighted',
  ndcgLoss1: 'NDCGLoss1',
  ndcgLoss2: 'NDCGLoss2',
  lambdaRank: 'LambdaRank',
  ndcgLoss2PP: 'NDCGLoss2++',
}
