/** Models from a Hub (huggingface.co, or another address that speaks its API), kept in a cache. */
import { ModelError, type ModelFiles } from '../model.ts'
import { download, type Download } from './download.ts'
import type { Fetch } from './fetch.ts'
import { cacheKey, fetchListing, keepListing, keptListing, parseHubId, publicHub, type HubListing } from './hub-listing.ts'
import { forgiving, type ModelCache } from './model-cache.ts'
import { PartialFile } from './partial-file.ts'

export interface HubOptions {
  readonly fetch: Fetch
  readonly cache: ModelCache
  /** The Hub's address; the public one unless a person sets another. */
  readonly host?: string
  readonly signal?: AbortSignal
  /** Told when something could not be kept; the download goes on in memory. */
  readonly onNotKept?: (error: unknown) => void
  /** Defaults to a timer. */
  readonly pause?: Download['pause']
}

export interface CachedModel {
  readonly id: string
  readonly host: string
  /** What is kept of it, unfinished files included. */
  readonly bytes: number
}

/**
 * A model's files. Only what is read is downloaded. A model of which something is kept stays at its commit, and needs
 * no network for that part, until it is deleted: another commit would be another scorer.
 * Throws ModelError where there is no such model, or the Hub cannot be reached.
 */
export async function hubFiles(text: string, { fetch, cache: store, host: given = publicHub, signal, onNotKept = () => undefined, pause = timer }: HubOptions): Promise<ModelFiles> {
  const cache = forgiving(store, onNotKept)
  const host = given.endsWith('/') ? given : `${given}/`
  const { id, name } = parseHubId(text, host)
  const key = cacheKey(host, id)
  const kept = await keptListing(cache, key)
  const listing = kept ?? (await fetchListing(text, host, fetch, signal))
  return {
    id,
    source: 'hub',
    revision: listing.revision,
    listing: listing.files,
    async read(path, { signal, onBytes } = {}) {
      const size = listing.files.get(path)
      if (size === undefined) throw new ModelError(`${id} has no ${path} on ${host}`)
      const file = await PartialFile.open(cache, key, path, size)
      onBytes?.(file.received, size)
      if (file.complete) return file.bytes
      await keepListing(cache, listing)
      await download({ url: fileAddress(listing, name, path), id, path, host, file, fetch, signal, onBytes, pause })
      return file.bytes
    },
  }
}

/** The models of which something is kept. */
export async function cachedModels(cache: ModelCache): Promise<readonly CachedModel[]> {
  const sizes = new Map<string, number>()
  for (const { model, bytes } of await cache.list()) sizes.set(model, (sizes.get(model) ?? 0) + bytes)
  const models = [...sizes].map(async ([key, bytes]) => {
    const listing = await keptListing(cache, key)
    return { id: listing?.id ?? key, host: listing?.host ?? '', bytes }
  })
  return (await Promise.all(models)).sort((a, b) => b.bytes - a.bytes)
}

/** Forgets all that is kept of a model. */
export const deleteCachedModel = (cache: ModelCache, { host, id }: Pick<CachedModel, 'host' | 'id'>): Promise<void> => cache.delete(cacheKey(host, id))

const fileAddress = ({ host, revision }: HubListing, name: string, path: string) => `${host}${name}/resolve/${revision}/${path.split('/').map(encodeURIComponent).join('/')}`

function timer(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(running)
      reject(signal?.reason)
    }
    const running = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, milliseconds)
    signal?.addEventListener('abort', stop, { once: true })
  })
}
