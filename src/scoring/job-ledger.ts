/** The ledger as a job sees it: what is kept already, and where the rest goes. */
import type { FeatureStore } from './features.ts'
import type { ScoreStore } from './score-store.ts'
import type { Scorer } from '../systems/system.ts'

export interface JobLedger extends Pick<ScoreStore, 'read' | 'listen'> {
  /** `features`, row-major [passages, width], come with the scores of a job that wants them. */
  append(scorer: Scorer, query: string, passages: readonly string[], scores: Float32Array, features?: Float32Array): Promise<void>
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
    listen: (hear) => ledger.listen(hear),
  }
}
