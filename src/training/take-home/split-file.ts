import { Gzip, strToU8 } from 'fflate'
import { Growable } from '../../columns/growable.ts'
import { layOut } from '../run/layout.ts'
import type { PlannedTask } from '../run/task.ts'
import { splitLines } from './split-lines.ts'

/** A task's split as training JSONL, gzipped line by line: see splitLines. Throws RangeError where the config comes to nothing. */
export function splitFile(task: PlannedTask): Uint8Array {
  const packed = new Growable(Uint8Array, 1 << 16)
  const gzip = new Gzip({ level: 6 }, (piece) => packed.append(piece))
  for (const line of splitLines(task.collection, layOut(task).examples)) gzip.push(strToU8(line))
  gzip.push(new Uint8Array(), true)
  return packed.finish()
}
