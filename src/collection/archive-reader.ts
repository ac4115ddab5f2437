/** Takes exactly as many bytes as are asked for from a stream of chunks of any size, and keeps their checksum. */
import type { ByteSource } from './bytes/byte-source.ts'
import { crc32 } from './bytes/crc32.ts'

/** A saved collection that cannot be read: why, and what to do. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError'
}

export class ArchiveReader {
  #chunks: AsyncIterator<Uint8Array>
  #chunk: Uint8Array = new Uint8Array(0)
  /** CRC-32 of all bytes that were taken. */
  crc = 0

  constructor(source: ByteSource) {
    this.#chunks = source.stream()[Symbol.asyncIterator]()
  }

  /** Throws ArchiveError where the stream ends first. */
  async fill(target: Uint8Array): Promise<void> {
    let at = 0
    while (at < target.length) {
      if (this.#chunk.length === 0) {
        const next = await this.#chunks.next()
        if (next.done === true) throw new ArchiveError('The saved collection ends early: it was cut. Delete it and add its files again.')
        this.#chunk = next.value
      }
      const taken = this.#chunk.subarray(0, target.length - at)
      target.set(taken, at)
      this.crc = crc32(taken, this.crc)
      at += taken.length
      this.#chunk = this.#chunk.subarray(taken.length)
    }
  }

  /** Lets go of the source. */
  async close(): Promise<void> {
    await this.#chunks.return?.()
  }
}
