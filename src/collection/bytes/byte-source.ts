/** Where a file's bytes come from. The browser's version (a File) lies in src/platform/shared/file-source.ts. */
export interface ByteSource {
  /** File name with its extensions; what the receipt calls it. */
  readonly name: string
  /** Bytes, as it lies on disk. */
  readonly size: number
  /** The bytes from the start, in chunks of any size, each of which holds until the next is asked for. May be called again: every call starts over. */
  stream(): AsyncIterable<Uint8Array>
  /** The bytes from `start` to before `end`, where the host can jump there; archives are read from their end. */
  readonly range?: (start: number, end: number) => Promise<Uint8Array>
}

const CHUNK = 1 << 18

/** Bytes that are in memory already. */
export function bytesSource(name: string, bytes: Uint8Array): ByteSource {
  return {
    name,
    size: bytes.length,
    async *stream() {
      for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK)
    },
    range: (start, end) => Promise.resolve(bytes.subarray(start, end)),
  }
}

/** Pasted text. */
export function textSource(name: string, text: string): ByteSource {
  return bytesSource(name, new TextEncoder().encode(text))
}

/** A source that can jump: the source itself, or where it cannot, all of its bytes in memory. */
export async function withRanges(source: ByteSource): Promise<Required<ByteSource>> {
  if (source.range !== undefined) return { ...source, range: source.range }
  const chunks: Uint8Array[] = []
  for await (const chunk of source.stream()) chunks.push(chunk.slice())
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return { name: source.name, size: bytes.length, stream: () => source.stream(), range: (start, end) => Promise.resolve(bytes.subarray(start, end)) }
}

/** The first bytes, as many as there are up to `count`. */
export async function firstBytes(source: ByteSource, count: number): Promise<Uint8Array> {
  const bytes: number[] = []
  for await (const chunk of source.stream()) {
    bytes.push(...chunk.subarray(0, count - bytes.length))
    if (bytes.length >= count) break
  }
  return Uint8Array.from(bytes)
}
