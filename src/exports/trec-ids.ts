/** TREC's columns stand between white space, so an id that holds some cannot be written: it would be read as two columns. */
import { textAt, type TextTable } from '../columns/text-table.ts'
import { ExportError } from './export-error.ts'

/** What C's isspace, Python's split or JavaScript's \s takes for white space. */
const SPACE = /[\s\x1c-\x1f\x85]/u
const SAMPLES = 3

/** First bytes of everything that SPACE matches in UTF-8. */
const suspicious = new Uint8Array(256)
for (const byte of [0xc2, 0xe1, 0xe2, 0xe3, 0xef]) suspicious[byte] = 1
for (let byte = 0; byte <= 0x20; byte++) suspicious[byte] = 1

/** @throws {ExportError} that names some of the ids, where any holds white space or is empty. @param what is called so, as in `document id` */
export function refuseSpacedIds(ids: TextTable, what: string): void {
  const found: string[] = []
  let count = 0
  for (let row = 0; row < ids.length; row++) {
    if (!isSuspicious(ids, row)) continue
    const id = textAt(ids, row)
    if (id !== '' && !SPACE.test(id)) continue
    if (count++ < SAMPLES) found.push(`“${id}”`)
  }
  if (count === 0) return
  const many = count === 1 ? `One ${what} is empty or holds` : `${count} ${what}s are empty or hold`
  throw new ExportError(`${many} white space, which TREC's columns cannot carry: ${found.join(', ')}${count > SAMPLES ? ' …' : ''}. Export as ranx JSON, which keeps any id, or give ids without white space and add the files again.`)
}

function isSuspicious({ segments }: TextTable, row: number): boolean {
  const segment = segments.findLast(({ first }) => first <= row)
  if (!segment) return false
  const [start, end] = [segment.offsets[row - segment.first] as number, segment.offsets[row - segment.first + 1] as number]
  for (let at = start; at < end; at++) if (suspicious[segment.bytes[at] as number] === 1) return true
  return start === end
}
