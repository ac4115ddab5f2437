/** Runs batches on one device, as many at once as it has lanes: halves one that fails, and tells a bad pair from a bad device. */
import { batchLimits } from './batches.ts'
import { reasonOf, RungFailure } from './failure.ts'
import { suspicionOf } from './known-answer.ts'
import type { Pair, PairScorer, PairScores, PairTexts } from './pair-scorer.ts'
import { DeviceLostError, SessionLostError, type Session } from './ports.ts'
import type { Tuner, Tuning } from './tuner.ts'
import type { Dtype } from '../systems/system.ts'

/** Pairs of one query that are run together. */
export interface Batch {
  readonly query: number
  readonly pairs: readonly Pair[]
}

/** Where batches come from: asked for each as late as can be, so that the query in view gets ahead. */
export interface BatchSource {
  /** @param tokens that the batch may hold */
  next(tokens: number): Batch | undefined
  /** Called while batches run: a chance to prepare what comes when no more than `least` batches are left of what is at hand. */
  lookAhead(least: number, tokens: number): void
}

/** What became of some pairs; together the outcomes settle every pair once. */
export interface BatchOutcome extends Batch {
  readonly scores: Float32Array
  /** Of a job that wants them, row-major [pairs, width]. */
  readonly features?: Float32Array
  readonly skipped: readonly { readonly pair: Pair; readonly reason: string }[]
  readonly tokens: number
  readonly padding: number
  /** Since the outcome before: over all outcomes the time that the device took, however many runs were in flight. */
  readonly milliseconds: number
}

export interface DeviceRunParts {
  readonly session: Pick<Session, 'device'>
  readonly scorer: PairScorer
  readonly dtype: Dtype
  readonly texts: PairTexts
  readonly source: BatchSource
  /** Says how batches are cut and how many run at once, and is told how they went. */
  readonly tuner: Tuner
  /** From here on no batch is started; those in flight still come. */
  readonly signal?: Pick<AbortSignal, 'aborted'>
}

/** A batch that is back: its outcome, its halves where it failed as a whole, or what is wrong with the device. */
type Landing = Omit<BatchOutcome, 'milliseconds'> | { readonly halves: readonly Batch[] } | { readonly failure: RungFailure }

/** Pairs that may fail on WASM before any has a score; after that it is not the pairs. */
const SKIPPED_AT_FIRST = 3
/** Different passages that may score exactly the same: where irrelevant ones crowd, float16 has few numbers. */
const ALIKE_BY_CHANCE = 3

export class DeviceRun {
  readonly #parts: DeviceRunParts
  #scored = 0
  #skipped = 0

  constructor(parts: DeviceRunParts) {
    this.#parts = parts
  }

  /**
   * Outcomes in the order that batches come back. A batch that fails is run as two halves, since memory may run out for
   * the whole. A pair that fails alone is the failure of a GPU; on WASM, the last resort, it is skipped.
   * Throws RungFailure where the device does not hold, after all that is in flight came back.
   */
  async *outcomes(): AsyncGenerator<BatchOutcome> {
    const { source, tuner, signal } = this.#parts
    const landed: Landing[] = []
    const halves: Batch[] = []
    let flying = 0
    let coming = tuner.next()
    let tuning = coming
    let failure: RungFailure | null = null
    let wake = (): void => undefined
    let since = performance.now()
    const start = (batch: Batch, by: Tuning, isHalf: boolean) => {
      flying++
      const started = performance.now()
      void this.#run(batch, by).then((landing) => {
        flying--
        landed.push(landing)
        // Halves are not what the tuner asked for.
        if ('halves' in landing) tuner.failed(by)
        else if ('scores' in landing && !isHalf) tuner.ran(by, landing.tokens, performance.now() - started)
        wake()
      })
    }
    const fill = () => {
      while (failure === null && signal?.aborted !== true) {
        // Another tuning waits until all have landed: on a GPU a batch's time has that of the batch before it in it.
        if (flying > 0 && (flying >= coming.lanes || !isSame(tuning, coming))) return
        const half = halves.pop()
        const batch = half ?? source.next(coming.tokens)
        if (batch === undefined) return
        tuning = coming
        start(batch, tuning, half !== undefined)
        if (half === undefined) coming = tuner.next()
      }
    }
    for (;;) {
      fill()
      const landing = landed.shift()
      if (landing === undefined) {
        if (flying === 0) break
        if (failure === null) source.lookAhead(tuning.lanes, coming.tokens)
        await new Promise<void>((resolve) => (wake = resolve))
      } else if ('failure' in landing) failure ??= landing.failure
      else if ('halves' in landing) halves.push(...landing.halves)
      else {
        const now = performance.now()
        yield { ...landing, milliseconds: now - since }
        since = now
      }
    }
    if (failure !== null) throw failure
  }

  /** Never rejects. */
  async #run(batch: Batch, { tokens: most }: Tuning): Promise<Landing> {
    const { scorer, session, dtype } = this.#parts
    try {
      const found = await scorer.score(batch.pairs, batchLimits(session.device, dtype, most))
      if (found.scores.length !== batch.pairs.length) throw new Error(`${batch.pairs.length} pairs gave ${found.scores.length} scores`)
      return this.#sift(batch, found)
    } catch (error) {
      return this.#failed(batch, error)
    }
  }

  #failed(batch: Batch, error: unknown): Landing {
    if (error instanceof RungFailure) return { failure: error }
    if (error instanceof DeviceLostError || error instanceof SessionLostError) return { failure: new RungFailure('run', error) }
    if (batch.pairs.length > 1) return { halves: halvesOf(batch) }
    if (this.#parts.session.device === 'webgpu') return { failure: new RungFailure('run', error) }
    return this.#sift(batch, { scores: new Float32Array([NaN]), tokens: 0, padding: 0 }, reasonOf(error))
  }

  /** Keeps what is a number. Scores that no model gives are the failure of a GPU. */
  #sift({ query, pairs }: Batch, { scores, features, ...cost }: PairScores, reason?: string): Landing {
    if (this.#parts.session.device === 'webgpu') {
      const suspicion = suspicionOf(scores)
      if (suspicion !== null && !this.#areAlikeByChance(pairs, scores)) return { failure: new RungFailure('run', new Error(suspicion)) }
    }
    const kept = pairs.filter((_, i) => Number.isFinite(scores[i]))
    const skipped = pairs.flatMap((pair, i) => (Number.isFinite(scores[i]) ? [] : [{ pair, reason: reason ?? `its score is ${scores[i]}` }]))
    this.#scored += kept.length
    this.#skipped += skipped.length
    if (this.#scored === 0 && this.#skipped >= SKIPPED_AT_FIRST) return { failure: new RungFailure('run', new Error(skipped[0]?.reason)) }
    const vectors = skipped.length === 0 ? features : features && rowsOf(features, pairs.length, (row) => Number.isFinite(scores[row]))
    return { query, pairs: kept, scores: scores.filter((score) => Number.isFinite(score)), ...(vectors && { features: vectors }), skipped, ...cost }
  }

  #areAlikeByChance(pairs: readonly Pair[], scores: Float32Array): boolean {
    if (!scores.every(Number.isFinite)) return false
    const texts = new Set(pairs.map(({ passage }) => this.#parts.texts.passage(passage))).size
    return texts === 1 || (texts <= ALIKE_BY_CHANCE && scores[0] !== 0)
  }
}

const isSame = (a: Tuning, b: Tuning) => a.lanes === b.lanes && a.tokens === b.tokens

/** Those of the rows of a row-major matrix that pass. */
const rowsOf = (matrix: Float32Array, rows: number, passes: (row: number) => boolean) => matrix.filter((_, at) => passes(Math.floor((at * rows) / matrix.length)))

function halvesOf({ query, pairs }: Batch): Batch[] {
  const middle = Math.ceil(pairs.length / 2)
  return [pairs.slice(middle), pairs.slice(0, middle)].map((half) => ({ query, pairs: half }))
}
