/** Puts into words what an import came to. */
import type { Joined } from './assemble.ts'
import { queryCount, type Collection } from './collection.ts'
import { many } from './findings.ts'
import { judgedShare, type JoinedJudgements } from './judgements.ts'
import type { Receipt } from './receipt.ts'
import { numberedRows } from './phrasing-ids.ts'
import { phrasingsInWords, type Phrasings } from './phrasings.ts'
import type { ReadFile } from './read-file.ts'

/** @param judgements the file's own where it brought some, else the collection's @param phrasings the collection's, where it has any */
export function receiptOf(file: ReadFile, joined: Joined, collection: Collection | undefined, judgements: JoinedJudgements | undefined, phrasings?: Phrasings): Receipt {
  const { draft, findings, sniffed } = file
  const kind = sniffed?.format.kind ?? 'unknown'
  const meets = kind !== 'unknown' && joined.outcome === 'added' && collection !== undefined && queryCount(collection) > 0
  return {
    file: file.source.name,
    bytes: file.bytes,
    kind,
    format: file.format,
    outcome: joined.outcome,
    rows: file.rows,
    queries: kind === 'judgements' ? draft.judgements.queries : draft.queries.length,
    items: kind === 'judgements' ? draft.judgements.length : draft.lists.length,
    judgedShare: meets && judgements ? judgedShare(collection, judgements) : null,
    join: judgements && joined.outcome === 'added' ? judgements.join : null,
    refused: findings.refused,
    refusedCount: findings.refusedCount,
    table: file.table,
    notes: [...file.notes, ...joined.notes, ...findings.notes(), ...draftNotes(file), ...(phrasings ? phrasingNotes(file, phrasings) : []), ...(kind === 'judgements' ? joinNotes(joined, collection, judgements) : [])],
  }
}

function draftNotes({ draft, sniffed }: ReadFile): string[] {
  if (sniffed?.format.kind !== 'candidates') return []
  const { scored, partlyScored, contradictingRanks } = draft.lists.finish(draft.queries.length)
  const notes: string[] = []
  if (draft.madeUpQueries.size > 0) notes.push(`${many(draft.madeUpQueries.size, 'query', 'queries')} came without an id and ${draft.madeUpQueries.size === 1 ? 'is' : 'are'} called by number; judgements cannot join such ids unless they come in the same file.`)
  if (draft.madeUpDocIds > 0) notes.push(`${many(draft.madeUpDocIds, 'passage')} came without an id and got one from the SHA-1 of the text, which is the same in every file.`)
  if (draft.lists.length > 0 && !scored) notes.push('The file gives no scores: the first stage is the order of its lists, with minus the rank as score.')
  if (partlyScored > 0) notes.push(`${many(partlyScored, 'list has', 'lists have')} scores for some candidates only, and so ${partlyScored === 1 ? 'keeps its' : 'keep their'} order, with minus the rank as score.`)
  if (contradictingRanks > 0) notes.push(`In ${many(contradictingRanks, 'list')} the rank column contradicts the scores; the scores are followed, as trec_eval does.`)
  if (draft.passages.conflicts > 0) notes.push(`${many(draft.passages.conflicts, 'time')} an id came again with another text (such as ${draft.passages.conflictSample ?? ''}): the first text is kept.`)
  if (draft.queries.conflicts > 0) notes.push(`${many(draft.queries.conflicts, 'time')} a query id came again with another text (such as ${draft.queries.conflictSample ?? ''}): the first text is kept.`)
  return notes
}

/** For files that bring phrasings. */
function phrasingNotes({ draft: { phrasings: variants, queries } }: ReadFile, phrasings: Phrasings): string[] {
  const words = phrasingsInWords(phrasings)
  if (words === null || (variants.size === 0 && numberedRows(queries.length, (row) => queries.idAt(row)).length === 0)) return []
  return [`${words} (“variants”, or ids such as q1#2): each phrasing is scored by itself, and together they are ranked and measured as one query.`]
}

function joinNotes(joined: Joined, collection: Collection | undefined, judgements: JoinedJudgements | undefined): string[] {
  if (joined.outcome !== 'added' || collection === undefined || judgements === undefined) return []
  if (queryCount(collection) === 0) return ['Kept until candidates come: there are none yet that these judgements could meet.']
  const { queriesJoined, queriesUnknown, judgementsJoined, unknownSamples } = judgements.join
  if (queriesJoined === 0) return [`NONE of the judged queries is in the collection, so nothing can be measured with this set. Compare the ids: here ${unknownSamples.join(', ')}.`]
  if (judgementsJoined === 0) return [`The queries join, but none of the judged documents is among their candidates. Compare the ids: here ${unknownSamples.join(', ')}.`]
  if (queriesUnknown === 0) return []
  return [`${many(queriesUnknown, 'judged query', 'judged queries')} of ${queriesJoined + queriesUnknown} returned no candidates; as with trec_eval -c, each counts as 0 in the means.`]
}
