/** A file's bytes without its packing: unzipped where it is gzip, without a byte order mark, read up to what breaks it. */
import { firstBytes, type ByteSource } from './byte-source.ts'
import { gunzipped, isGzip } from './gunzip.ts'

/** What is wrong with the packing, told by the source itself in a sentence. */
export class DamagedPacking extends Error {
  override readonly name = 'DamagedPacking'
}

export interface PlainBytes {
  /** Read of the file as it lies on disk, so far. */
  readonly bytesRead: number
  readonly zipped: boolean
  /** What is wrong with the packing or the disk, in a sentence, once it is known. */
  readonly damage: string | undefined
  chunks(): AsyncGenerator<Uint8Array>
}

/** Reading does not throw: what stops it becomes `damage`. */
export function plainBytes(source: ByteSource): PlainBytes {
  let [bytesRead, zipped] = [0, false]
  let damage: string | undefined
  async function* counted(): AsyncGenerator<Uint8Array> {
    let read = 0
    for await (const chunk of source.stream()) {
      read += chunk.length
      bytesRead = Math.max(bytesRead, read)
      yield chunk
    }
  }
  async function* unpacked(): AsyncGenerator<Uint8Array> {
    zipped = isGzip(await firstBytes(source, 2))
    if (zipped) yield* gunzipped(counted, (what) => (damage = `The file is gzip, and ${what}.`))
    else yield* counted()
  }
  return {
    get bytesRead() {
      return bytesRead
    },
    get zipped() {
      return zipped
    },
    get damage() {
      return damage
    },
    async *chunks() {
      try {
        yield* withoutMark(unpacked())
      } catch (error) {
        if (error instanceof DamagedPacking) damage = error.message
        else damage = `Reading stopped after ${bytesRead} bytes: ${error instanceof Error ? error.message : String(error)}. Is the file still there?`
      }
    },
  }
}

/** Leaves out UTF-8's byte order mark, which may lie across chunks. */
async function* withoutMark(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const mark = [0xef, 0xbb, 0xbf]
  let held: number[] | undefined = []
  for await (const chunk of chunks) {
    if (held === undefined) {
      yield chunk
      continue
    }
    let at = 0
    while (at < chunk.length && held.length < mark.length && chunk[at] === mark[held.length]) held.push(chunk[at++] as number)
    if (held.length < mark.length && at === chunk.length) continue
    if (held.length < mark.length && held.length > 0) yield Uint8Array.from(held)
    held = undefined
    if (at === 0 || at < chunk.length) yield chunk.subarray(at)
  }
  if (held !== undefined && held.length > 0 && held.length < mark.length) yield Uint8Array.from(held)
}
