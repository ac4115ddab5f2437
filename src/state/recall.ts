/** Scores from earlier visits: read from the ledger by their recipe, without loading a model. */
import { rankedPairs } from '../ranking/rankings.ts'
import type { Collection } from '../collection/collection.ts'
import { scorerKey } from '../systems/key.ts'
import { firstStageOrder } from './derived/base.ts'
import { remembered } from './remembered.ts'
import { ScoreInbox } from './score-inbox.ts'
import { startSystem } from './scores.ts'
import { scoring } from './workers.ts'

/** Brings back the systems that scored this collection before. */
export async function recallScores(collection: Collection): Promise<void> {
  const starts = remembered().systems[collection.fingerprint] ?? []
  const [stage] = collection.firstStages
  if (starts.length === 0 || !stage) return
  const order = firstStageOrder(collection, stage)
  const queries = Array.from({ length: collection.queryIds.length }, (_, query) => ({ query, pairs: rankedPairs(order, query).slice() }))
  for (const start of starts) {
    const key = scorerKey(start.scorer)
    startSystem(key, start, collection.queryIds.length, collection.candidates.passage.length)
    const inbox = new ScoreInbox(key)
    await scoring((worker) => worker.recall(start.scorer, queries, (scores) => inbox.put(scores)))
    inbox.flush()
  }
}
