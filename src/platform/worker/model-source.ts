/** Where this realm gets models from: the build, the Hub (kept in the browser's cache), a folder's files, or one of these with a trained head. */
import { ModelError, type ModelFiles } from '../../models/model.ts'
import { embeddedFiles } from '../../models/sources/embedded.ts'
import type { Fetch } from '../../models/sources/fetch.ts'
import { folderFiles } from '../../models/sources/folder.ts'
import { cachedModels, deleteCachedModel, hubFiles, type CachedModel } from '../../models/sources/hub.ts'
import { tunedFiles } from '../../models/sources/tuned.ts'
import type { HeadStore, KeptHead } from '../../training/take-home/kept-head.ts'
import { openBrowserModelCache } from '../shared/model-cache.ts'
import type { ScoringSetup } from '../shared/scoring-face.ts'

const fetchHere: Fetch = (url, request) => fetch(url, request as RequestInit | undefined)

export class ModelSource {
  /** Nothing can be found before `setUp`. */
  #setup: ScoringSetup = { models: '', hub: '' }
  readonly #heads: HeadStore
  /** Of this visit, by id: a folder cannot be found again, and heads may have been trained for it. */
  readonly #folders = new Map<string, ModelFiles>()

  constructor(heads: HeadStore) {
    this.#heads = heads
  }

  setUp(setup: ScoringSetup): void {
    this.#setup = setup
  }

  /** An id (`embedded/…`, `tuned/…`, or of the Hub), or a folder's files. Throws ModelError where there is no such model, or it cannot be reached. */
  async files(source: string | readonly File[]): Promise<ModelFiles> {
    if (typeof source !== 'string') return this.#folder(await folderFiles(source))
    if (source.startsWith('tuned/')) return this.#tuned(source)
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

  async #tuned(id: string): Promise<ModelFiles> {
    const head = await this.#heads.read(id)
    if (head === undefined) throw new ModelError(`There is no promoted head “${id}” on this machine: it was taken back, or the browser's storage was cleared.`)
    return tunedFiles(await this.#baseOf(head), { id, layers: head.layers, maxLength: head.config.model.max_length })
  }

  /** The very model that the head was trained for: with another revision's features it would be another head. */
  async #baseOf({ id, base }: KeptHead): Promise<ModelFiles> {
    const found = base.source === 'folder' ? this.#folders.get(base.id) : await this.files(base.id)
    if (found?.revision === base.revision) return found
    if (base.source === 'hub' && !base.id.includes('@')) return this.files(`${base.id}@${base.revision}`)
    if (base.source === 'folder') {
      throw new ModelError(
        found === undefined
          ? `${id} is ${base.id} with a trained head, and a folder's files are not kept: add the folder ${base.id} again, then load ${id}.`
          : `${id} was trained for ${base.id} with other contents (revision ${base.revision}) than the folder that was added (${found.revision}): add the one that it was trained for.`,
      )
    }
    throw new ModelError(`${id} was trained for ${base.id} at revision ${base.revision}, and this build of the app brings ${found?.revision ?? 'none'}: train a head for the new one, and take this one back.`)
  }

  #folder(files: ModelFiles): ModelFiles {
    this.#folders.set(files.id, files)
    return files
  }
}
