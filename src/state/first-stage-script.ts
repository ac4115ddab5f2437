/** A first stage that a script has searched for. */
import { bm25Name, passageBm25, settingsError, type Bm25Settings } from '../retrieval/settings.ts'
import type { WhichQueries } from '../retrieval/searched.ts'
import { exactName } from '../scoring/vectors/exact-first-stage.ts'
import { choose } from './choices.ts'
import { useCollectionStore } from './collection.ts'
import { addBm25, addExact, searchableIn, setBm25, useFirstStage, whichQueries } from './first-stage.ts'

/** What is left out is Anserini's: k1 .9, b .4, English stop words left out, Porter stems, the first 100 passages. */
export interface SearchChoice extends Partial<Bm25Settings> {
  /** A bi-encoder that was added, whose vectors are compared; BM25 where none is named. */
  readonly model?: string
  /** `all`, or those that the judgements of a name judge; left out, the test judgements' where there are any. */
  readonly queries?: WhichQueries
}

/**
 * Searches the open collection's passages for its queries, adds what is found as a first stage, puts that in use, and resolves
 * with its name. Rejects with a sentence where there is nothing to search, a setting is none, or the search is cancelled.
 */
export async function searchFromScript({ model, queries, ...settings }: SearchChoice = {}): Promise<string> {
  const { collection } = useCollectionStore.getState()
  const searched = collection && searchableIn(collection)
  if (!searched) throw new Error('There is nothing to search: add a corpus with texts and queries with texts first.')
  const bm25 = { ...passageBm25, ...settings }
  const wrong = settingsError(bm25)
  if (wrong !== null) throw new RangeError(wrong)
  setBm25(bm25)
  const which = queries ?? whichQueries(searched, null)
  const isAdded = await (model === undefined ? addBm25(which) : addExact(model, which))
  const { failure } = useFirstStage.getState()
  if (failure !== null) throw new Error(failure)
  const name = model === undefined ? bm25Name(bm25) : exactName(model)
  // Where the collection was closed meanwhile it has none of that name; where the search was cancelled it may have an earlier one.
  if (!isAdded || !useCollectionStore.getState().collection?.firstStages.some((stage) => stage.name === name)) throw new Error('The search was cancelled.')
  choose({ firstStage: name })
  return name
}
