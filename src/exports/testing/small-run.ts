/** A small collection with a reranked order, for tests of writers: awkward ids and texts among it. */
import { textTable } from '../../columns/text-table.ts'
import type { ExportedJudgements } from '../exported-judgements.ts'
import type { ExportedCollection, OrderedRun } from '../ordered-run.ts'

export function smallCollection(change: { readonly queryIds?: readonly string[]; readonly passageIds?: readonly string[] } = {}): ExportedCollection {
  return {
    queryIds: textTable(change.queryIds ?? ['q1', 'q2', 'q3']),
    queryTexts: textTable(['why is the lawn white', 'how deep is "the lake", in metres', 'when do owls hunt']),
    passageIds: textTable(change.passageIds ?? ['d1', 'd2', 'd3', 'd4']),
    passageTexts: textTable(['Frost whitens grass.', 'The lake is 40 m deep.', 'Owls hunt at night.', 'The museum\nopens at nine.']),
    candidates: { offsets: Uint32Array.of(0, 3, 5, 6), passage: Uint32Array.of(0, 1, 2, 1, 3, 2) },
  }
}

/** q1 is reranked to d3 d1 d2 with the last below the depth, q2 to d2 d4, q3 is not whole. Logits are float32. */
export const smallRun = (change: Partial<OrderedRun> = {}): OrderedRun => ({
  collection: smallCollection(),
  rankings: { offsets: Uint32Array.of(0, 3, 5, 6), pairs: Uint32Array.of(2, 0, 1, 3, 4, 5), complete: Uint8Array.of(1, 1, 0) },
  score: Float32Array.of(-0.25, NaN, 8.607138, 1, 1, NaN),
  depth: 2,
  tag: 'a-model',
  isLogit: true,
  ...change,
})

/** Of q1 and, by its text, of q2; q9 is in no list. */
export const smallJudgements = (): ExportedJudgements => ({
  set: {
    name: 'qrels',
    queryIds: textTable(['q1', 'how deep is "the lake", in metres', 'q9', 'q8']),
    offsets: Uint32Array.of(0, 2, 3, 4, 4),
    docIds: textTable(['d1', 'd9', 'd2', 'd1']),
    grade: Int32Array.of(2, -1, 1, 3),
  },
  queryRow: Int32Array.of(0, 1, -1, -1),
  queryIds: smallCollection().queryIds,
})
