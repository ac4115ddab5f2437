/** Pipelines: systems over systems. They are written `A@100>B@20`: A over the first 100, then B over A's first 20. */
import type { Scorer, System } from './system.ts'

/** One scorer of a pipeline, and how many of the list below it orders anew. */
export interface Stage {
  readonly scorer: Scorer
  readonly depth: number
}

/** A stage as a person asks for it: the dtype and the rest of the recipe are settled when it is run. */
export interface PlannedStage {
  readonly model: string
  readonly depth: number
}

/** A pipeline that is not written as one. The message says what is wrong with it. */
export class PipelineError extends Error {
  override readonly name = 'PipelineError'
}

/** The scorers that a system is made of, the lowest first; none for a first stage or the ideal. */
export function stagesOf(system: System): readonly Stage[] {
  return system.kind === 'scorer' ? [...stagesOf(system.over), { scorer: system.scorer, depth: system.depth }] : []
}

/** What the lowest stage is over. */
export const bottomOf = (system: System): System => (system.kind === 'scorer' ? bottomOf(system.over) : system)

/** Stages, the lowest first, one over the other, over `bottom`. */
export const pipelineOver = (bottom: System, stages: readonly Stage[]): System =>
  stages.reduce<System>((over, { scorer, depth }) => ({ kind: 'scorer', scorer, over, depth }), bottom)

/** What is to be run of a pipeline that was. */
export const plannedAs = (stages: readonly Stage[]): readonly PlannedStage[] => stages.map(({ scorer, depth }) => ({ model: scorer.model, depth }))

/** `A@100>B@20`. */
export const spell = (stages: readonly PlannedStage[]): string => stages.map(({ model, depth }) => `${model}@${depth}`).join('>')

/** Whether a name that is no model's is meant as a pipeline. (A Hub id may hold an `@` before a revision.) */
export const isPipeline = (text: string): boolean => /^[^>]+@\d+$|>/.test(text)

/** Reads what `spell` writes. Throws PipelineError. */
export function parsePipeline(text: string): readonly PlannedStage[] {
  const stages = text.split('>').map((part): PlannedStage => {
    const [, model = '', depth = ''] = /^(.*)@([^@]*)$/s.exec(part.trim()) ?? []
    if (model === '') throw new PipelineError(`“${part.trim()}” is no stage of a pipeline: it is written model@depth, as in embedded/bi-encoder@100>embedded/reranker@20.`)
    if (!/^[1-9]\d{0,8}$/.test(depth)) throw new PipelineError(`“${part.trim()}” is no stage of a pipeline: its depth is a whole number from 1 up, not “${depth}”.`)
    return { model, depth: Number(depth) }
  })
  if (stages.length < 2) throw new PipelineError(`“${text}” has one stage, a pipeline has two or more: A@100>B@20. Give the depth of a model by itself as the depth of the run.`)
  return stages
}
