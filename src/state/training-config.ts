/** The config in front of the person: the collection's usual one until it is changed, and kept over a reload from then on. */
import type { Collection } from '../collection/collection.ts'
import type { TrainingConfig } from '../training/config/config.ts'
import { startingConfig, trainingDefaults } from '../training/config/defaults.ts'
import { useCollectionStore } from './collection.ts'
import { useModelStore } from './models.ts'
import { useTraining } from './training.ts'
import { configIn } from './training-config-part.ts'
import type { LoadedModel } from './views.ts'

const KEY = 'rerank-lab:training'

/** As the person changed it, else the usual one for what is open and loaded. */
export function configNow(): TrainingConfig {
  const { draft } = useTraining.getState()
  return draft ?? usualConfig(useCollectionStore.getState().collection, useModelStore.getState().loaded)
}

/** The defaults for a collection, with the first loaded model that has a head to train: a chosen one before others. */
export function usualConfig(collection: Collection | undefined, loaded: readonly LoadedModel[]): TrainingConfig {
  const trainable = trainableModels(loaded)
  const { info } = trainable.find(({ chosen }) => chosen) ?? trainable[0] ?? {}
  if (!collection || !info) return trainingDefaults
  const dtype = info.graphs.some((graph) => graph.dtype === 'fp32') ? 'fp32' : 'fp16'
  return startingConfig(collection, { ...trainingDefaults.model, id: info.id, dtype, max_length: Math.min(trainingDefaults.model.max_length, info.maxLength) })
}

/** Cross-encoders with a graph in floating point: others have no head that can be read. */
export const trainableModels = (loaded: readonly LoadedModel[]): readonly LoadedModel[] =>
  loaded.filter(({ info: { kind, graphs } }) => kind === 'cross-encoder' && graphs.some(({ dtype }) => dtype === 'fp32' || dtype === 'fp16'))

/** Changes some of the config; what is left out stays. */
export const changeConfig = (change: Partial<TrainingConfig>): void => takeConfig({ ...configNow(), ...change })

/** Takes a whole config, such as one that was read from a file. */
export function takeConfig(config: TrainingConfig): void {
  useTraining.setState({ draft: config })
  keep(JSON.stringify(config))
}

/** Goes back to the collection's usual config. */
export function resetConfig(): void {
  useTraining.setState({ draft: null })
  keep(null)
}

/** Takes up the config of the last visit, where it is one. */
export function recallConfig(): void {
  const draft = configIn(kept())
  if (draft) useTraining.setState({ draft })
}

function keep(text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, text)
  } catch (error) {
    console.info('The training config could not be kept', error)
  }
}

function kept(): unknown {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? 'null')
  } catch (error) {
    console.info('The training config of the last visit cannot be read', error)
    return null
  }
}
