import { gunzipSync } from 'fflate'
import type { ModelFiles } from '../../models/model.ts'
import type { KeptHead } from '../../training/take-home/kept-head.ts'
import { takeHome } from '../../training/take-home/take-home.ts'
import { writeZip } from '../../training/take-home/zip.ts'

/** A tuned model as a zip. It is made of parts that the browser may put on disk, so that no more than one graph is in our memory. */
export async function takeHomeFile(head: KeptHead, files: ModelFiles, split: Uint8Array | null): Promise<Blob> {
  const parts: Blob[] = []
  const members = takeHome({ head, files, split: split && gunzipSync(split) })
  await writeZip(head.id.slice(head.id.indexOf('/') + 1), members, head.promotedAt, (piece) => parts.push(new Blob([piece as Uint8Array<ArrayBuffer>])))
  return new Blob(parts, { type: 'application/zip' })
}
