/** The second fact: per scorer one float32 a candidate pair, NaN where it is not scored yet. */
import { create } from 'zustand'
import type { JobStart, JobSummary } from '../scoring/job.ts'
import type { Scorer } from '../systems/system.ts'

export interface SystemScores {
  /** Hash of the scorer. */
  readonly key: string
  readonly scorer: Scorer
  /**
   * Float32, one a pair. Written in place while a job runs, since copying millions of numbers a batch is not worth
   * purity: whoever derives from it keys on the object that holds it, which every write makes anew.
   */
  readonly values: Float32Array
  readonly start: JobStart
  readonly summary: JobSummary | null
}

interface ScoresState {
  /** In order of first appearance, which is the order of colours. */
  readonly systems: readonly SystemScores[]
  /** The start that came last, of whichever system: null before the first. */
  readonly lastStart: JobStart | null
}

export const useScores = create<ScoresState>()(() => ({ systems: [], lastStart: null }))

/** Forgets all scores (they stay in the ledger). For another collection, whose pairs are other pairs. */
export const clearScores = (): void => useScores.setState({ systems: [], lastStart: null })

/** Makes room for a system's scores, or notes a new start (device, fallbacks) of one that is there. */
export function startSystem(key: string, start: JobStart, pairs: number): void {
  useScores.setState(({ systems }) => {
    const held = systems.find((system) => system.key === key)
    if (held) return { systems: systems.map((system) => (system === held ? { ...held, start } : system)), lastStart: start }
    const fresh: SystemScores = {
      key,
      scorer: start.scorer,
      values: new Float32Array(pairs).fill(NaN),
      start,
      summary: null,
    }
    return { systems: [...systems, fresh], lastStart: start }
  })
}

/** Writes scores of some pairs. */
export function writeScores(key: string, batches: readonly { pairs: Uint32Array; scores: Float32Array }[]): void {
  useScores.setState(({ systems }) => ({
    systems: systems.map((system) => {
      if (system.key !== key) return system
      for (const { pairs, scores } of batches) pairs.forEach((pair, at) => (system.values[pair] = scores[at] ?? NaN))
      return { ...system }
    }),
  }))
}

export function finishSystem(key: string, summary: JobSummary): void {
  useScores.setState(({ systems }) => ({ systems: systems.map((system) => (system.key === key ? { ...system, summary } : system)) }))
}
