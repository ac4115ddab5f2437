/** Which of a collection's queries one machine scores. */
import type { Plan } from '../../src/benchmark/plan/plan.ts'
import { shard as shardOf } from '../../src/benchmark/plan/rounds.ts'
import type { QueryShard } from '../../src/benchmark/report/benchmark-report.ts'
import type { RunFlags } from './flags.ts'
import { inLabPage } from './lab-page.ts'
import { openCollection } from './run-cell.ts'
import type { Setting } from './setting.ts'

/** Every n-th query, from the i-th, as the app has read them; null where it is not queries that are sharded. */
export async function queryShardOf(shard: RunFlags['shard'], browser: Setting | undefined, plan: Plan, signal: AbortSignal): Promise<QueryShard | null> {
  if (shard?.by !== 'queries' || browser === undefined) return null
  return inLabPage(browser, signal, async (lab) => {
    await openCollection(lab, plan)
    const { collection, judged } = await lab.queries()
    return { scored: shardOf(collection, shard.index, shard.count), collection, judged }
  })
}
