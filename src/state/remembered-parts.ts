/** The parts of what is kept, each checked when it is read: what is not as it would have been written is as if it were not there. */
import type { SourceFile } from '../benchmark/report.ts'
import type { Speeds } from '../benchmark/speeds.ts'
import { corrections, pairTests, type Rule } from '../evaluation/family.ts'
import type { JobStart } from '../scoring/job.ts'
import { parsePipeline, PipelineError } from '../systems/pipeline.ts'
import type { Scorer, Windows } from '../systems/system.ts'

/** A pipeline with how each of its stages was scored, the lowest first. */
export interface RememberedPipeline {
  readonly stages: readonly { readonly start: JobStart; readonly depth: number }[]
}

export type RememberedSystem = JobStart | RememberedPipeline

export interface Remembered {
  /** Fingerprint of the open collection. */
  readonly collection: string | null
  /** Ids of loaded models that can be found again (embedded, Hub), with the person's choice. */
  readonly models: readonly { readonly id: string; readonly chosen: boolean }[]
  /** Pipelines as they are written (`A@100>B@20`), with the person's choice. */
  readonly pipelines: readonly { readonly name: string; readonly chosen: boolean }[]
  /** How systems were scored, by collection, in order of appearance. */
  readonly systems: Readonly<Record<string, readonly RememberedSystem[]>>
  readonly speeds: Speeds
  /** How differences are judged; what is not kept is as it is at first. */
  readonly rule: Partial<Rule>
  /** The files that collections came from, by fingerprint. */
  readonly sources: Readonly<Record<string, readonly SourceFile[]>>
}

export const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

export const modelsIn = (value: unknown): Remembered['models'] => listOf(value, isModel)
export const pipelinesIn = (value: unknown): Remembered['pipelines'] => listOf(value, isPlanned)
export const systemsIn = (value: unknown): Remembered['systems'] =>
  isRecord(value) ? Object.fromEntries(Object.entries(value).map(([collection, systems]) => [collection, listOf(systems, isSystem)])) : {}
export const speedsIn = (value: unknown): Remembered['speeds'] => (isRecord(value) ? Object.fromEntries(Object.entries(value).filter(isSpeed)) : {})

export function ruleIn(value: unknown): Remembered['rule'] {
  if (!isRecord(value)) return {}
  const [test, correction, alpha] = [pairTests.find((test) => test === value['test']), corrections.find((correction) => correction === value['correction']), value['alpha']]
  return { ...(test && { test }), ...(correction && { correction }), ...(isAmount(alpha) && alpha < 1 && { alpha }) }
}

export const sourcesIn = (value: unknown): Remembered['sources'] =>
  isRecord(value) ? Object.fromEntries(Object.entries(value).map(([collection, files]) => [collection, listOf(files, isSource)])) : {}

const listOf = <T>(value: unknown, is: (item: unknown) => item is T): readonly T[] => (Array.isArray(value) ? value.filter(is) : [])

const isModel = (value: unknown): value is Remembered['models'][number] => isRecord(value) && typeof value['id'] === 'string' && typeof value['chosen'] === 'boolean'

function isPlanned(value: unknown): value is Remembered['pipelines'][number] {
  if (!isRecord(value) || typeof value['name'] !== 'string' || typeof value['chosen'] !== 'boolean') return false
  try {
    return parsePipeline(value['name']).length > 1
  } catch (error) {
    if (error instanceof PipelineError) return false
    throw error
  }
}

const isSystem = (value: unknown): value is RememberedSystem => isStart(value) || isPipeline(value)

const isPipeline = (value: unknown): value is RememberedPipeline => isRecord(value) && Array.isArray(value['stages']) && value['stages'].length > 1 && value['stages'].every(isStage)

const isStage = (value: unknown): value is RememberedPipeline['stages'][number] => isRecord(value) && isStart(value['start']) && isWhole(value['depth'])

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) > 0

function isStart(value: unknown): value is JobStart {
  return isRecord(value) && isScorer(value['scorer']) && typeof value['device'] === 'string' && typeof value['threads'] === 'number' && Array.isArray(value['fallbacks'])
}

function isScorer(value: unknown): value is Scorer {
  return isRecord(value) && typeof value['model'] === 'string' && typeof value['revision'] === 'string' && typeof value['dtype'] === 'string' && typeof value['maxLength'] === 'number' && (value['kind'] === 'cross-encoder' || value['kind'] === 'bi-encoder') && (value['windows'] === undefined || isWindows(value['windows']))
}

const isWindows = (value: unknown): value is Windows => isRecord(value) && typeof value['stride'] === 'number' && (value['combine'] === 'max' || value['combine'] === 'first' || value['combine'] === 'mean')

const isSpeed = (entry: [string, unknown]): entry is [string, Remembered['speeds'][string]] =>
  isRecord(entry[1]) && isAmount(entry[1]['pairs']) && isAmount(entry[1]['milliseconds'])

const isAmount = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && value > 0

const isSource = (value: unknown): value is SourceFile =>
  isRecord(value) && typeof value['name'] === 'string' && typeof value['bytes'] === 'number' && (value['sha256'] === null || /^[0-9a-f]{64}$/.test(String(value['sha256'])))
