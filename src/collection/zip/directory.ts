/**
 * What a zip archive says it holds. The list stands at the end of the file (APPNOTE.TXT 4.3.12 to 4.3.16, with the
 * 64-bit forms); of an archive that was cut, the headers before each member are followed instead, as far as they go.
 */
import type { ByteSource } from '../bytes/byte-source.ts'

export interface ZipEntry {
  /** Path in the archive, with slashes. */
  readonly path: string
  /** 0 is stored, 8 is deflate. */
  readonly method: number
  readonly encrypted: boolean
  readonly crc: number
  /** Bytes in the archive, and unpacked. */
  readonly packed: number
  readonly size: number
  /** Where the member's own header starts. */
  readonly header: number
}

export type Jumping = Required<ByteSource>

const [LOCAL, CENTRAL, END, END_64, LOCATOR_64] = [0x04034b50, 0x02014b50, 0x06054b50, 0x06064b50, 0x07064b50]
const LONGEST_COMMENT = 0xffff
const [END_SIZE, LOCATOR_SIZE, CENTRAL_SIZE] = [22, 20, 46]
/** Of a member's header, before its name. */
export const LOCAL_SIZE = 30
const [ENCRYPTED, SIZES_FOLLOW] = [1, 8]
const IN_64 = 0xffffffff
const decoder = new TextDecoder()

export const isZip = (head: Uint8Array) => head[0] === 0x50 && head[1] === 0x4b && ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6))

/** The members, in the archive's order. Empty where there are none to be found. */
export async function zipEntries(source: Jumping): Promise<ZipEntry[]> {
  const listed = await listedEntries(source)
  return listed ?? followedEntries(source)
}

/** Undefined where the list is missing or broken. */
async function listedEntries(source: Jumping): Promise<ZipEntry[] | undefined> {
  const start = Math.max(0, source.size - END_SIZE - LONGEST_COMMENT - LOCATOR_SIZE)
  const tail = viewOf(await source.range(start, source.size))
  const end = lastOf(tail, END)
  if (end < 0 || end + END_SIZE > tail.byteLength) return undefined
  let [size, offset] = [tail.getUint32(end + 12, true), tail.getUint32(end + 16, true)]
  if (end >= LOCATOR_SIZE && tail.getUint32(end - LOCATOR_SIZE, true) === LOCATOR_64) {
    const at = Number(tail.getBigUint64(end - LOCATOR_SIZE + 8, true))
    const end64 = viewOf(await source.range(at, at + 56))
    if (end64.byteLength < 56 || end64.getUint32(0, true) !== END_64) return undefined
    size = Number(end64.getBigUint64(40, true))
    offset = Number(end64.getBigUint64(48, true))
  }
  if (offset + size > source.size) return undefined
  return entriesIn(await source.range(offset, offset + size))
}

function entriesIn(bytes: Uint8Array): ZipEntry[] | undefined {
  const view = viewOf(bytes)
  const entries: ZipEntry[] = []
  for (let at = 0; at < bytes.length; ) {
    if (at + CENTRAL_SIZE > bytes.length || view.getUint32(at, true) !== CENTRAL) return undefined
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [number, number, number]
    const extra = bytes.subarray(at + CENTRAL_SIZE + nameLength, at + CENTRAL_SIZE + nameLength + extraLength)
    const [size, packed, header] = sizesIn(extra, [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)])
    entries.push({
      path: decoder.decode(bytes.subarray(at + CENTRAL_SIZE, at + CENTRAL_SIZE + nameLength)),
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & ENCRYPTED) !== 0,
      crc: view.getUint32(at + 16, true),
      packed,
      size,
      header,
    })
    at += CENTRAL_SIZE + nameLength + extraLength + commentLength
  }
  return entries
}

/** Sizes that do not fit into 32 bits stand in the extra field, in this order, as many as do not fit. */
function sizesIn(extra: Uint8Array, sizes: readonly [number, number, number]): [number, number, number] {
  const view = viewOf(extra)
  for (let at = 0; at + 4 <= extra.length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue
    let next = at + 4
    return sizes.map((size) => {
      if (size !== IN_64 || next + 8 > extra.length) return size
      next += 8
      return Number(view.getBigUint64(next - 8, true))
    }) as [number, number, number]
  }
  return [...sizes]
}

/** The members that stand one after another from the start, the last of them perhaps cut. */
async function followedEntries(source: Jumping): Promise<ZipEntry[]> {
  const entries: ZipEntry[] = []
  for (let header = 0; ; ) {
    const view = viewOf(await source.range(header, header + LOCAL_SIZE))
    if (view.byteLength < LOCAL_SIZE || view.getUint32(0, true) !== LOCAL) return entries
    const [flags, method, nameLength, extraLength] = [6, 8, 26, 28].map((field) => view.getUint16(field, true)) as [number, number, number, number]
    // Where the sizes follow the member, only the list tells where the next one starts.
    if ((flags & SIZES_FOLLOW) !== 0) return entries
    const [packed, size] = [view.getUint32(18, true), view.getUint32(22, true)]
    const name = await source.range(header + LOCAL_SIZE, header + LOCAL_SIZE + nameLength)
    entries.push({ path: decoder.decode(name), method, encrypted: (flags & ENCRYPTED) !== 0, crc: view.getUint32(14, true), packed, size, header })
    header += LOCAL_SIZE + nameLength + extraLength + packed
  }
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

function lastOf(view: DataView, signature: number): number {
  for (let at = view.byteLength - 4; at >= 0; at--) if (view.getUint32(at, true) === signature) return at
  return -1
}
