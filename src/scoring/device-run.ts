/** Runs pairs on one device, batch by batch: halves a batch that fails, and tells a bad pair from a bad device. */
import { reasonOf, RungFailure } from './failure.ts'
import { suspicionOf } from './known-answer.ts'
import type { Pair, PairScorer, PairTexts } from './pair-scorer.ts'
import { DeviceLostError } from './ports.ts'
import type { Device } from '../systems/system.ts'

/** What became of some pairs; together the outcomes settle every pair once. */
export interface BatchOutcome {
  readonly pairs: readonly Pair[]
  readonly scores: Float32Array
  readonly skipped: readonly { readonly pair: Pair; readonly reason: string }[]
  readonly tokens: number
  readonly milliseconds: number
}

/** Pairs that may fail on WASM before any has a score; after that it is not the pairs. */
const SKIPPED_AT_FIRST = 3

export class DeviceRun {
  readonly #device: Device
  readonly #scorer: PairScorer
  readonly #texts: PairTexts
  #scored = 0
  #skipped = 0

  constructor(device: Device, scorer: PairScorer, texts: PairTexts) {
    this.#device = device
    this.#scorer = scorer
    this.#texts = texts
  }

  /**
   * The outcomes of the pairs of one query. A batch that fails is run as two halves, since memory may run out for the
   * whole. A pair that fails alone is the failure of a GPU; on WASM, the last resort, it is skipped.
   * Throws RungFailure where the device does not hold.
   */
  async *outcomes(pairs: readonly Pair[]): AsyncGenerator<BatchOutcome> {
    const waiting = this.#scorer.cut(pairs)
    for (let batch = waiting.shift(); batch !== undefined; batch = waiting.shift()) {
      const outcome = await this.#run(batch)
      if (outcome === null) waiting.unshift(...halves(batch))
      else yield outcome
    }
  }

  /** Null where a batch of several failed. */
  async #run(pairs: readonly Pair[]): Promise<BatchOutcome | null> {
    const started = performance.now()
    try {
      const { scores, tokens } = await this.#scorer.score(pairs)
      if (scores.length !== pairs.length) throw new Error(`${pairs.length} pairs gave ${scores.length} scores`)
      return this.#sift(pairs, scores, { tokens, milliseconds: performance.now() - started })
    } catch (error) {
      if (error instanceof RungFailure) throw error
      if (error instanceof DeviceLostError) throw new RungFailure('device-lost', error)
      if (pairs.length > 1) return null
      if (this.#device === 'webgpu') throw new RungFailure('run', error)
      return this.#sift(pairs, new Float32Array([NaN]), { tokens: 0, milliseconds: 0 }, reasonOf(error))
    }
  }

  /** Keeps what is a number. Scores that no model gives are the failure of a GPU. */
  #sift(pairs: readonly Pair[], scores: Float32Array, cost: Pick<BatchOutcome, 'tokens' | 'milliseconds'>, reason?: string): BatchOutcome {
    if (this.#device === 'webgpu') {
      const suspicion = suspicionOf(scores)
      if (suspicion !== null && (scores.some((score) => !Number.isFinite(score)) || this.#haveDifferentTexts(pairs))) throw new RungFailure('run', new Error(suspicion))
    }
    const kept = pairs.filter((_, i) => Number.isFinite(scores[i]))
    const skipped = pairs.flatMap((pair, i) => (Number.isFinite(scores[i]) ? [] : [{ pair, reason: reason ?? `its score is ${scores[i]}` }]))
    this.#scored += kept.length
    this.#skipped += skipped.length
    if (this.#scored === 0 && this.#skipped >= SKIPPED_AT_FIRST) throw new RungFailure('run', new Error(skipped[0]?.reason))
    return { pairs: kept, scores: scores.filter((score) => Number.isFinite(score)), skipped, ...cost }
  }

  #haveDifferentTexts(pairs: readonly Pair[]): boolean {
    return new Set(pairs.map(({ passage }) => this.#texts.passage(passage))).size > 1
  }
}

function halves(pairs: readonly Pair[]): [Pair[], Pair[]] {
  const middle = Math.ceil(pairs.length / 2)
  return [pairs.slice(0, middle), pairs.slice(middle)]
}
