/** A first stage by exact search with a bi-encoder: every passage and query is embedded once, and each query compared with every passage. */
import { inHeap, type Allocate } from '../../columns/memory.ts'
import type { Collection } from '../../collection/collection.ts'
import { joinFirstStage } from '../../collection/join-first-stage.ts'
import { ExactSearch } from '../../retrieval/exact-search.ts'
import { FoundLists } from '../../retrieval/found-lists.ts'
import { rowsOf, searchedPassages, searchedQueries, type WhichQueries } from '../../retrieval/searched.ts'
import { Steps, type SearchOptions } from '../../retrieval/steps.ts'
import type { FeatureStore } from '../features.ts'
import type { JobRequest, JobSummary } from '../job.ts'
import type { Dtype } from '../../systems/system.ts'
import { readVectors, type Matrix } from './embedding-job.ts'
import { textBlocks } from './text-blocks.ts'
import type { TextRole } from './text-vectors.ts'

/** What the first stage is called. */
export const exactName = (model: string): string => `${model} (exact)`

export interface ExactRequest {
  readonly wishes: Pick<JobRequest, 'model' | 'device' | 'dtype' | 'maxLength' | 'embedding'>
  readonly which: WhichQueries
  /** Passages that are kept of each query's ranking. */
  readonly depth: number
}

/** Embeds texts that the store lacks; see ScoringEngine.embed. */
export type Embed = (role: TextRole, blocks: Collection, dtype: 'auto' | Dtype) => Promise<JobSummary>

export interface ExactOptions extends SearchOptions {
  /** Where the new columns live; the heap when not given. */
  readonly allocate?: Allocate
}

export interface ExactParts {
  readonly collection: Collection
  readonly request: ExactRequest
  readonly embed: Embed
  readonly store: FeatureStore
}

/**
 * The collection with the lists that were found, see joinFirstStage; null where the embedding was cancelled, which keeps the
 * vectors that are finished. Throws what `embed` throws, Error where there is nothing to search, and the signal's reason.
 */
export async function exactFirstStage({ collection, request, embed, store }: ExactParts, options: ExactOptions = {}): Promise<Collection | null> {
  const { which, depth, wishes } = request
  const [passages, queries] = [searchedPassages(collection), searchedQueries(collection)]
  const rows = rowsOf(collection, queries, which)
  if (passages.length === 0 || rows.length === 0) throw new Error('There is nothing to search, or nothing to search for: add passages and queries with texts.')
  const vectorsOf = async (role: TextRole, texts: typeof passages, wanted: Uint32Array, dtype: 'auto' | Dtype) => {
    const { blocks, order } = textBlocks(role, texts, wanted)
    const { outcome, start } = await embed(role, blocks, dtype)
    return outcome === 'done' ? { scorer: start.scorer, matrix: inOrder(await readVectors(store, start.scorer, blocks), order) } : null
  }
  const ofPassages = await vectorsOf('passage', passages, Uint32Array.from({ length: passages.length }, (_, row) => row), wishes.dtype)
  // What a device made of the passages, the queries are to be of too.
  const ofQueries = ofPassages && (await vectorsOf('query', queries, rows, ofPassages.scorer.dtype))
  if (ofPassages === null || ofQueries === null) return null
  const { values, width } = ofPassages.matrix
  const search = new ExactSearch(values, width)
  const [found, steps] = [new FoundLists(queries, passages), new Steps(options)]
  for (const [at, query] of rows.entries()) {
    found.take(query, search.search(ofQueries.matrix.values.subarray(at * width, (at + 1) * width), depth, found.tie))
    if (steps.isDue()) await steps.report({ doing: 'searching', done: at, total: rows.length })
  }
  return joinFirstStage(collection, found.draft, exactName(wishes.model), options.allocate ?? inHeap)
}

/** Row `order[p]` is what was row p. */
function inOrder({ values, width }: Matrix, order: Uint32Array): Matrix {
  const sorted = new Float32Array(values.length)
  order.forEach((row, at) => sorted.set(values.subarray(at * width, (at + 1) * width), row * width))
  return { width, values: sorted }
}
