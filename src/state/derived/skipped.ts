/** Pairs that failed alone, by the ids that a person knows. */
import type { Collection } from '../../collection/collection.ts'
import { textAt } from '../../columns/text-table.ts'
import type { SystemScores } from '../scores.ts'
import type { SkippedView } from '../views.ts'

/** In the order in which they failed, scorer by scorer. */
export const skippedPairs = (collection: Collection, scored: readonly SystemScores[]): readonly SkippedView[] =>
  scored.flatMap(({ key, scorer: { model, dtype }, skipped }) =>
    skipped.map(({ query, pair, reason }) => ({
      key: `${key} ${pair}`,
      qid: textAt(collection.queryIds, query),
      docid: textAt(collection.passageIds, collection.candidates.passage[pair] as number),
      scorer: `${model} ${dtype}`,
      reason,
    })),
  )
