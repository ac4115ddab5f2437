/** What stands, what is still missing, and the one obvious thing to do next. */
import type { Collection } from '../../collection/collection.ts'
import type { Receipt } from '../../collection/receipt.ts'
import { counted } from '../../components/format.ts'

export interface NextStep {
  readonly text: string
  readonly action: 'compare' | 'search' | 'add-candidates' | 'add-judgements' | 'add-texts'
}

interface Standing {
  readonly collection: Collection | undefined
  readonly receipts: readonly Receipt[]
  /** How the active judgements' queries meet the collection's; undefined without judgements. */
  readonly active: { readonly joined: number; readonly queries: number } | undefined
  /** Whether there are queries and passages to make a first stage of. */
  readonly searchable: boolean
}

/** Null before anything was brought. */
export function nextStep({ collection, receipts, active, searchable }: Standing): NextStep | null {
  if (!collection) {
    if (receipts.length === 0) return null
    return { action: 'add-candidates', text: 'Nothing was taken in yet. The receipt says why; the formats below show what fits.' }
  }
  const pairs = collection.candidates.passage.length
  if (pairs === 0 && searchable) {
    return { action: 'search', text: 'Candidates are still missing: add a run, or have the passages searched for the queries, below.' }
  }
  if (pairs === 0) {
    return { action: 'add-candidates', text: 'Candidates are still missing: for each query the passages that a search returned, best with their texts and scores.' }
  }
  const without = [isSilent(collection.queryTexts, collection.textless.queries) && 'queries', isSilent(collection.passageTexts, collection.textless.passages) && 'passages'].filter((noun) => noun !== false)
  if (without.length > 0) {
    return { action: 'add-texts', text: `The ${without.join(' and ')} have ids but no texts, so nothing can be reranked yet. Add the files that hold them (queries.jsonl, corpus.jsonl).` }
  }
  if (!active) return { action: 'compare', text: 'Ready to compare. To measure as well, add judgements (qrels).' }
  if (active.joined === 0) {
    return { action: 'add-judgements', text: 'Ready to compare, but no judged query id is among the candidates’, so nothing can be measured. The receipt shows ids of both kinds.' }
  }
  if (active.joined < active.queries) {
    return { action: 'compare', text: `Ready. ${counted(active.joined, 'judged query', 'judged queries')} of ${active.queries} ${active.joined === 1 ? 'has' : 'have'} candidates; the others count as 0, as trec_eval -c counts them.` }
  }
  return { action: 'compare', text: 'Ready: candidates and judgements are here and belong together.' }
}

const isSilent = ({ length }: Collection['queryTexts'], textless: Uint32Array) => length > 0 && textless.length === length
