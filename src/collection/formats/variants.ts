/** `"variants": ["…"]` beside a query, in a record of any format: other phrasings of it (CONVENTIONS.md, section 2). */
import { many } from '../findings.ts'
import type { JsonObject, Place } from './format.ts'

export const VARIANTS = 'variants'

/** Notes the variants that a record gives. What is none is told of and left: the query is one without it. */
export function takeVariants(record: JsonObject, query: number, at: Place): void {
  const given = record[VARIANTS]
  if (given === undefined || given === null) return
  for (const text of Array.isArray(given) ? given : [null]) {
    if (typeof text === 'string' && text.trim() !== '') at.draft.phrase(query, text)
    else at.findings.tally('no variant', (count) => `${many(count, 'time')} "variants" held something else than texts (first in record ${at.number}), which was left: it is a list of other phrasings of the query, "variants": ["…"].`)
  }
}
