/** Answers that name documents by their places in a request: found in the list of the request, which another file brought. */
import type { CollectionBuilder } from './builder.ts'
import type { FileDraft } from './draft.ts'
import { many, type Findings } from './findings.ts'
import { documentMissing, requestMissing } from './formats/responses.ts'
import { hasList, type Stage } from './stage.ts'

/**
 * Adds to the file's lists what its results name by place, and refuses what is not there. The nth answer is to the nth query, in the last
 * request that came for it: a list without scores, whose passages stand at minus their place. Returns a note for the receipt, or none.
 */
export function findPlaced(draft: FileDraft, builder: CollectionBuilder, findings: Findings): readonly string[] {
  const { passages, stages } = builder
  const isUnnamed = (query: number) => draft.madeUpQueries.has(query) && !draft.queries.hasText(query)
  const rowOf = (query: number) => (isUnnamed(query) ? builder.rowAt(query) : builder.rowOf(draft, query))
  let found = 0
  const requests = new Map<number, Map<number, number> | undefined>()
  for (const { query, place, score, record } of draft.placed) {
    if (!requests.has(query)) requests.set(query, requestOf(rowOf(query), stages))
    const request = requests.get(query)
    const passage = request?.get(place)
    if (passage !== undefined) {
      draft.candidate(query, { id: passages.idAt(passage).slice(), text: undefined, score, rank: NaN })
      found++
    } else findings.refuse(record, JSON.stringify({ index: place, score }), request ? documentMissing(`place ${place} of the request holds no document that was taken`) : requestMissing(place))
  }
  return found === 0 ? [] : [`${many(found, 'result names its document', 'results name their documents')} by the place in a request: ${found === 1 ? 'it was' : 'they were'} found in the lists that came without scores, the nth answer in the nth query's.`]
}

/** The passages of a query's last request, by their places. */
function requestOf(row: number, stages: readonly Stage[]): Map<number, number> | undefined {
  const stage = row < 0 ? undefined : stages.findLast((one) => !one.scored && hasList(one, row))
  if (stage === undefined) return undefined
  const byPlace = new Map<number, number>()
  for (let at = stage.start[row] as number; at < (stage.end[row] as number); at++) byPlace.set(-(stage.score[at] as number) - 1, stage.passage[at] as number)
  return byPlace
}
