/** Downloaded models in the browser's Cache: there in pages and workers of every browser, shared by all tabs. */
import type { CacheEntry, ModelCache } from '../../models/sources/model-cache.ts'

/** Not the app's own cache: a new version of the app must leave it alone. */
export const MODEL_CACHE = 'rerank-lab-models'
const SIZE = 'x-bytes'

/** Throws where the browser gives no storage (an insecure address, some private windows). */
export async function openBrowserModelCache(): Promise<ModelCache> {
  const cache = await caches.open(MODEL_CACHE)

  async function entries(model?: string): Promise<(CacheEntry & { request: Request })[]> {
    const requests = await cache.keys()
    const found = requests.map(async (request) => {
      const [owner, name] = namesOf(request.url)
      if (owner === undefined || name === undefined || (model !== undefined && owner !== model)) return []
      const kept = await cache.match(request)
      return kept === undefined ? [] : [{ request, model: owner, name, bytes: Number(kept.headers.get(SIZE)) }]
    })
    return (await Promise.all(found)).flat()
  }

  return {
    list: async (model) => (await entries(model)).map(({ model, name, bytes }) => ({ model, name, bytes })),
    async read(model, name) {
      const kept = await cache.match(addressOf(model, name))
      return kept === undefined ? undefined : new Uint8Array(await kept.arrayBuffer())
    },
    async write(model, name, bytes) {
      // The copy keeps a piece from holding on to the whole file's buffer, and takes it out of shared memory.
      await cache.put(addressOf(model, name), new Response(new Uint8Array(bytes), { headers: { [SIZE]: String(bytes.length) } }))
    },
    async delete(model, name) {
      if (name !== undefined) await cache.delete(addressOf(model, name))
      else for (const { request } of await entries(model)) await cache.delete(request)
    },
  }
}

// A Cache is keyed by address, so each blob gets one that nothing answers.
const addressOf = (model: string, name: string) => new URL(`/.models/${encodeURIComponent(model)}/${encodeURIComponent(name)}`, location.origin).href

function namesOf(address: string): string[] {
  const [, model, name] = /\/\.models\/([^/]+)\/([^/]+)$/.exec(new URL(address).pathname) ?? []
  return model === undefined || name === undefined ? [] : [decodeURIComponent(model), decodeURIComponent(name)]
}
