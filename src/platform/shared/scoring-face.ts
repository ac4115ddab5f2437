/** What the scoring worker offers, in terms that cross the boundary between it and the page. */
import type { Collection } from '../../collection/collection.ts'
import type { ModelInfo } from '../../models/model.ts'
import type { TrainableHead } from '../../models/trainable-head.ts'
import type { CachedModel } from '../../models/sources/hub.ts'
import type { CountRequest } from '../../scoring/count-tokens.ts'
import type { KeptFeatures } from '../../scoring/features.ts'
import type { JobEvents, JobRequest, JobSummary } from '../../scoring/job.ts'
import type { Pair } from '../../scoring/pair-scorer.ts'
import type { AdapterFacts } from '../../scoring/ports.ts'
import type { PassageReading } from '../../scoring/reading.ts'
import type { Holdings, LedgerNews } from '../../scoring/score-store.ts'
import type { Truncation } from '../../scoring/truncation.ts'
import type { ExactRequest } from '../../scoring/vectors/exact-first-stage.ts'
import type { Dtype, Scorer } from '../../systems/system.ts'
import type { KeptHead } from '../../training/take-home/kept-head.ts'

/** One of a job's events, with what it tells. */
export type JobEvent = { [Name in keyof JobEvents]-?: { readonly name: Name; readonly told: Parameters<NonNullable<JobEvents[Name]>>[0] } }[keyof JobEvents]

export interface ScoringSetup {
  /** Address of the folder that holds the embedded models, with a final slash. */
  readonly models: string
  /** The Hub that other models come from; another one takes a reload of the page, whose policy names it. */
  readonly hub: string
}

export interface DeviceFacts {
  readonly threads: number
  readonly adapter: AdapterFacts | { readonly reason: string }
}

/** A head as training starts from it. */
export interface HeadFacts extends Pick<TrainableHead, 'layers' | 'labels' | 'width' | 'place'> {
  /** In words: `384 → 384 tanh → 1`. */
  readonly description: string
}

/** What a person should hear of the ledger. */
export type OtherNews = Exclude<LedgerNews, { readonly kind: 'added' }>

export interface ScoringFace {
  /** Comes before everything else. */
  setUp(setup: ScoringSetup): void
  /** An id (`embedded/…`, or of the Hub), or the files of a folder: bytes are read in the worker and never cross to the page. */
  addModel(source: string | readonly File[]): Promise<ModelInfo>
  /** Has a Hub model's graph kept on this machine before it is needed. */
  download(id: string, wishes: Pick<JobRequest, 'device' | 'dtype'>, onLoad: NonNullable<JobEvents['onLoad']>): Promise<void>
  removeModel(id: string): Promise<void>
  listCached(): Promise<readonly CachedModel[]>
  deleteCached(id: string): Promise<void>
  setCollection(collection: Collection): void
  /** Resolves after every event has been told. */
  score(request: JobRequest, tell: (event: JobEvent) => void): Promise<JobSummary>
  /** See ScoringEngine.searchExactly. Null where it was cancelled, which keeps what is embedded. Resolves after every event has been told. */
  searchExactly(request: ExactRequest, tell: (event: JobEvent) => void): Promise<Collection | null>
  /** What is kept of texts' vectors. */
  vectorHoldings(): Promise<readonly KeptFeatures[]>
  /** Forgets the vectors of one scorer's key. */
  clearVectors(scorer: string): Promise<void>
  /** Resolves after all scores have been told. */
  recall(scorer: Scorer, queries: JobRequest['queries'], onScores: NonNullable<JobEvents['onScores']>): Promise<void>
  /** The query in view goes first. */
  prefer(query: number | null): void
  /** Ends the jobs asked for so far, within one batch; what is scored is kept. */
  cancel(): void
  /** What a model would read of some pairs. A second count of a model ends the first with what is counted by then; so does `stopCounting`. */
  countTokens(request: CountRequest, tell: (sofar: Truncation) => void): Promise<Truncation>
  stopCounting(model: string): void
  /** What a scorer reads of one passage; null where its model is not loaded. */
  reading(scorer: Scorer, pair: Pair): Promise<PassageReading | null>
  deviceFacts(): Promise<DeviceFacts>
  /** What is kept of scores, and how much may be. */
  holdings(): Promise<Holdings>
  /** Bytes that kept scores may take from now on. */
  setScoreLimit(bytes: number): Promise<void>
  /** All kept scores as a file: one record a line, see `scoreLine`. */
  exportScores(): Promise<Blob>
  /** Forgets kept scores: of one scorer's key, or all. */
  clearScores(scorer?: string): Promise<void>
  /** Writes scores that were computed elsewhere, one a pair (rows of the candidates), as if a job had made them. */
  keepScores(scorer: Scorer, pairs: Uint32Array, scores: Float32Array): Promise<void>
  /** Promoted heads, the last first. Each is a model by its id, which `addModel` takes. */
  listHeads(): Promise<readonly KeptHead[]>
  /** Keeps a head, with its split (JSONL, gzipped) for the take-home; null where there is none. */
  keepHead(head: KeptHead, split: Uint8Array | null): Promise<void>
  deleteHead(id: string): Promise<void>
  /** A promoted head's model as a zip, see takeHome. */
  takeHome(id: string): Promise<Blob>
  /** A cross-encoder's head with its weights. Throws a sentence where it has none that can be trained: int8, or of an unknown kind. */
  head(model: string, dtype: Dtype): Promise<HeadFacts>
  /** Of these pairs, how many have no features kept. */
  missingFeatures(scorer: Scorer, queries: JobRequest['queries']): Promise<number>
  /** What is kept of features. */
  featureHoldings(): Promise<readonly KeptFeatures[]>
  /** Forgets kept features: of one scorer's key, or all. */
  clearFeatures(scorer?: string): Promise<void>
  /** Has the ledger's news told from now on, but for what is added. */
  watchLedger(tell: (news: OtherNews) => void): void
}
