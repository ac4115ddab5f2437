/** The scoring worker as the state calls it: plain promises and plain events, no trace of messages. */
import { proxy, type Remote } from 'comlink'
import type { Collection } from '../../collection/collection.ts'
import type { ModelInfo } from '../../models/model.ts'
import type { CountRequest } from '../../scoring/count-tokens.ts'
import type { KeptFeatures } from '../../scoring/features.ts'
import type { JobEvents, JobRequest, JobSummary } from '../../scoring/job.ts'
import type { Pair } from '../../scoring/pair-scorer.ts'
import type { PassageReading } from '../../scoring/reading.ts'
import type { Holdings } from '../../scoring/score-store.ts'
import type { Truncation } from '../../scoring/truncation.ts'
import type { ExactRequest } from '../../scoring/vectors/exact-first-stage.ts'
import type { Dtype, Scorer } from '../../systems/system.ts'
import type { KeptHead } from '../../training/take-home/kept-head.ts'
import type { DeviceFacts, HeadFacts, JobEvent, OtherNews, ScoringFace, ScoringSetup } from '../shared/scoring-face.ts'
import { Breaking } from '../shared/breaking.ts'
import { startWorker, type WorkerClient } from '../shared/worker-client.ts'

export class ScoringClient {
  readonly #worker: WorkerClient<ScoringFace>
  readonly #breaking: Breaking

  private constructor(worker: WorkerClient<ScoringFace>) {
    this.#worker = worker
    this.#breaking = new Breaking(worker.broken)
  }

  /** Throws WorkerError where the worker does not start. */
  static async open(setup: ScoringSetup): Promise<ScoringClient> {
    const worker = await startWorker<ScoringFace>(() => new Worker(new URL('../../../workers/scoring.ts', import.meta.url), { type: 'module', name: 'scoring' }), 'scoring')
    const client = new ScoringClient(worker)
    await client.#ask((face) => face.setUp(setup))
    return client
  }

  /** An id (`embedded/…`, or of the Hub), or a folder's files. Throws the worker's ModelError. */
  addModel(source: string | readonly File[]): Promise<ModelInfo> {
    return this.#ask((face) => face.addModel(source))
  }

  /** Has a Hub model's graph kept on this machine before it is needed. */
  download(id: string, wishes: Pick<JobRequest, 'device' | 'dtype'>, onLoad: NonNullable<JobEvents['onLoad']>): Promise<void> {
    return this.#ask((face) => face.download(id, wishes, proxy(onLoad)))
  }

  removeModel(id: string): Promise<void> {
    return this.#ask((face) => face.removeModel(id))
  }

  listCached(): ReturnType<ScoringFace['listCached']> {
    return this.#ask((face) => face.listCached())
  }

  deleteCached(id: string): Promise<void> {
    return this.#ask((face) => face.deleteCached(id))
  }

  setCollection(collection: Collection): Promise<void> {
    return this.#ask((face) => face.setCollection(collection))
  }

  /** See ScoringEngine.score. Resolves after every event has been told. */
  score(request: JobRequest, events: JobEvents = {}): Promise<JobSummary> {
    return this.#ask((face) => face.score(request, proxy((event: JobEvent) => dispatch(event, events))))
  }

  /** See ScoringEngine.searchExactly; null where it was cancelled. */
  searchExactly(request: ExactRequest, events: JobEvents = {}): Promise<Collection | null> {
    return this.#ask((face) => face.searchExactly(request, proxy((event: JobEvent) => dispatch(event, events))))
  }

  vectorHoldings(): Promise<readonly KeptFeatures[]> {
    return this.#ask((face) => face.vectorHoldings())
  }

  clearVectors(scorer: string): Promise<void> {
    return this.#ask((face) => face.clearVectors(scorer))
  }

  /** See recall. */
  recall(scorer: Scorer, queries: JobRequest['queries'], onScores: NonNullable<JobEvents['onScores']>): Promise<void> {
    return this.#ask((face) => face.recall(scorer, queries, proxy(onScores)))
  }

  prefer(query: number | null): Promise<void> {
    return this.#ask((face) => face.prefer(query))
  }

  cancel(): Promise<void> {
    return this.#ask((face) => face.cancel())
  }

  /** See ScoringEngine.countTokens. A second count of a model ends the first. */
  countTokens(request: CountRequest, tell: (sofar: Truncation) => void): Promise<Truncation> {
    return this.#ask((face) => face.countTokens(request, proxy(tell)))
  }

  stopCounting(model: string): Promise<void> {
    return this.#ask((face) => face.stopCounting(model))
  }

  /** See ScoringEngine.reading. */
  reading(scorer: Scorer, pair: Pair): Promise<PassageReading | null> {
    return this.#ask((face) => face.reading(scorer, pair))
  }

  deviceFacts(): Promise<DeviceFacts> {
    return this.#ask((face) => face.deviceFacts())
  }

  holdings(): Promise<Holdings> {
    return this.#ask((face) => face.holdings())
  }

  setScoreLimit(bytes: number): Promise<void> {
    return this.#ask((face) => face.setScoreLimit(bytes))
  }

  exportScores(): Promise<Blob> {
    return this.#ask((face) => face.exportScores())
  }

  clearScores(scorer?: string): Promise<void> {
    return this.#ask((face) => face.clearScores(scorer))
  }

  keepScores(scorer: Scorer, pairs: Uint32Array, scores: Float32Array): Promise<void> {
    return this.#ask((face) => face.keepScores(scorer, pairs, scores))
  }

  listHeads(): Promise<readonly KeptHead[]> {
    return this.#ask((face) => face.listHeads())
  }

  keepHead(head: KeptHead, split: Uint8Array | null): Promise<void> {
    return this.#ask((face) => face.keepHead(head, split))
  }

  deleteHead(id: string): Promise<void> {
    return this.#ask((face) => face.deleteHead(id))
  }

  takeHome(id: string): Promise<Blob> {
    return this.#ask((face) => face.takeHome(id))
  }

  /** See ScoringEngine.head. */
  head(model: string, dtype: Dtype): Promise<HeadFacts> {
    return this.#ask((face) => face.head(model, dtype))
  }

  missingFeatures(scorer: Scorer, queries: JobRequest['queries']): Promise<number> {
    return this.#ask((face) => face.missingFeatures(scorer, queries))
  }

  featureHoldings(): Promise<readonly KeptFeatures[]> {
    return this.#ask((face) => face.featureHoldings())
  }

  clearFeatures(scorer?: string): Promise<void> {
    return this.#ask((face) => face.clearFeatures(scorer))
  }

  /** Has `hear` called with the ledger's news from now on. */
  watchLedger(hear: (news: OtherNews) => void): Promise<void> {
    return this.#ask((face) => face.watchLedger(proxy(hear)))
  }

  /** Rejects, and never resolves, when the worker breaks down; then a new client is needed. */
  get broken(): Promise<never> {
    return this.#worker.broken
  }

  /** Ends the worker at once; what is scored is kept. */
  terminate(): void {
    this.#worker.terminate()
  }

  /** A worker that breaks down settles no call. */
  #ask<T>(call: (face: Remote<ScoringFace>) => Promise<T>): Promise<T> {
    return this.#breaking.before(call(this.#worker.face))
  }
}

function dispatch(event: JobEvent, events: JobEvents): void {
  switch (event.name) {
    case 'onWait':
      return events.onWait?.(event.told)
    case 'onLoad':
      return events.onLoad?.(event.told)
    case 'onStart':
      return events.onStart?.(event.told)
    case 'onScores':
      return events.onScores?.(event.told)
    case 'onProgress':
      return events.onProgress?.(event.told)
    case 'onSkipped':
      return events.onSkipped?.(event.told)
  }
}
