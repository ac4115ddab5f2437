/** A File or Blob of the browser as a source of bytes. It is read as it is needed, and may be read again. */
import type { ByteSource } from '../../collection/bytes/byte-source.ts'

export function fileSource(file: File): ByteSource {
  return {
    name: file.name,
    size: file.size,
    async *stream() {
      const reader = file.stream().getReader()
      try {
        for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value
      } finally {
        // Whoever stops early (a sniffed head, a cancelled import) lets go of the file.
        await reader.cancel()
      }
    },
    range: async (start, end) => new Uint8Array(await file.slice(start, end).arrayBuffer()),
  }
}
