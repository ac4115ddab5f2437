/** A member of a zip archive as a source of bytes, unpacked as it is read. */
import { Inflate } from 'fflate'
import type { ByteSource } from '../bytes/byte-source.ts'
import { crc32 } from '../bytes/crc32.ts'
import { DamagedPacking } from '../bytes/plain-bytes.ts'
import { LOCAL_SIZE, type Jumping, type ZipEntry } from './directory.ts'

const [STORED, DEFLATE] = [0, 8]
const CHUNK = 1 << 18

/** @param archive the source that holds it; the member's name is `archive.zip › path` */
export function zipMember(archive: Jumping, entry: ZipEntry): ByteSource {
  return { name: `${archive.name} › ${entry.path}`, size: entry.size, stream: () => unpacked(archive, entry) }
}

/** Throws DamagedPacking, after all bytes that could be had. */
async function* unpacked(archive: Jumping, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  if (entry.encrypted) throw new DamagedPacking('This file is encrypted in its archive. Unpack it with its password, and add it by itself.')
  if (entry.method !== STORED && entry.method !== DEFLATE) throw new DamagedPacking(`This file is packed in its archive in a way that is not read here (method ${entry.method}). Unpack it, or zip it again with deflate.`)
  let [crc, length] = [0, 0]
  for await (const chunk of entry.method === STORED ? raw(archive, entry) : inflated(raw(archive, entry))) {
    crc = crc32(chunk, crc)
    length += chunk.length
    yield chunk
  }
  if (length !== entry.size || crc !== entry.crc) {
    throw new DamagedPacking('The file in the archive ends early or its checksum does not match, so it is cut or damaged; what could be unpacked is kept, and a row of it may be wrong.')
  }
}

/** The member's bytes as they lie in the archive. */
async function* raw(archive: Jumping, { header, packed }: ZipEntry): AsyncGenerator<Uint8Array> {
  const local = await archive.range(header, header + LOCAL_SIZE)
  if (local.length < LOCAL_SIZE) return
  const view = new DataView(local.buffer, local.byteOffset, local.byteLength)
  const start = header + LOCAL_SIZE + view.getUint16(26, true) + view.getUint16(28, true)
  for (let at = start; at < start + packed; at += CHUNK) {
    const chunk = await archive.range(at, Math.min(at + CHUNK, start + packed))
    if (chunk.length === 0) return
    yield chunk
  }
}

async function* inflated(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let given: Uint8Array[] = []
  const inflate = new Inflate((bytes) => given.push(bytes))
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += PUSH) {
      try {
        // A copy: fflate keeps what it is given. Never told that a push is the last, which it would refuse of a cut file.
        inflate.push(chunk.slice(at, at + PUSH))
      } catch {
        return // damage: the length and the checksum will tell
      }
      yield* given
      given = []
    }
  }
}

/** Small, since fflate gives nothing of a push in which it finds damage. */
const PUSH = 1 << 12
