/** A first stage that is searched for here: what a person set, how far the search is, and what there is to search. */
import { proxy } from 'comlink'
import { create } from 'zustand'
import type { Collection } from '../collection/collection.ts'
import { partsIn } from '../collection/part-names.ts'
import { judgedRows, searchedPassages, searchedQueries, type WhichQueries } from '../retrieval/searched.ts'
import { passageBm25, type Bm25Settings } from '../retrieval/settings.ts'
import type { SearchProgress } from '../retrieval/steps.ts'
import type { JobEvents } from '../scoring/job.ts'
import type { ExactRequest } from '../scoring/vectors/exact-first-stage.ts'
import { useChoices } from './choices.ts'
import { useCollectionStore } from './collection.ts'
import { memo } from './derived/memo.ts'
import { changeCollection } from './imports.ts'
import { changeJob } from './job.ts'
import { recipeWishes } from './models.ts'
import { sentence, unawaited } from './notices.ts'
import { asStoppableJob } from './scoring-job.ts'
import { ingest, scoring } from './workers.ts'

interface FirstStageState {
  readonly bm25: Bm25Settings
  /** Which queries a person wants; null where nobody has chosen. */
  readonly queries: WhichQueries | null
  /** Null while nothing is searched. */
  readonly progress: SearchProgress | null
  /** Why the last search made nothing; null where it did, or was cancelled. */
  readonly failure: string | null
}

export const useFirstStage = create<FirstStageState>()(() => ({ bm25: passageBm25, queries: null, progress: null, failure: null }))

export const setBm25 = (change: Partial<Bm25Settings>): void => useFirstStage.setState(({ bm25 }) => ({ bm25: { ...bm25, ...change }, failure: null }))
export const searchQueries = (queries: WhichQueries): void => useFirstStage.setState({ queries })

export interface Searchable {
  readonly passages: number
  readonly queries: number
  /** Judgements that name any of the queries, and how many. */
  readonly judged: readonly { readonly name: string; readonly queries: number }[]
}

/** Whether there is anything to search, and to search for: quick, where `searchableIn` looks for each query in all judgements. */
export const canBeSearched = memo((collection: Collection): boolean => searchedPassages(collection).length > 0 && searchedQueries(collection).length > 0)

/** What can be searched in a collection; null where it has no texts of passages, or none of queries. */
export const searchableIn = memo((collection: Collection): Searchable | null => {
  const [passages, queries] = [searchedPassages(collection).length, searchedQueries(collection)]
  if (passages === 0 || queries.length === 0) return null
  const judged = collection.judgementSets.map((set) => ({ name: set.name, queries: judgedRows(queries, set).length }))
  return { passages, queries: queries.length, judged: judged.filter((set) => set.queries > 0) }
})

/** What a press of the button searches for: what was chosen, where it is there; else the judged queries of the test part, or of the set that names the most. */
export function whichQueries({ judged }: Searchable, chosen: WhichQueries | null): WhichQueries {
  if (chosen === 'all' || judged.some(({ name }) => name === chosen?.judgedBy)) return chosen ?? 'all'
  const most = judged.find(({ name }) => partsIn(name).includes('test')) ?? judged.toSorted((a, b) => b.queries - a.queries)[0]
  return most ? { judgedBy: most.name } : 'all'
}

/** Searches with BM25 and adds what is found to the open collection. Resolves with whether anything was: not where it failed or was cancelled. */
export async function addBm25(which: WhichQueries): Promise<boolean> {
  const { bm25 } = useFirstStage.getState()
  const onProgress = (progress: SearchProgress) => useFirstStage.setState({ progress })
  useFirstStage.setState({ failure: null, progress: { doing: 'indexing', done: 0, total: 0 } })
  try {
    await changeCollection((collection) => ingest((worker) => worker.bm25(collection, which, bm25, proxy(onProgress))))
    return true
  } catch (error) {
    if (!(error instanceof Error && error.name === 'AbortError')) useFirstStage.setState({ failure: sentence(error) })
    return false
  } finally {
    useFirstStage.setState({ progress: null })
  }
}

/**
 * Searches by comparing vectors of a loaded bi-encoder, which are computed where they are not kept: a job like `Rerank`, with
 * its device and precision. What is finished when it is cancelled is kept. Resolves as `addBm25`.
 */
export async function addExact(model: string, which: WhichQueries): Promise<boolean> {
  const { collection: open } = useCollectionStore.getState()
  const { device, precision } = useChoices.getState()
  const request: ExactRequest = { wishes: { model, device, dtype: precision, ...recipeWishes(model) }, which, depth: useFirstStage.getState().bm25.depth }
  const events: JobEvents = {
    onLoad: (loading) => changeJob({ phase: 'loading', loading }),
    onStart: () => changeJob({ phase: 'scoring', loading: null }),
    onProgress: (progress) => changeJob({ phase: 'scoring', loading: null, progress }),
  }
  const search = () => scoring((worker) => worker.searchExactly(request, events))
  useFirstStage.setState({ failure: null })
  try {
    const made = await asStoppableJob(`Exact search with ${model}`, 'texts', search)
    // With the vectors kept, a collection that grew meanwhile is searched anew in no time.
    if (made) await changeCollection((now) => (now === open ? Promise.resolve(made) : search()))
    return made !== null
  } catch (error) {
    useFirstStage.setState({ failure: sentence(error) })
    return false
  }
}

/** Stops the search; nothing of it is kept. */
export const cancelFirstStage = (): void => unawaited(ingest((worker) => worker.cancel()), 'The search could not be stopped')
