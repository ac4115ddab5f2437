/**
 * A file that is being downloaded, kept in pieces named by where they begin (`onnx/model.onnx@8388608`). What has
 * arrived survives a cut connection and a closed tab, and no store has to be able to append.
 */
import type { ModelCache } from './model-cache.ts'

export class PartialFile {
  /** The file's memory, full up to `received`. */
  readonly bytes: Uint8Array
  #cache: ModelCache
  #model: string
  #path: string
  #pieceSize: number
  #received = 0
  #kept = 0
  #etag = ''

  private constructor(cache: ModelCache, model: string, path: string, size: number, pieceSize: number) {
    this.bytes = new Uint8Array(size)
    this.#cache = cache
    this.#model = model
    this.#path = path
    this.#pieceSize = pieceSize
  }

  /** What the cache has of a file of `size` bytes, as far as it is without holes. */
  static async open(cache: ModelCache, model: string, path: string, size: number, pieceSize = 1 << 23): Promise<PartialFile> {
    const file = new PartialFile(cache, model, path, size, pieceSize)
    const etag = await cache.read(model, `${path}@etag`)
    file.#etag = etag === undefined ? '' : new TextDecoder().decode(etag.slice())
    for (;;) {
      const piece = file.complete ? undefined : await cache.read(model, `${path}@${file.#received}`)
      if (piece === undefined || piece.length === 0 || file.#received + piece.length > size) break
      file.bytes.set(piece, file.#received)
      file.#kept = file.#received += piece.length
    }
    return file
  }

  get received(): number {
    return this.#received
  }

  get complete(): boolean {
    return this.#received === this.bytes.length
  }

  /** Names the version that the bytes are of; '' where the server does not say. */
  get etag(): string {
    return this.#etag
  }

  /** Forgets everything, and begins a file of this version. */
  async begin(etag: string): Promise<void> {
    const pieces = (await this.#cache.list(this.#model)).filter(({ name }) => name.slice(0, name.lastIndexOf('@')) === this.#path)
    for (const { name } of pieces) await this.#cache.delete(this.#model, name)
    this.#received = this.#kept = 0
    this.#etag = etag
    await this.#cache.write(this.#model, `${this.#path}@etag`, new TextEncoder().encode(etag))
  }

  /** Takes the next bytes, and keeps a piece whenever one is full. Throws RangeError past the file's end. */
  async append(chunk: Uint8Array): Promise<void> {
    this.bytes.set(chunk, this.#received)
    this.#received += chunk.length
    if (this.complete || this.#received - this.#kept >= this.#pieceSize) await this.keep()
  }

  /** Keeps what has arrived since the last piece, however short. */
  async keep(): Promise<void> {
    if (this.#received === this.#kept) return
    await this.#cache.write(this.#model, `${this.#path}@${this.#kept}`, this.bytes.subarray(this.#kept, this.#received))
    this.#kept = this.#received
  }
}
