/** The workload as files of little-endian numbers, for a process that is not JavaScript. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Workload } from './workload.ts'

/** Writes `features`, `rows`, `labels` (all batches, one after another) and `head` (dense, its bias, out, its bias). */
export function writeWorkload(folder: string, { features, batches, head }: Workload): void {
  const bytes = (arrays: readonly (Float32Array | Int32Array)[]) => Buffer.concat(arrays.map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength)))
  const files = {
    features: [features],
    rows: batches.map(({ rows }) => rows),
    labels: batches.map(({ labels }) => labels),
    head: [head.dense, head.denseBias, head.out, head.outBias],
  }
  for (const [name, arrays] of Object.entries(files)) writeFileSync(join(folder, name), bytes(arrays))
}
