/**
 * Scores pairs of a collection with models that were added: one job after another, each on the best device that holds,
 * nothing twice. It knows no browser; a worker puts a comlink face on it.
 */
import type { Collection } from '../collection/collection.ts'
import type { ModelFiles, ModelInfo } from '../models/model.ts'
import type { TrainableHead } from '../models/trainable-head.ts'
import { countTokens, type CountRequest } from './count-tokens.ts'
import { FeatureModel, featureModelFor } from './feature-model.ts'
import type { FeatureStore } from './features.ts'
import { inTurn } from './in-turn.ts'
import type { JobEvents, JobRequest, JobSummary } from './job.ts'
import { keepScores } from './keep-scores.ts'
import { withFeatures } from './job-ledger.ts'
import { LoadedModel } from './loaded-model.ts'
import { MemoryFeatures } from './memory-features.ts'
import { MemoryLedger } from './memory-ledger.ts'
import { missingFeatures } from './missing-features.ts'
import { OpenSessions } from './open-sessions.ts'
import type { Pair } from './pair-scorer.ts'
import { textsOf } from './pending-pairs.ts'
import type { AdapterFacts, Runtime } from './ports.ts'
import { planLadder } from './plan.ts'
import type { PassageReading } from './reading.ts'
import { recall } from './recall.ts'
import { recipeOf } from './recipe.ts'
import type { ScoreStore } from './score-store.ts'
import { ScoringJob, type ScoringJobParts } from './scoring-job.ts'
import { SessionQueue } from './session-queue.ts'
import type { Truncation } from './truncation.ts'
import { MemoryTunings, type TuningStore } from './tuner.ts'
import { MemoryTurns, type Turns } from './turns.ts'
import { vectorLedger } from './vectors/embedding-job.ts'
import { exactFirstStage, type Embed, type ExactOptions, type ExactRequest } from './vectors/exact-first-stage.ts'
import { everyPair } from './vectors/text-blocks.ts'
import { VectorModel } from './vectors/vector-model.ts'
import type { Dtype, Scorer } from '../systems/system.ts'

export interface EngineParts {
  readonly runtime: Runtime
  readonly ledger: ScoreStore
  /** Where features are kept; left out where nobody trains on them. */
  readonly features?: FeatureStore
  /** Where texts' vectors are kept; left out where nobody searches by them twice. */
  readonly vectors?: FeatureStore
  /** Shared by all who share the ledger; left out where nobody else has it. */
  readonly turns?: Turns
  /** Left out where nothing outlives the engine. */
  readonly tunings?: TuningStore
}

export class ScoringEngine {
  #runtime: Runtime
  #ledger: ScoreStore
  #features: FeatureStore
  #vectors: FeatureStore
  #turns: Turns
  #tunings: TuningStore
  #sessions: OpenSessions
  #models = new Map<string, LoadedModel>()
  #collection: Collection | null = null
  #jobs = new SessionQueue()
  #current: ScoringJob | null = null
  #preferred: number | null = null

  constructor({ runtime, ledger, features = new MemoryFeatures(), vectors = new MemoryFeatures(), turns = new MemoryTurns(), tunings = new MemoryTunings() }: EngineParts) {
    this.#runtime = runtime
    this.#ledger = ledger
    this.#features = features
    this.#vectors = vectors
    this.#turns = turns
    this.#tunings = tunings
    this.#sessions = new OpenSessions(runtime)
  }

  /** What the machine offers, or why it has no GPU to offer. */
  async deviceFacts(): Promise<{ threads: number; adapter: AdapterFacts | { readonly reason: string } }> {
    return { threads: this.#runtime.threads, adapter: await this.#runtime.adapter() }
  }

  /** Looks into a model's files; a model of the same id is replaced. Throws ModelError that names the part at fault. */
  async addModel(files: ModelFiles): Promise<ModelInfo> {
    const model = await LoadedModel.open(files)
    if (this.#models.has(model.info.id)) await this.removeModel(model.info.id)
    this.#models.set(model.info.id, model)
    return model.info
  }

  /** A job that runs, or waits, with the model is finished first: a session closed under it would cost every pair that is left. */
  async removeModel(id: string): Promise<void> {
    this.#models.delete(id)
    await this.#jobs.run(() => this.#sessions.close(id))
  }

  /** Jobs asked for from now on are over this collection. */
  setCollection(collection: Collection): void {
    this.#collection = collection
    this.#preferred = null
  }

  /** The query in view: its pairs go first, from the next batch on. */
  prefer(query: number | null): void {
    this.#preferred = query
    this.#current?.prefer(query)
  }

  /**
   * Scores what the ledger does not hold, and where features are asked for, what has a score but no features. Waits for
   * jobs asked for before it, and for another tab's of the same pairs.
   * Aborting keeps what is scored and ends within one batch, as a summary with the outcome `cancelled`.
   * Throws ModelError for a model that is not there, lacks a part or has no head to train, ScoringError where no device holds.
   */
  async score(request: JobRequest, events: JobEvents = {}, signal?: AbortSignal): Promise<JobSummary> {
    const [loaded, collection] = [this.#model(request.model), this.#requireCollection()]
    const asked = { request, events, ...(signal && { signal }), collection, runtime: this.#runtime, sessions: this.#sessions, tunings: this.#tunings }
    const { model, ledger } = request.features
      ? { model: featureModelFor(loaded, request), ledger: withFeatures(this.#ledger, this.#features) }
      : { model: loaded, ledger: request.anew ? new MemoryLedger() : this.#ledger }
    const parts: ScoringJobParts = { ...asked, model, ledger }
    return this.#jobs.run(() => (request.anew ? this.#run(parts) : inTurn(this.#turns, parts, () => this.#run(parts))))
  }

  async #run(parts: ScoringJobParts): Promise<JobSummary> {
    const job = new ScoringJob(parts)
    this.#current = job
    job.prefer(this.#preferred)
    try {
      return await job.run()
    } finally {
      this.#current = null
    }
  }

  /**
   * The collection with a first stage that a bi-encoder finds by exact search: see exactFirstStage. Texts are embedded by
   * jobs, after those asked for before; what is embedded is kept. Throws as `score` does, and ModelError for a cross-encoder.
   */
  async searchExactly(request: ExactRequest, { events = {}, ...options }: ExactOptions & { readonly events?: JobEvents } = {}): Promise<Collection | null> {
    const [loaded, collection] = [this.#model(request.wishes.model), this.#requireCollection()]
    const embed: Embed = (role, blocks, dtype) => {
      const wanted = { request: { ...request.wishes, dtype, queries: everyPair(blocks) }, model: new VectorModel(loaded, role), collection: blocks }
      const parts: ScoringJobParts = { ...wanted, events, ledger: vectorLedger(this.#vectors), runtime: this.#runtime, sessions: this.#sessions, tunings: this.#tunings, ...(options.signal && { signal: options.signal }) }
      return this.#jobs.run(() => this.#run(parts))
    }
    return exactFirstStage({ collection, request, embed, store: this.#vectors }, options)
  }

  /**
   * Reads the graph that a job with these wishes would try first, so that what a source keeps is there before it is
   * needed. Throws ModelError where it cannot be had.
   */
  async download(id: string, wishes: Pick<JobRequest, 'device' | 'dtype'>, onLoad: NonNullable<JobEvents['onLoad']>): Promise<void> {
    const model = this.#model(id)
    const [first] = planLadder(model.info, await this.#runtime.adapter(), wishes).rungs
    if (first) await model.read(first.graph, { onLoad })
  }

  /** A cross-encoder's head with its weights, as training starts from it. Throws ModelError or OnnxError where it has none that can be trained. */
  async head(id: string, dtype: Dtype): Promise<TrainableHead> {
    return FeatureModel.of(this.#model(id)).head(dtype)
  }

  /** Of these pairs, how many have no features kept. */
  async missingFeatures(scorer: Scorer, queries: JobRequest['queries']): Promise<number> {
    return missingFeatures(this.#requireCollection(), this.#features, scorer, queries)
  }

  /** Tells what the ledger holds of a scorer, query by query, without running anything. */
  async recall(scorer: Scorer, queries: JobRequest['queries'], onScores: NonNullable<JobEvents['onScores']>): Promise<void> {
    await recall(this.#requireCollection(), this.#ledger, scorer, queries, onScores)
  }

  /** Writes scores that were computed elsewhere to the ledger, where jobs and `recall` find them. Throws as keepScores. */
  async keepScores(scorer: Scorer, pairs: Uint32Array, scores: Float32Array): Promise<void> {
    await keepScores(this.#requireCollection(), this.#ledger, scorer, pairs, scores)
  }

  /** What a model would read of some pairs: see countTokens. Waits for no job. Throws ModelError for a model that is not there or lacks a part. */
  async countTokens(request: CountRequest, tell: (sofar: Truncation) => void = () => undefined, signal?: AbortSignal): Promise<Truncation> {
    const [model, collection] = [this.#model(request.model), this.#requireCollection()]
    // Tokens do not depend on the dtype.
    const reader = await model.readerOf(recipeOf(model.info, request, 'fp32'), textsOf(collection))
    return countTokens(reader, collection, request.queries, tell, signal)
  }

  /** What a scorer reads of one passage, and which part of the text it does not; null where its model is not loaded. */
  async reading(scorer: Scorer, pair: Pair): Promise<PassageReading | null> {
    const model = this.#models.get(scorer.model)
    if (model?.info.revision !== scorer.revision) return null
    const reader = await model.readerOf(scorer, textsOf(this.#requireCollection()))
    return { ...reader.read(pair), unread: reader.unread(pair) }
  }

  /** Rejects jobs that wait, awaits the one that runs (abort it first), frees the sessions. */
  async dispose(): Promise<void> {
    await this.#jobs.close(new Error('The scoring engine was closed'))
    await this.#sessions.closeAll()
  }

  #model(id: string): LoadedModel {
    const model = this.#models.get(id)
    if (model === undefined) throw new Error(`The model ${id} was not added. Added are: ${[...this.#models.keys()].join(', ') || 'none'}`)
    return model
  }

  #requireCollection(): Collection {
    if (this.#collection === null) throw new Error('There is no collection to score')
    return this.#collection
  }
}
