/** The scoring engine as the page sees it: models by where they come from, events as messages. */
import type { ModelInfo } from '../../models/model.ts'
import type { CachedModel } from '../../models/sources/hub.ts'
import type { Collection } from '../../collection/collection.ts'
import { inHeap, inSharedMemory } from '../../columns/memory.ts'
import { headInWords } from '../../onnx/describe.ts'
import type { CountRequest } from '../../scoring/count-tokens.ts'
import { ScoringEngine, type EngineParts } from '../../scoring/engine.ts'
import type { FeatureStore, KeptFeatures } from '../../scoring/features.ts'
import type { JobEvents, JobRequest, JobSummary } from '../../scoring/job.ts'
import { MemoryFeatures } from '../../scoring/memory-features.ts'
import type { Pair } from '../../scoring/pair-scorer.ts'
import type { PassageReading } from '../../scoring/reading.ts'
import type { Holdings, ScoreStore } from '../../scoring/score-store.ts'
import type { Truncation } from '../../scoring/truncation.ts'
import type { ExactRequest } from '../../scoring/vectors/exact-first-stage.ts'
import type { Dtype, Scorer } from '../../systems/system.ts'
import type { KeptHead } from '../../training/take-home/kept-head.ts'
import type { DeviceFacts, HeadFacts, JobEvent, OtherNews, ScoringFace, ScoringSetup } from '../shared/scoring-face.ts'
import { DiskHeads } from './head-store.ts'
import { ModelSource } from './model-source.ts'
import { scoreFile } from './score-file.ts'
import { takeHomeFile } from './take-home-file.ts'
import { telling } from './telling.ts'

type Recalled = Parameters<NonNullable<JobEvents['onScores']>>[0]

export class ScoringRealm implements ScoringFace {
  readonly #engine: ScoringEngine
  readonly #ledger: ScoreStore
  readonly #features: FeatureStore
  readonly #vectors: FeatureStore
  readonly #heads = new DiskHeads()
  readonly #source = new ModelSource(this.#heads)
  readonly #running = new Set<AbortController>()
  /** By model. */
  readonly #counting = new Map<string, AbortController>()

  constructor(parts: EngineParts & { readonly features: FeatureStore }) {
    const { vectors = new MemoryFeatures() } = parts
    this.#engine = new ScoringEngine({ ...parts, vectors })
    this.#ledger = parts.ledger
    this.#features = parts.features
    this.#vectors = vectors
  }

  setUp(setup: ScoringSetup): void {
    this.#source.setUp(setup)
  }

  async addModel(source: string | readonly File[]): Promise<ModelInfo> {
    return this.#engine.addModel(await this.#source.files(source))
  }

  download(id: string, wishes: Pick<JobRequest, 'device' | 'dtype'>, onLoad: NonNullable<JobEvents['onLoad']>): Promise<void> {
    return this.#engine.download(id, wishes, onLoad)
  }

  removeModel(id: string): Promise<void> {
    return this.#engine.removeModel(id)
  }

  listCached(): Promise<readonly CachedModel[]> {
    return this.#source.listCached()
  }

  deleteCached(id: string): Promise<void> {
    return this.#source.deleteCached(id)
  }

  setCollection(collection: Collection): void {
    this.#engine.setCollection(collection)
  }

  /** @param tell a comlink proxy, whose calls give promises */
  score(request: JobRequest, tell: (event: JobEvent) => unknown): Promise<JobSummary> {
    return this.#asJob(tell, (send, signal) =>
      this.#engine.score(request, {
        ...progressEvents(send),
        onWait: (waiting) => send({ name: 'onWait', told: waiting }),
        onScores: (scores) => send({ name: 'onScores', told: scores }),
        onSkipped: (skipped) => send({ name: 'onSkipped', told: skipped }),
      }, signal),
    )
  }

  /** @param tell a comlink proxy, whose calls give promises */
  searchExactly(request: ExactRequest, tell: (event: JobEvent) => unknown): Promise<Collection | null> {
    return this.#asJob(tell, async (send, signal) => {
      try {
        return await this.#engine.searchExactly(request, { events: progressEvents(send), signal, allocate: crossOriginIsolated ? inSharedMemory : inHeap })
      } catch (error) {
        if (signal.aborted) return null
        throw error
      }
    })
  }

  /** Work that `cancel` ends; it is over when all that it told has arrived. */
  async #asJob<T>(tell: (event: JobEvent) => unknown, work: (send: (event: JobEvent) => void, signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController()
    this.#running.add(controller)
    const { send, told } = telling(tell)
    try {
      return await work(send, controller.signal)
    } finally {
      this.#running.delete(controller)
      await told()
    }
  }

  vectorHoldings(): Promise<readonly KeptFeatures[]> {
    return this.#vectors.holdings()
  }

  clearVectors(scorer: string): Promise<void> {
    return this.#vectors.clear(scorer)
  }

  /** @param onScores a comlink proxy, whose calls give promises */
  async recall(scorer: Scorer, queries: JobRequest['queries'], onScores: (scores: Recalled) => unknown): Promise<void> {
    const { send, told } = telling(onScores)
    await this.#engine.recall(scorer, queries, send)
    await told()
  }

  /** The query in view goes first. */
  prefer(query: number | null): void {
    this.#engine.prefer(query)
  }

  /** Ends the jobs asked for so far, within one batch; what is scored is kept. */
  cancel(): void {
    for (const controller of this.#running) controller.abort()
  }

  /** @param tell a comlink proxy, whose calls give promises */
  async countTokens(request: CountRequest, tell: (sofar: Truncation) => unknown): Promise<Truncation> {
    this.stopCounting(request.model)
    const controller = new AbortController()
    this.#counting.set(request.model, controller)
    const { send, told } = telling(tell)
    try {
      return await this.#engine.countTokens(request, send, controller.signal)
    } finally {
      if (this.#counting.get(request.model) === controller) this.#counting.delete(request.model)
      await told()
    }
  }

  stopCounting(model: string): void {
    this.#counting.get(model)?.abort()
  }

  reading(scorer: Scorer, pair: Pair): Promise<PassageReading | null> {
    return this.#engine.reading(scorer, pair)
  }

  deviceFacts(): Promise<DeviceFacts> {
    return this.#engine.deviceFacts()
  }

  holdings(): Promise<Holdings> {
    return this.#ledger.holdings()
  }

  setScoreLimit(bytes: number): Promise<void> {
    return this.#ledger.setLimit(bytes)
  }

  exportScores(): Promise<Blob> {
    return scoreFile(this.#ledger.records())
  }

  clearScores(scorer?: string): Promise<void> {
    return this.#ledger.clear(scorer)
  }

  keepScores(scorer: Scorer, pairs: Uint32Array, scores: Float32Array): Promise<void> {
    return this.#engine.keepScores(scorer, pairs, scores)
  }

  listHeads(): Promise<readonly KeptHead[]> {
    return this.#heads.list()
  }

  keepHead(head: KeptHead, split: Uint8Array | null): Promise<void> {
    return this.#heads.write(head, split)
  }

  deleteHead(id: string): Promise<void> {
    return this.#heads.delete(id)
  }

  async takeHome(id: string): Promise<Blob> {
    const head = await this.#heads.read(id)
    if (head === undefined) throw new Error(`There is no promoted head “${id}” on this machine.`)
    return takeHomeFile(head, await this.#source.files(id), await this.#heads.split(id))
  }

  async head(model: string, dtype: Dtype): Promise<HeadFacts> {
    const { layers, labels, width, place } = await this.#engine.head(model, dtype)
    return { layers, labels, width, place, description: headInWords(layers, width) }
  }

  missingFeatures(scorer: Scorer, queries: JobRequest['queries']): Promise<number> {
    return this.#engine.missingFeatures(scorer, queries)
  }

  featureHoldings(): Promise<readonly KeptFeatures[]> {
    return this.#features.holdings()
  }

  clearFeatures(scorer?: string): Promise<void> {
    return this.#features.clear(scorer)
  }

  /** @param tell a comlink proxy */
  watchLedger(tell: (news: OtherNews) => void): void {
    this.#ledger.listen((news) => {
      if (news.kind !== 'added') tell(news)
    })
  }
}

/** What every job tells of how far it is, as messages. */
const progressEvents = (send: (event: JobEvent) => void): JobEvents => ({
  onLoad: (load) => send({ name: 'onLoad', told: load }),
  onStart: (start) => send({ name: 'onStart', told: start }),
  onProgress: (progress) => send({ name: 'onProgress', told: progress }),
})
