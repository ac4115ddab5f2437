/** The models that ship with the app, as plain files beside it. A static host lists nothing, so files.json does. */
import { isObject, objectIn, stringIn } from '../json.ts'
import { ModelError, type ModelFiles } from '../model.ts'
import { bodyChunks, type Fetch, type FetchedResponse } from './fetch.ts'

/** The ids of the embedded models, the default pair first. */
export const embeddedModels = ['embedded/reranker', 'embedded/bi-encoder'] as const

/**
 * The files of an embedded model. `base` is the address of the app's models folder, with a final slash.
 * Throws ModelError where there is no such model or the app's files cannot be reached.
 */
export async function embeddedFiles(id: string, base: string, fetch: Fetch): Promise<ModelFiles> {
  const index = new URL('files.json', base).href
  const entry = objectIn(await (await get(fetch, index)).json())[id]
  if (!isObject(entry)) throw new ModelError(`There is no embedded model "${id}". There are ${embeddedModels.join(' and ')}.`)
  const listing = new Map(Object.entries(objectIn(entry.files)).flatMap(([path, size]) => (typeof size === 'number' ? [[path, size] as const] : [])))
  return {
    id,
    source: 'embedded',
    revision: stringIn(entry.revision) ?? '',
    listing,
    async read(path, { signal, onBytes } = {}) {
      const size = listing.get(path)
      if (size === undefined) throw new ModelError(`${id} has no ${path}`)
      const response = await get(fetch, new URL(`${id}/${path}`, base).href, signal)
      const bytes = new Uint8Array(size)
      let received = 0
      for await (const chunk of bodyChunks(response)) {
        if (received + chunk.length > size) throw new ModelError(`${id}/${path} is longer than the ${size} bytes that files.json says: the app's files are of different versions. Reload the page.`)
        bytes.set(chunk, received)
        received += chunk.length
        onBytes?.(received, size)
      }
      if (received !== size) throw new ModelError(`${id}/${path} ended after ${received} of ${size} bytes. Try again.`)
      return bytes
    },
  }
}

async function get(fetch: Fetch, url: string, signal?: AbortSignal): Promise<FetchedResponse> {
  let response: FetchedResponse
  try {
    response = await fetch(url, signal === undefined ? {} : { signal })
  } catch (error) {
    if (signal?.aborted === true) throw error
    throw new ModelError(`${url} cannot be reached (${error instanceof Error ? error.message : String(error)}). It is a part of the app: is its server running?`)
  }
  if (!response.ok) throw new ModelError(`${url} answered ${response.status}. It is a part of the app: the build may be incomplete.`)
  return response
}
