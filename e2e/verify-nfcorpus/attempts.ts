/** What is tried: three losses at two learning rates, the rest as the app proposes it. */
import type { TrainingConfig } from '../../src/training/config/config.ts'
import { judgedSplit, trainingDefaults } from '../../src/training/config/defaults.ts'
import { lossDefaults } from '../../src/training/config/loss-defaults.ts'
import type { Choices } from './choices.ts'

const LEARNING_RATES = [2e-4, 1e-3]
const LOSSES = [lossDefaults.Lambda, lossDefaults.RankNet, lossDefaults.BinaryCrossEntropy]

/** @param model the id that the app gave it */
export function attempts({ train, dev, depth, maxLength, epochs }: Choices, model: string): readonly TrainingConfig[] {
  const config: TrainingConfig = {
    ...trainingDefaults,
    model: { id: model, revision: null, dtype: 'fp32', max_length: maxLength },
    data: {
      ...trainingDefaults.data,
      split: { ...judgedSplit, train: 'train', validation: 'dev', test: 'test' },
      depth,
      // Positives below the depth would cost features of more candidates than are asked for.
      keep_positives: false,
      train_queries: train,
      validation_queries: dev,
    },
    backend: 'typescript',
  }
  return LOSSES.flatMap((loss) => LEARNING_RATES.map((learning_rate) => ({ ...config, loss, optimizer: { ...config.optimizer, learning_rate, num_train_epochs: epochs } })))
}

export const called = ({ loss, optimizer }: TrainingConfig): string => `${loss.name}, learning rate ${optimizer.learning_rate}`
