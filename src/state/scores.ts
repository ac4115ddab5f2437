/** The second fact: per scorer one float32 a candidate pair, NaN where it is not scored yet. */
import { create } from 'zustand'
import type { Scores } from '../ranking/order.ts'
import type { JobStart, JobSummary } from '../scoring/job.ts'
import { pipelineKey, scorerKey } from '../systems/key.ts'
import { plannedAs, spell, type Stage } from '../systems/pipeline.ts'
import type { Scorer } from '../systems/system.ts'

export interface SkippedPair {
  readonly query: number
  readonly pair: number
  readonly reason: string
}

export interface SystemScores {
  /** Hash of the scorer. */
  readonly key: string
  readonly scorer: Scorer
  /**
   * Float32, one a pair (float64 where they were put together from phrasings'). Written in place while a job runs, since copying millions of numbers a batch is not worth
   * purity: whoever derives from it keys on the object that holds it, which every write makes anew.
   */
  readonly values: Scores
  readonly start: JobStart
  readonly summary: JobSummary | null
  /** Pairs that failed alone and have no score yet. */
  readonly skipped: readonly SkippedPair[]
  /** False while it was run as a stage of pipelines only: its scores are theirs, and it has no place of its own. */
  readonly alone: boolean
}

/** A pipeline that was begun; it has no scores but those of its stages. */
export interface Pipeline {
  readonly key: string
  /** As it was put together, `A@100>B@20`: while it grows, more than its stages spell. */
  readonly name: string
  /** Those that have started, the lowest first. Each of their scorers is among the systems. */
  readonly stages: readonly Stage[]
}

/** Whether all of a pipeline's stages have started, so that its recipe is settled. */
export const isWhole = ({ name, stages }: Pick<Pipeline, 'name' | 'stages'>): boolean => spell(plannedAs(stages)) === name

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
      skipped: [],
      alone,
    }
    return { systems: [...systems, fresh], appeared, lastStart: start }
  })
}

/**
 * Shows a pipeline, of which at least one stage has started, until the last has: then its recipe is settled, and it
 * keeps its place and colour under the recipe's key. While one of that name is there, it is not shown growing beside it.
 */
export function showPipeline(name: string, stages: readonly Stage[]): void {
  const growing = `growing:${name}`
  const key = isWhole({ name, stages }) ? pipelineKey(stages) : growing
  useScores.setState(({ pipelines, appeared }) => {
    const others = pipelines.filter((pipeline) => pipeline.key !== growing)
    if (others.some((other) => (key === growing ? other.name === name : other.key === key))) return { pipelines: others }
    const isGrown = others.length < pipelines.length
    return {
      pipelines: isGrown ? pipelines.map((pipeline) => (pipeline.key === growing ? { key, name, stages } : pipeline)) : [...pipelines, { key, name, stages }],
      appeared: withKey(appeared.map((held) => (held === growing ? key : held)), key),
    }
  })
}

/** Takes pipelines off the screen; the scores of their stages stay. */
export const hidePipelines = (isGone: (pipeline: Pipeline) => boolean): void =>
  useScores.setState(({ pipelines }) => ({ pipelines: pipelines.filter((pipeline) => !isGone(pipeline)) }))

/** Writes scores of some pairs, and which failed alone. A pair that did so before and has a score now is no longer among them. */
export function writeScores(key: string, batches: readonly { pairs: Uint32Array; scores: Float32Array }[], failed: readonly SkippedPair[] = []): void {
  useScores.setState(({ systems }) => ({
    systems: systems.map((system) => {
      if (system.key !== key) return system
      for (const { pairs, scores } of batches) pairs.forEach((pair, at) => (system.values[pair] = scores[at] ?? NaN))
      const skipped = new Map([...system.skipped, ...failed].map((each) => [each.pair, each]))
      return { ...system, skipped: [...skipped.values()].filter(({ pair }) => Number.isNaN(system.values[pair])) }
    }),
  }))
}

/** Takes scorers off the screen, and the pipelines that they are stages of. */
export function dropSystems(isGone: (key: string) => boolean): void {
  hidePipelines(({ stages }) => stages.some(({ scorer }) => isGone(scorerKey(scorer))))
  useScores.setState(({ systems }) => ({ systems: systems.filter(({ key }) => !isGone(key)) }))
}

export function finishSystem(key: string, summary: JobSummary): void {
  useScores.setState(({ systems }) => ({ systems: systems.map((system) => (system.key === key ? { ...system, summary } : system)) }))
}
