/** Large files in the making: the page answers meanwhile, and the browser may put on disk what is done. */
import { Breath } from '../../scoring/breath.ts'

/** The chunks one after another. Rejects with what they throw. */
export async function blobOf(chunks: Iterable<Uint8Array<ArrayBuffer>>, type: string): Promise<Blob> {
  const [breath, parts]: [Breath, Blob[]] = [new Breath(), []]
  for (const chunk of chunks) {
    parts.push(new Blob([chunk]))
    await breath.take()
  }
  return new Blob(parts, { type })
}
