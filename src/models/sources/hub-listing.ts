/** What a model on a Hub consists of: its files with sizes, at one commit. */
import { arrayIn, isObject, numberIn, objectIn, parseObject, stringIn } from '../json.ts'
import { ModelError } from '../model.ts'
import type { Fetch, FetchedResponse } from './fetch.ts'
import { expectSuccess, unreachable } from './hub-error.ts'
import type { ModelCache } from './model-cache.ts'

export interface HubListing {
  readonly id: string
  /** The Hub's address, with a final slash. */
  readonly host: string
  /** A commit: files are asked for at it, so that they belong together. */
  readonly revision: string
  readonly files: ReadonlyMap<string, number>
}

export const publicHub = 'https://huggingface.co/'

/** `owner/name` from what a person typed: an id, with `@revision` perhaps, or the model page's address. Throws ModelError. */
export function parseHubId(text: string, host = publicHub): { id: string; name: string; revision: string | undefined } {
  const bare = text.trim().replace(host, '').replace(/^https?:\/\/[^/]+\//, '').replace(/\/$/, '')
  const [, name, commit] = /^((?:[\w.-]+\/)?[\w.-]+)(?:(?:@|\/tree\/)([\w./-]+))?$/.exec(bare.replace(/\/tree\/main$/, '')) ?? []
  if (name === undefined || /(^|\/)\.+(\/|$)/.test(bare)) throw new ModelError(`"${text.trim()}" is not a model's id. An id looks like owner/name, for instance cross-encoder/ms-marco-MiniLM-L6-v2.`)
  return { id: commit === undefined ? name : `${name}@${commit}`, name, revision: commit }
}

/** Asks the Hub what a model holds. Throws ModelError (TryAgain where that may help), or the signal's reason. */
export async function fetchListing(text: string, host: string, fetch: Fetch, signal?: AbortSignal): Promise<HubListing> {
  const { id, name, revision } = parseHubId(text, host)
  const url = `${host}api/models/${name}${revision === undefined ? '' : `/revision/${encodeURIComponent(revision)}`}?blobs=true`
  let response: FetchedResponse
  try {
    response = await fetch(url, signal === undefined ? {} : { signal })
  } catch (error) {
    if (signal?.aborted === true) throw error
    throw unreachable(host, `the model ${id}`, error)
  }
  expectSuccess(response, id, `model ${id}`, host)
  const answer = parseObject(new Uint8Array(await response.arrayBuffer()), url)
  const commit = stringIn(answer.sha)
  const files = new Map<string, number>()
  for (const file of arrayIn(answer.siblings).map(objectIn)) {
    const [path, size] = [stringIn(file.rfilename), numberIn(file.size)]
    if (path !== undefined && size !== undefined) files.set(path, size)
  }
  if (commit === undefined || files.size === 0) throw new ModelError(`${url} does not answer as a Hub does: expected "sha" and "siblings" with sizes. Is the Hub's address right?`)
  return { id, host, revision: commit, files }
}

const NAME = 'listing'

/** How a model is named in the cache: models of two Hubs do not mix. */
export const cacheKey = (host: string, id: string): string => `${host}${id}`

export async function keepListing(cache: ModelCache, { id, host, revision, files }: HubListing): Promise<void> {
  const json = JSON.stringify({ id, host, revision, files: Object.fromEntries(files) })
  await cache.write(cacheKey(host, id), NAME, new TextEncoder().encode(json))
}

/** The listing that was kept with a model's files, or undefined. */
export async function keptListing(cache: ModelCache, key: string): Promise<HubListing | undefined> {
  const bytes = await cache.read(key, NAME)
  if (bytes === undefined) return undefined
  const { id, host, revision, files } = parseObject(bytes, `the listing kept for ${key}`)
  if (typeof id !== 'string' || typeof host !== 'string' || typeof revision !== 'string' || !isObject(files)) return undefined
  return { id, host, revision, files: new Map(Object.entries(files).flatMap(([path, size]) => (typeof size === 'number' ? [[path, size] as const] : []))) }
}
