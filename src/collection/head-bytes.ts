import { decodeBytes } from '../columns/text-table.ts'

/** Bytes of plain text that decide what a file is. */
export const HEAD = 1 << 18

/** The first bytes of a file, until there are enough to tell what it is. */
export class HeadBytes {
  readonly chunks: Uint8Array[] = []
  length = 0

  /** True once there are enough. */
  add(chunk: Uint8Array): boolean {
    this.chunks.push(chunk.slice())
    this.length += chunk.length
    return this.length >= HEAD
  }

  bytes(): Uint8Array {
    const joined = new Uint8Array(this.length)
    let at = 0
    for (const chunk of this.chunks) {
      joined.set(chunk, at)
      at += chunk.length
    }
    return joined
  }

  /** The first of them as text. */
  text(): string {
    return decodeBytes(this.bytes().subarray(0, HEAD))
  }

  /** Whether they are the whole file, if no more come. */
  get isShort(): boolean {
    return this.length < HEAD
  }
}
