/** A File or Blob of the browser as a source of bytes. It is read as it is needed, and may be read again. */
import type { ByteSource } from '../../collection/bytes/byte-source.ts'

export function fileSource(file: File): ByteSource {
  return {
    name: file.name,
    size: file.size,
    async *stream() {
      const stream = file.stream()
      const reader = pulling(stream) ?? stream.getReader()
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

/** More than a browser hands over at once. */
const ROOM = 1 << 20

/**
 * Reads a stream into one buffer again and again, so that each chunk holds until the next is asked for: a new one for each costs more than twice as much.
 * Undefined where the browser's files cannot be read so.
 */
function pulling(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Pick<ReadableStreamDefaultReader<Uint8Array>, 'read' | 'cancel'> | undefined {
  let reader: ReadableStreamBYOBReader
  try {
    reader = stream.getReader({ mode: 'byob' })
  } catch {
    return undefined
  }
  let buffer = new ArrayBuffer(ROOM)
  return {
    async read() {
      const next = await reader.read(new Uint8Array(buffer))
      if (next.done) return { done: true, value: undefined }
      buffer = next.value.buffer
      return next
    },
    cancel: (reason) => reader.cancel(reason),
  }
}
