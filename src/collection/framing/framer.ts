/** Cuts a stream of bytes into the lines or records that a reader takes one at a time. */

export interface Framer {
  /** Takes the next bytes of the file and calls back for every frame that they complete. */
  push(chunk: Uint8Array): void
  /** Tells that the file ends here. Returns what is wrong with the frame's structure, in a sentence. */
  end(): string | undefined
}

/** `bytes` is valid during the call only. `number` is 1-based. */
export type OnFrame = (bytes: Uint8Array, number: number) => void

/** A frame longer than this is no record of anything, and no host makes a string of it. */
export const LONGEST_FRAME = 1 << 28

/** The pieces of a frame that lies across chunks. */
export class Pieces {
  #pieces: Uint8Array[] = []
  #length = 0

  get length(): number {
    return this.#length
  }

  /** Copies: the chunk may be reused by whoever gave it. */
  add(piece: Uint8Array): void {
    if (piece.length === 0) return
    this.#pieces.push(piece.slice())
    this.#length += piece.length
  }

  /** All pieces and `last` as one; forgets them. */
  join(last: Uint8Array): Uint8Array {
    if (this.#length === 0) return last
    const joined = new Uint8Array(this.#length + last.length)
    let at = 0
    for (const piece of this.#pieces) {
      joined.set(piece, at)
      at += piece.length
    }
    joined.set(last, at)
    this.clear()
    return joined
  }

  clear(): void {
    this.#pieces = []
    this.#length = 0
  }
}
