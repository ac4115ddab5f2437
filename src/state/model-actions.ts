/** Models come and go: added from the build, the Hub or a folder; chosen; set; deleted. */
import type { ModelInfo } from '../models/model.ts'
import type { EmbeddingRecipe, Windows } from '../systems/system.ts'
import { useChoices } from './choices.ts'
import { changeModel, changeSettings, useModelStore } from './models.ts'
import { notify, sentence, unawaited } from './notices.ts'
import { setModelHost } from '../platform/page/model-host.ts'
import { remember } from './remembered.ts'
import { scoring, tellScoring } from './workers.ts'

/** Where loaded models came from, for a scoring worker that had to be started again. */
const sources = new Map<string, string | File[]>()

/** Where a loaded model came from, to be opened again; a model that is not loaded may be found by its id. */
export const sourceOf = (id: string): string | File[] => sources.get(id) ?? id

tellScoring(async (worker) => {
  for (const [id, source] of sources) {
    try {
      await worker.addModel(source)
      changeModel(id, { error: null })
    } catch (error) {
      // A folder that is gone must not keep the worker from the others.
      changeModel(id, { error: sentence(error) })
    }
  }
})

/**
 * Looks into a model's files and lists it, chosen. A Hub id, `embedded/reranker`, `embedded/bi-encoder`, or a folder's
 * files. Rejects with a sentence that says which part is missing or wrong.
 */
export async function addModel(source: string | File[]): Promise<{ id: string; kind: string }> {
  const held = typeof source === 'string' ? useModelStore.getState().loaded.find(({ info, error }) => info.id === source && error === null) : undefined
  if (held) {
    chooseModel(held.info.id, true)
    return { id: held.info.id, kind: held.info.kind }
  }
  const info = await opened(source)
  sources.set(info.id, source)
  useModelStore.setState(({ loaded }) => ({ loaded: [...loaded.filter((model) => model.info.id !== info.id), { info, chosen: true, error: null }] }))
  rememberModels()
  return { id: info.id, kind: info.kind }
}

/** Opens a model, and has a Hub's graph downloaded before it is offered: bytes are shown while they come. */
async function opened(source: string | File[]): Promise<ModelInfo> {
  const show = (id: string, received: number, total: number) =>
    useModelStore.setState(({ loading }) => ({ loading: [...loading.filter((download) => download.id !== id), { id, received, total }] }))
  const name = typeof source === 'string' ? source : null
  try {
    if (name !== null) show(name, 0, 0)
    const info = await scoring((worker) => worker.addModel(source))
    if (info.source !== 'hub') return info
    const { device, precision: dtype } = useChoices.getState()
    await scoring((worker) => worker.download(info.id, { device, dtype }, ({ received, total }) => show(info.id, received, total)))
    await refreshCached()
    return info
  } finally {
    useModelStore.setState(({ loading }) => ({ loading: loading.filter(({ id }) => id !== name) }))
  }
}

export function removeModel(id: string): void {
  useModelStore.setState(({ loaded }) => ({ loaded: loaded.filter(({ info }) => info.id !== id) }))
  rememberModels()
  sources.delete(id)
  unawaited(scoring((worker) => worker.removeModel(id)), `${id} could not be unloaded`)
}

export function chooseModel(id: string, chosen: boolean): void {
  changeModel(id, { chosen })
  rememberModels()
}

/** How a bi-encoder makes vectors; the next `Rerank` uses it, as another system. */
export const setEmbedding = (id: string, embedding: EmbeddingRecipe): void => changeSettings(id, { embedding })

/** Tokens that a pair is cut to; the next `Rerank` uses it, as another system. */
export const setMaxLength = (id: string, maxLength: number): void => changeSettings(id, { maxLength })

/** How a cross-encoder reads long passages, null to cut them; the next `Rerank` uses it, as another system. */
export const setWindows = (id: string, windows: Windows | null): void => changeSettings(id, { windows })

/** Frees what was downloaded of a model. */
export async function deleteCached(id: string): Promise<void> {
  try {
    await scoring((worker) => worker.deleteCached(id))
    removeModel(id)
    await refreshCached()
  } catch (error) {
    notify('error', `${id} could not be deleted: ${sentence(error)}`)
  }
}

export async function refreshCached(): Promise<void> {
  useModelStore.setState({ cached: await scoring((worker) => worker.listCached()) })
}

/** Another Hub: models are looked for there from now on. Reloads the page, whose policy names the host; throws TypeError for what is no address. */
export const setHubAddress = (address: string): void => setModelHost(address.trim() === '' ? undefined : address)

/** Folders cannot be found again after a reload, so only ids are kept. */
function rememberModels(): void {
  const { loaded } = useModelStore.getState()
  remember({ models: loaded.filter(({ info }) => info.source !== 'folder').map(({ info, chosen }) => ({ id: info.id, chosen })) })
}
