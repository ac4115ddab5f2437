/**
 * Unpacks a gzip file as a stream, of one member or several, and gives out everything before the first damage.
 * fflate throws a whole push away when damage lies in it, so after a throw the file is read again and what failed is
 * pushed in ever smaller steps. fflate does not check members' checksums: that is done here.
 */
import { FlateErrorCode, Gunzip, type FlateError } from 'fflate'
import { crc32 } from './crc32.ts'

const PUSH = 1 << 14
const STEP = 1 << 7
const TRAILER = 8

export const isGzip = (head: Uint8Array) => head[0] === 0x1f && head[1] === 0x8b

type Open = () => AsyncIterable<Uint8Array>

/** How far an attempt came: the packed bytes that went well, and what is wrong with what follows them. */
interface Attempt {
  readonly good: number
  readonly damage: string | undefined
}

/** Plain bytes of the gzip file that `open` streams from its start. `onDamage` is told at most once, in a sentence's words. */
export async function* gunzipped(open: Open, onDamage: (what: string) => void): AsyncGenerator<Uint8Array> {
  const first = yield* inflated(open, 0, () => PUSH)
  if (first.damage === undefined) return
  const { good } = await lastOf(inflated(open, first.good, (at) => (at < first.good ? PUSH : STEP)))
  const { damage } = yield* inflated(open, first.good, (at) => (at < first.good ? PUSH : at < good ? STEP : 1))
  onDamage(damage ?? first.damage)
}

/** Gives what the packed bytes from `from` on unpack to, pushed in pieces of `sizeAt` their place. */
async function* inflated(open: Open, from: number, sizeAt: (at: number) => number): AsyncGenerator<Uint8Array, Attempt> {
  const members = new Members()
  let good = 0
  for await (const piece of pieces(open(), sizeAt)) {
    try {
      members.push(piece)
    } catch (error) {
      return { good, damage: wordsFor(error as FlateError, members.given) }
    }
    const unpacked = members.take()
    if (good >= from) yield* unpacked
    good += piece.length
  }
  return { good, damage: members.end() }
}

function wordsFor(error: FlateError, given: number): string {
  const ended = error.code === FlateErrorCode.InvalidHeader && given > 0
  return ended ? 'after its end come bytes that are not gzip; they are ignored' : 'it is damaged; what comes before the damage is kept'
}

async function lastOf<T>(steps: AsyncGenerator<unknown, T>): Promise<T> {
  for (;;) {
    const step = await steps.next()
    if (step.done === true) return step.value
  }
}

async function* pieces(chunks: AsyncIterable<Uint8Array>, sizeAt: (at: number) => number): AsyncGenerator<Uint8Array> {
  let rest: Uint8Array = new Uint8Array(0)
  let at = 0
  for await (const chunk of chunks) {
    rest = rest.length === 0 ? chunk : concat(rest, chunk)
    for (let size = sizeAt(at); size <= rest.length; size = sizeAt(at)) {
      // A copy: fflate keeps what it is given.
      yield rest.slice(0, size)
      rest = rest.subarray(size)
      at += size
    }
    rest = rest.slice()
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
  /** Bytes unpacked so far. */
  given = 0

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
    this.given += bytes.length
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
