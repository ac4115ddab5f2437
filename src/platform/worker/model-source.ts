/** Where this realm gets models from: the build, the Hub (kept in the browser's cache), or a folder's files. */
import type { ModelFiles } from '../../models/model.ts'
import { embeddedFiles } from '../../models/sources/embedded.ts'
import type { Fetch } from '../../models/sources/fetch.ts'
import { folderFiles } from '../../models/sources/folder.ts'
import { cachedModels, deleteCachedModel, hubFiles, type CachedModel } from '../../models/sources/hub.ts'
import { openBrowserModelCache } from '../shared/model-cache.ts'
import type { ScoringSetup } from '../shared/scoring-face.ts'

const fetchHere: Fetch = (url, request) => fetch(url, request as RequestInit | undefined)

export class ModelSource {
  /** Nothing can be found before `setUp`. */
  #setup: ScoringSetup = { models: '', hub: '' }

  setUp(setup: ScoringSetup): void {
    this.#setup = setup
  }

  /** An id (`embedded/…`, or of the Hub), or a folder's files. Throws ModelError where there is no such model, or it cannot be reached. */
  async files(source: string | readonly File[]): Promise<ModelFiles> {
    if (typeof source !== 'string') return folderFiles(source)
    const { models, hub } = this.#setup
    if (source.startsWith('embedded/')) return embeddedFiles(source, models, fetchHere)
    return hubFiles(source, { fetch: fetchHere, cache: await openBrowserModelCache(), ...(hub !== '' && { host: hub }) })
  }

  async listCached(): Promise<readonly CachedModel[]> {
    return cachedModels(await openBrowserModelCache())
  }

  /** Frees what is kept of a model, of whatever Hub it came from. */
  async deleteCached(id: string): Promise<void> {
    const cache = await openBrowserModelCache()
    for (const model of await cachedModels(cache)) if (model.id === id) await deleteCachedModel(cache, model)
  }
}
