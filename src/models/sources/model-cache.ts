/** Where downloaded parts of models are kept: small named blobs, each written whole or not at all. */

export interface CacheEntry {
  /** The model that the blob belongs to. */
  readonly model: string
  readonly name: string
  readonly bytes: number
}

/** A browser version is in src/platform/shared/model-cache.ts. */
export interface ModelCache {
  /** All blobs, or those of one model. */
  list(model?: string): Promise<readonly CacheEntry[]>
  read(model: string, name: string): Promise<Uint8Array | undefined>
  /** Replaces what had the name. Rejects where the host has no room. */
  write(model: string, name: string, bytes: Uint8Array): Promise<void>
  /** Forgets one blob, or all of a model's. */
  delete(model: string, name?: string): Promise<void>
}

/** Keeps blobs for as long as the realm lives. */
export class MemoryModelCache implements ModelCache {
  #blobs = new Map<string, { model: string; name: string; data: Uint8Array }>()

  async list(model?: string): Promise<readonly CacheEntry[]> {
    const held = [...this.#blobs.values()].filter((blob) => model === undefined || blob.model === model)
    return held.map(({ model, name, data }) => ({ model, name, bytes: data.length }))
  }

  async read(model: string, name: string): Promise<Uint8Array | undefined> {
    return this.#blobs.get(key(model, name))?.data.slice()
  }

  async write(model: string, name: string, bytes: Uint8Array): Promise<void> {
    this.#blobs.set(key(model, name), { model, name, data: bytes.slice() })
  }

  async delete(model: string, name?: string): Promise<void> {
    const names = name === undefined ? (await this.list(model)).map((entry) => entry.name) : [name]
    for (const each of names) this.#blobs.delete(key(model, each))
  }
}

/** The same cache, but a write that fails (a full disk, a private window) is only told of: what is kept is a convenience. */
export function forgiving(cache: ModelCache, onNotKept: (error: unknown) => void): ModelCache {
  return {
    list: (model) => cache.list(model),
    read: (model, name) => cache.read(model, name),
    delete: (model, name) => cache.delete(model, name),
    write: (model, name, bytes) => cache.write(model, name, bytes).catch(onNotKept),
  }
}

const key = (model: string, name: string) => JSON.stringify([model, name])
