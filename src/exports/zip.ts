/** Files as one zip archive, written piece by piece: neither a file nor the archive lies in memory as a whole. */
import { Zip, ZipDeflate } from 'fflate'
import { utf8Chunks } from './chunks.ts'
import { ExportError } from './export-error.ts'

export interface ExportedFile {
  /** With folders, parted by `/`. */
  readonly path: string
  /** Its text in pieces; what they throw, the archive throws. */
  readonly texts: Iterable<string>
}

/** fflate writes no zip64. */
const LARGEST = 2 ** 32 - 1

/**
 * The archive's bytes in order.
 * @param modified milliseconds since 1970, of every file
 * @throws {ExportError} where it would be 4 GB or more
 */
export function* zipped(files: Iterable<ExportedFile>, modified: number): Generator<Uint8Array<ArrayBuffer>> {
  let ready: Uint8Array<ArrayBuffer>[] = []
  let failure: Error | null = null
  const zip = new Zip((error, piece) => {
    failure ??= error
    ready.push(new Uint8Array(piece))
  })
  let written = 0
  function* taken(): Generator<Uint8Array<ArrayBuffer>> {
    if (failure) throw failure
    const pieces = ready
    ready = []
    for (const piece of pieces) written += piece.length
    if (written > LARGEST) throw new ExportError('The archive would be larger than 4 GB, which this format cannot say. Export its parts by themselves.')
    yield* pieces
  }
  for (const { path, texts } of files) {
    const file = new ZipDeflate(path, { level: 6 })
    file.mtime = modified
    zip.add(file)
    for (const chunk of utf8Chunks(texts)) {
      file.push(chunk)
      yield* taken()
    }
    file.push(new Uint8Array(0), true)
    yield* taken()
  }
  zip.end()
  yield* taken()
}
