/** Zips files one after another: what is written goes out at once, so that no second copy of a large graph lies in memory. */
import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate'

export interface ZipMember {
  readonly path: string
  readonly bytes: Uint8Array
}

/** Weights do not get smaller, and are handed on as they are. */
const STORED = /\.(onnx|onnx_data(_\d+)?|data|bin|safetensors|gz)$/
/** fflate writes no zip64. */
const LARGEST = 2 ** 32 - 1

/**
 * Gives the zip's bytes to `take`, piece by piece in order; a piece may be a member's own bytes. `folder` is put before each path.
 * @param modified milliseconds since 1970, of every member
 * @throws {RangeError} where a member or the whole is 4 GB or more
 */
export async function writeZip(folder: string, members: AsyncIterable<ZipMember>, modified: number, take: (piece: Uint8Array) => void): Promise<void> {
  let written = 0
  let failure: Error | null = null
  const zip = new Zip((error, piece) => {
    failure ??= error
    written += piece.length
    take(piece)
  })
  for await (const { path, bytes } of members) {
    if (written + bytes.length > LARGEST) throw new RangeError(`With ${path} the zip would be larger than 4 GB, which this format cannot say: the model's graphs are too large to be taken home as one file.`)
    const file = STORED.test(path) ? new ZipPassThrough(`${folder}/${path}`) : new ZipDeflate(`${folder}/${path}`, { level: 6 })
    file.mtime = modified
    zip.add(file)
    file.push(bytes, true)
    if (failure) throw failure
  }
  zip.end()
}

export const textMember = (path: string, text: string): ZipMember => ({ path, bytes: strToU8(text) })
