/** What report.json holds of a benchmark: the page's own report, and what only a benchmark knows. Times are milliseconds. */
import type { AdapterFacts } from '../../scoring/ports.ts'
import type { Cell, Plan } from '../plan/plan.ts'
import type { Manifest, Report, Speed, SystemReport } from '../report.ts'

export interface BenchmarkReport extends Report {
  /** First stages first, then cells in the plan's order. */
  readonly systems: readonly BenchmarkedSystem[]
  readonly manifest: BenchmarkManifest
  /** Cells that gave no scores. */
  readonly failures: readonly Failure[]
}

export interface Failure {
  readonly name: string
  readonly cell: Cell
  /** A sentence. */
  readonly reason: string
}

export interface BenchmarkedSystem extends SystemReport {
  /** Null for a first stage. What ran stands in `device` and `dtype`. */
  readonly asked: Cell | null
  /** Of its files: runs/<slug>.trec, logits/<slug>.jsonl. */
  readonly slug: string
  /** Medians over the repeats; null for first stages, for pipelines, and where no repeat scored anything anew. */
  readonly speed: RepeatedSpeed | null
  /** What the model's runs take for a query, of a pipeline all stages together; null where a stage was not measured. */
  readonly millisecondsPerQuery: number | null
  readonly repeats: readonly Repeat[]
  /** Null where no other cell has scores of the same recipe. */
  readonly agreement: Agreement | null
  readonly marks: readonly Mark[]
}

export interface RepeatedSpeed extends Speed {
  /** Pairs a second of the slowest and the fastest repeat. */
  readonly slowest: number
  readonly fastest: number
  /** Repeats that these are medians of. */
  readonly repeats: number
}

/** A cell run once, in a page of its own. */
export interface Repeat {
  /** From 1. */
  readonly repeat: number
  /** Place in the manifest's machines. */
  readonly machine: number
  /** ISO 8601. */
  readonly startedAt: string
  /** Opening the model's files: of a Hub model that this machine did not have, its download. */
  readonly opened: number
  /** From asking for the scores to their end: loading, known answers, first run, ledger and screen included. */
  readonly wall: number
  /** Of each stage's job; null where it scored nothing anew. */
  readonly stages: readonly (Speed | null)[]
  /** Pages that it took: more than 1 where one crashed, and the next went on with what was kept. */
  readonly attempts: number
  /** Greatest difference of a score from the first repeat's; null for that one. */
  readonly deviation: number | null
  /** Null where it was over all queries. */
  readonly part: QueryPart | null
  readonly threads: number
  readonly crossOriginIsolated: boolean
  /** Load average over one minute when it began; null where the system tells none. */
  readonly loadAverage: number | null
  /** Share of all cores that was in use just before, when nothing of the benchmark ran: 0 to 1. Null where it is not known. */
  readonly busy: number | null
}

/** The part of a cell that one shard ran, where queries were sharded. */
export interface QueryPart {
  /** `i/n`. */
  readonly shard: string
  /** Pairs that were scored: what its rates weigh. */
  readonly pairs: number
}

/** How far a cell's scores are from those of an earlier cell of the same model, dtype and length. */
export interface Agreement {
  readonly with: string
  readonly greatest: number
  /** What counts as the same. */
  readonly bound: number
}

/** What a reader has to know before believing a row. */
export type Mark = 'software-adapter' | 'busy' | 'fell-back' | 'interrupted' | 'incomplete'

export interface BenchmarkManifest extends Manifest {
  readonly plan: Plan
  /** `i/n`; null for the whole. */
  readonly shard: string | null
  /** Null where all queries were scored: where cells were sharded, and for the whole. */
  readonly queries: QueryShard | null
  readonly startedAt: string
  readonly finishedAt: string
  /** What was read: candidates, judgements, and models' files. */
  readonly files: readonly FileFacts[]
  readonly machines: readonly Machine[]
}

/** Which queries a shard scored, and what it takes to put the shards together. Ids stand in the order of their files. */
export interface QueryShard {
  readonly scored: readonly string[]
  /** All of the collection's. */
  readonly collection: readonly string[]
  /** Of the judgements: the order in which means are summed, which their last digits hang on. */
  readonly judged: readonly string[]
}

export interface FileFacts {
  /** As it was given; of a model, `<model>/<path in it>`. */
  readonly name: string
  readonly bytes: number
  readonly sha256: string
}

export interface Machine {
  readonly processor: string
  readonly cores: number
  /** Bytes; null where the browser tells none, which then is all that could. */
  readonly memory: number | null
  readonly system: string
  /** What drove the browser: `Node v20.19.0`; null where the app ran the plan itself. */
  readonly driver: string | null
  readonly browser: string
  readonly browserArguments: readonly string[]
  /** What WebGPU offers; null where there is nothing. */
  readonly adapter: AdapterFacts | null
}
