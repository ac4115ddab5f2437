/** What download.spec.ts calls in the page: the app's own sources and cache, without its screens. */
import { cachedModels, deleteCachedModel, hubFiles, type CachedModel } from '../../src/models/sources/hub.ts'
import { openBrowserModelCache } from '../../src/platform/shared/model-cache.ts'

interface Hub {
  /** The file's length. Rejects with "stopped" once `stopAt` bytes are there. */
  download(parts: { host: string; id: string; path: string; stopAt?: number }): Promise<number>
  kept(): Promise<readonly CachedModel[]>
  forget(model: { host: string; id: string }): Promise<void>
}
declare global {
  interface Window {
    hub: Hub
  }
}

window.hub = {
  async download({ host, id, path, stopAt = Infinity }) {
    const stop = new AbortController()
    const files = await hubFiles(id, { host, fetch: (url, request) => fetch(url, request), cache: await openBrowserModelCache() })
    const onBytes = (received: number) => received >= stopAt && stop.abort(new Error('stopped'))
    return (await files.read(path, { signal: stop.signal, onBytes })).length
  },
  kept: async () => cachedModels(await openBrowserModelCache()),
  forget: async (model) => deleteCachedModel(await openBrowserModelCache(), model),
}
