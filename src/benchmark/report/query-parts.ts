/** Reports of shards of one benchmark's queries, and whether they are all there. */
import type { BenchmarkReport, QueryShard } from './benchmark-report.ts'
import { MergeError } from './merge-error.ts'
import { counted } from './words.ts'

/** A shard's report, its repeats already pointing at the machines of the whole. */
export interface QueryPartReport extends BenchmarkReport {
  readonly shard: string
  readonly queries: QueryShard
}

/** Ids that a sentence still bears. */
const NAMED = 5

/** Each shard of n once, and every query in one of them. Throws MergeError that says which are not there. */
export function expectAllQueries(parts: readonly QueryPartReport[]): void {
  const twice = parts.find(({ shard }, at) => parts.findIndex((other) => other.shard === shard) < at)
  if (twice !== undefined) throw new MergeError(`Shard ${twice.shard} is given twice.`)
  const found = new Set<string>()
  for (const { shard, queries } of parts) {
    for (const qid of queries.scored) {
      if (found.has(qid)) throw new MergeError(`Query ${qid} is in shard ${shard} and in another one too: these are not shards of one run.`)
      found.add(qid)
    }
  }
  const missing = (parts[0]?.queries.collection ?? []).filter((qid) => !found.has(qid))
  if (missing.length === 0) return
  const [, count = ''] = parts[0]?.shard.split('/') ?? []
  const absent = Array.from({ length: Number(count) }, (_, at) => `${at + 1}/${count}`).filter((shard) => !parts.some((part) => part.shard === shard))
  const ids = missing.length > NAMED ? `${missing.slice(0, NAMED).join(', ')} and ${missing.length - NAMED} more` : missing.join(', ')
  throw new MergeError(`${counted(missing.length, 'query is', 'queries are')} in none of these parts: ${ids}. ${absent.length === 1 ? 'Shard' : 'Shards'} ${absent.join(', ')} of the queries ${absent.length === 1 ? 'is' : 'are'} not among them.`)
}
