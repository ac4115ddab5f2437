/**
 * Unpacks a gzip file as a stream, of one member or several, and gives out everything before the first damage.
 * fflate throws a whole push away when damage lies in it, so after a throw the file is read again up to that push, and
 * the push is repeated byte by byte. fflate does not check members' checksums: that is done here.
 */
import { FlateErrorCode, Gunzip, type FlateError } from 'fflate'
import { crc32 } from './crc32.ts'

const PUSH = 1 << 14
const TRAILER = 8

export const isGzip = (head: Uint8Array) => head[0] === 0x1f && head[1] === 0x8b

/** Plain bytes of the gzip file that `open` streams from its start. `onDamage` is told at most once, in a sentence's words. */
export async function* gunzipped(open: () => AsyncIterable<Uint8Array>, onDamage: (what: string) => void): AsyncGenerator<Uint8Array> {
  const members = new Members()
  let pushed = 0
  for await (const piece of pieces(open())) {
    let failure: FlateError | undefined
    try {
      members.push(piece)
    } catch (error) {
      failure = error as FlateError
    }
    if (failure === undefined) {
      pushed += piece.length
      yield* members.take()
      continue
    }
    yield* lastBytes(open, pushed)
    onDamage(
      failure.code === FlateErrorCode.InvalidHeader && pushed > 0
        ? 'after its end come bytes that are not gzip; they are ignored'
        : 'it is damaged; what comes before the damage is kept',
    )
    return
  }
  const damage = members.end()
  if (damage !== undefined) onDamage(damage)
}

/** What the push after the first `pushed` bytes gives before it fails. */
async function* lastBytes(open: () => AsyncIterable<Uint8Array>, pushed: number): AsyncGenerator<Uint8Array> {
  const members = new Members()
  let at = 0
  for await (const piece of pieces(open())) {
    if (at < pushed) {
      members.push(piece)
      members.take()
      at += piece.length
      continue
    }
    for (const byte of piece) {
      try {
        members.push(Uint8Array.of(byte))
      } catch {
        return // where the first try failed too, and has been told
      }
      yield* members.take()
    }
  }
}

/** Cuts chunks into pieces of at most PUSH bytes; the same file always gives the same pieces. */
async function* pieces(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let rest = new Uint8Array(0)
  for await (const chunk of chunks) {
    const joined = rest.length === 0 ? chunk : concat(rest, chunk)
    let at = 0
    for (; at + PUSH <= joined.length; at += PUSH) yield joined.slice(at, at + PUSH)
    rest = joined.slice(at)
  }
  if (rest.length > 0) yield rest
}

/** fflate's stream with the checksums that it leaves out. */
class Members {
  #gunzip = new Gunzip((bytes) => this.#give(bytes))
  #given: Uint8Array[] = []
  #crc = 0
  #length = 0
  #read = 0
  #tail = new Uint8Array(0)
  #damage: string | undefined

  constructor() {
    this.#gunzip.onmember = (offset) => {
      // The member before ends where this one starts, and its trailer are the eight bytes between.
      const end = this.#tail.length - (this.#read - offset)
      this.#check(this.#tail.subarray(Math.max(0, end - TRAILER), Math.max(0, end)))
      this.#crc = 0
      this.#length = 0
    }
  }

  push(piece: Uint8Array): void {
    this.#read += piece.length
    this.#tail = concat(this.#tail.slice(-64), piece)
    // Never told that a push is the last: fflate would then inflate the trailer.
    this.#gunzip.push(piece)
  }

  take(): Uint8Array[] {
    const given = this.#given
    this.#given = []
    return given
  }

  end(): string | undefined {
    this.#check(this.#tail.slice(-TRAILER))
    return this.#damage
  }

  #give(bytes: Uint8Array): void {
    if (bytes.length === 0) return
    this.#crc = crc32(bytes, this.#crc)
    this.#length = (this.#length + bytes.length) >>> 0
    this.#given.push(bytes)
  }

  #check(trailer: Uint8Array): void {
    if (trailer.length === TRAILER) {
      const view = new DataView(trailer.buffer, trailer.byteOffset, TRAILER)
      if (view.getUint32(0, true) === this.#crc && view.getUint32(4, true) === this.#length) return
    }
    this.#damage ??= 'it ends early or its checksum does not match, so it is cut or damaged; what could be unpacked is kept, and a row of it may be wrong'
  }
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(a.length + b.length)
  joined.set(a)
  joined.set(b, a.length)
  return joined
}
