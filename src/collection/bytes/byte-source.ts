/** Where a file's bytes come from. The browser's version (a File) lies in src/platform/shared/file-source.ts. */
export interface ByteSource {
  /** File name with its extensions; what the receipt calls it. */
  readonly name: string
  /** Bytes, as it lies on disk. */
  readonly size: number
  /** The bytes from the start, in chunks of any size. May be called again: every call starts over. */
  stream(): AsyncIterable<Uint8Array>
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
  }
}

/** Pasted text. */
export function textSource(name: string, text: string): ByteSource {
  return bytesSource(name, new TextEncoder().encode(text))
}
