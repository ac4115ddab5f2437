/** Scores from earlier visits: read from the ledger by their recipe, without loading a model. */
import { pairCount, pairsOf, scorable, type Collection } from '../collection/collection.ts'
import { scorerKey } from '../systems/key.ts'
import { remembered } from './remembered.ts'
import { ScoreInbox } from './score-inbox.ts'
import { startSystem } from './scores.ts'
import { scoring } from './workers.ts'

/** Brings back the systems that scored this collection before. */
export async function recallScores(collection: Collection): Promise<void> {
  const starts = remembered().systems[collection.fingerprint] ?? []
  if (starts.length === 0) return
  // The pairs of all first stages: whichever is chosen, its scores are there.
  const queries = Array.from({ length: collection.queryIds.length }, (_, query) => {
    const [start, end] = pairsOf(collection.candidates, query)
    return { query, pairs: scorable(collection, query, Uint32Array.from({ length: end - start }, (_, at) => start + at)) }
  })
  for (const start of starts) {
    const key = scorerKey(start.scorer)
    startSystem(key, start, pairCount(collection))
    const inbox = new ScoreInbox(key)
    await scoring((worker) => worker.recall(start.scorer, queries, (scores) => inbox.put(scores)))
    inbox.flush()
  }
}
