/** The models that are loaded, which of them `Rerank` uses, what is being downloaded, and what is kept on this machine. */
import { create } from 'zustand'
import type { RecipeWishes } from '../scoring/recipe.ts'
import type { EmbeddingRecipe, Windows } from '../systems/system.ts'
import { modelHost } from '../platform/page/model-host.ts'
import type { LoadedModel } from './views.ts'

export interface ModelSettings {
  readonly maxLength?: number
  readonly embedding?: EmbeddingRecipe
  /** Null where long passages are cut. */
  readonly windows?: Windows | null
}

export interface ModelDownload {
  readonly id: string
  readonly received: number
  readonly total: number
}

interface ModelsState {
  readonly loaded: readonly LoadedModel[]
  readonly settings: Readonly<Record<string, ModelSettings>>
  readonly loading: readonly ModelDownload[]
  readonly cached: readonly { readonly id: string; readonly bytes: number }[]
  readonly hubAddress: string
}

export const useModelStore = create<ModelsState>()(() => ({
  loaded: [],
  settings: {},
  loading: [],
  cached: [],
  hubAddress: modelHost(),
}))

export const changeModel = (id: string, change: Partial<LoadedModel>): void =>
  useModelStore.setState(({ loaded }) => ({ loaded: loaded.map((model) => (model.info.id === id ? { ...model, ...change } : model)) }))

export const changeSettings = (id: string, change: ModelSettings): void =>
  useModelStore.setState(({ settings }) => ({ settings: { ...settings, [id]: { ...settings[id], ...change } } }))

/** What a person has set of a model, as a request asks for it; `instead` comes first, as when a script asks for something else. */
export function recipeWishes(id: string, instead: Pick<ModelSettings, 'maxLength' | 'windows'> = {}): RecipeWishes {
  const settings = useModelStore.getState().settings[id]
  const maxLength = instead.maxLength ?? settings?.maxLength
  const windows = instead.windows === undefined ? settings?.windows : instead.windows
  return {
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(settings?.embedding ? { embedding: settings.embedding } : {}),
    ...(windows ? { windows } : {}),
  }
}
