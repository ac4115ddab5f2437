/** The ledger as a job sees it: what is kept already, and where the rest goes. */
import type { FeatureStore } from './features.ts'
import type { ScoreStore } from './score-store.ts'
import { scorerKey } from '../systems/key.ts'
import type { Scorer } from '../systems/system.ts'

export interface JobLedger extends Pick<ScoreStore, 'read' | 'listen'> {
  /** `features`, row-major [passages, width], come with the scores of a job that wants them. */
  append(scorer: Scorer, query: string, passages: readonly string[], scores: Float32Array, features?: Float32Array): Promise<void>
  /** These failed alone, and have no score. */
  skip?(scorer: Scorer, query: string, passages: readonly string[]): Promise<void>
}

/** A score counts as kept where its pair's features are, too; features are written first, so that whoever hears of a score finds them. */
export function withFeatures(ledger: JobLedger, store: FeatureStore): JobLedger {
  return {
    async read(scorer, query) {
      const [scores, known] = await Promise.all([ledger.read(scorer, query), store.has(scorer, query)])
      return new Map([...scores].filter(([passage]) => known.has(passage)))
    },
    async append(scorer, query, passages, scores, features) {
      if (features !== undefined) await store.append(scorer, query, passages, features)
      await ledger.append(scorer, query, passages, scores)
    },
    // So that a training, which waits for the features of all its pairs, goes on without these; a score of theirs is tried for again.
    async skip(scorer, query, passages) {
      const kept = (await store.holdings()).find(({ key }) => key === scorerKey(scorer))
      if (kept) await store.append(scorer, query, passages, new Float32Array(passages.length * kept.width).fill(NaN))
    },
    listen: (hear) => ledger.listen(hear),
  }
}
