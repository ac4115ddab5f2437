/** The second fact: per scorer one float32 a candidate pair, NaN where it is not scored yet. */
import { create } from 'zustand'
import type { JobStart, JobSummary } from '../scoring/job.ts'
import { pipelineKey } from '../systems/key.ts'
import type { Stage } from '../systems/pipeline.ts'
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
  /** False while it was run as a stage of pipelines only: its scores are theirs, and it has no place of its own. */
  readonly alone: boolean
}

/** A pipeline whose recipe is settled; it has no scores but those of its stages. */
export interface Pipeline {
  readonly key: string
  /** The lowest first. Each of their scorers is among the systems. */
  readonly stages: readonly Stage[]
}

interface ScoresState {
  readonly systems: readonly SystemScores[]
  readonly pipelines: readonly Pipeline[]
  /** Keys of all that had a place on screen, in the order of colours. One that is taken away keeps its colour from others. */
  readonly appeared: readonly string[]
  /** The start that came last, of whichever system: null before the first. */
  readonly lastStart: JobStart | null
}

const none: ScoresState = { systems: [], pipelines: [], appeared: [], lastStart: null }

export const useScores = create<ScoresState>()(() => none)

/** Forgets all scores (they stay in the ledger). For another collection, whose pairs are other pairs. */
export const clearScores = (): void => useScores.setState(none)

const withKey = (keys: readonly string[], key: string) => (keys.includes(key) ? keys : [...keys, key])

/** Makes room for a system's scores, or notes a new start (device, fallbacks) of one that is there. Not `alone`: for a pipeline. */
export function startSystem(key: string, start: JobStart, pairs: number, alone = true): void {
  useScores.setState(({ systems, appeared: before }) => {
    const appeared = alone ? withKey(before, key) : before
    const held = systems.find((system) => system.key === key)
    if (held) return { systems: systems.map((system) => (system === held ? { ...held, start, alone: held.alone || alone } : system)), appeared, lastStart: start }
    const fresh: SystemScores = {
      key,
      scorer: start.scorer,
      values: new Float32Array(pairs).fill(NaN),
      start,
      summary: null,
      alone,
    }
    return { systems: [...systems, fresh], appeared, lastStart: start }
  })
}

/** Shows a pipeline whose stages have all started; one that is there stays as it is. */
export function showPipeline(stages: readonly Stage[]): void {
  const key = pipelineKey(stages)
  useScores.setState(({ pipelines, appeared }) => (pipelines.some((pipeline) => pipeline.key === key) ? {} : { pipelines: [...pipelines, { key, stages }], appeared: withKey(appeared, key) }))
}

/** Takes pipelines off the screen; the scores of their stages stay. */
export const hidePipelines = (isGone: (pipeline: Pipeline) => boolean): void =>
  useScores.setState(({ pipelines }) => ({ pipelines: pipelines.filter((pipeline) => !isGone(pipeline)) }))

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
