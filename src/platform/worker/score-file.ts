import { scoreLine } from '../../scoring/score-lines.ts'
import type { KeptRecord } from '../../scoring/score-store.ts'

/** Characters that are put together before the browser takes them off our hands. */
const PART = 1 << 20

/** Records as a file of JSON lines. It is made of parts that the browser may put on disk, so that no more than one is in our memory. */
export async function scoreFile(records: AsyncIterable<KeptRecord>): Promise<Blob> {
  const parts: Blob[] = []
  let text = ''
  for await (const record of records) {
    text += scoreLine(record)
    if (text.length < PART) continue
    parts.push(new Blob([text]))
    text = ''
  }
  return new Blob([...parts, text], { type: 'application/x-ndjson' })
}
