/**
 * What a reload brings back besides the collection: which models were loaded and which systems were scored on which
 * collection. Small, and worth nothing to anyone else, so it lies in localStorage; a browser that keeps nothing costs no more.
 */
import type { JobStart } from '../scoring/job.ts'
import { scorerKey } from '../systems/key.ts'
import type { Scorer } from '../systems/system.ts'

interface Remembered {
  /** Fingerprint of the open collection. */
  readonly collection: string | null
  /** Ids of loaded models that can be found again (embedded, Hub), with the person's choice. */
  readonly models: readonly { readonly id: string; readonly chosen: boolean }[]
  /** How systems were scored, by collection. */
  readonly systems: Readonly<Record<string, readonly JobStart[]>>
}

const KEY = 'rerank-lab:session'
const nothing: Remembered = { collection: null, models: [], systems: {} }

/** What was kept; nothing where it is missing or not ours. Checked like an upload, since anyone can write there. */
export function remembered(): Remembered {
  const kept: unknown = parse(read())
  if (!isRecord(kept)) return nothing
  const { collection, models, systems } = kept
  return {
    collection: typeof collection === 'string' ? collection : null,
    models: Array.isArray(models) ? models.filter(isModel) : [],
    systems: isRecord(systems) ? Object.fromEntries(Object.entries(systems).map(([key, starts]) => [key, Array.isArray(starts) ? starts.filter(isStart) : []])) : {},
  }
}

export function remember(change: Partial<Remembered>): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...remembered(), ...change }))
  } catch (error) {
    console.info('The session could not be kept', error)
  }
}

/** Notes that a system has scores of a collection. */
export function rememberSystem(collection: string, start: JobStart): void {
  const { systems } = remembered()
  remember({ systems: { ...systems, [collection]: withLater(systems[collection] ?? [], [start]) } })
}

/** One start a scorer: the later one. */
function withLater(starts: readonly JobStart[], later: readonly JobStart[]): readonly JobStart[] {
  const recipes = new Set(later.map(({ scorer }) => scorerKey(scorer)))
  return [...starts.filter(({ scorer }) => !recipes.has(scorerKey(scorer))), ...later]
}

/** A collection that is deleted, or followed by an extended one under another fingerprint. */
export function moveSystems(from: string, to: string | null): void {
  const { [from]: starts = [], ...others } = remembered().systems
  remember({ systems: to === null ? others : { ...others, [to]: withLater(others[to] ?? [], starts) } })
}

function read(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch (error) {
    console.info('This browser keeps nothing for this site', error)
    return null
  }
}

function parse(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text)
  } catch (error) {
    console.info('What was kept of the last session cannot be read', error)
    return null
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const isModel = (value: unknown): value is Remembered['models'][number] => isRecord(value) && typeof value['id'] === 'string' && typeof value['chosen'] === 'boolean'

function isScorer(value: unknown): value is Scorer {
  return isRecord(value) && typeof value['model'] === 'string' && typeof value['revision'] === 'string' && typeof value['dtype'] === 'string' && typeof value['maxLength'] === 'number' && (value['kind'] === 'cross-encoder' || value['kind'] === 'bi-encoder')
}

function isStart(value: unknown): value is JobStart {
  return isRecord(value) && isScorer(value['scorer']) && typeof value['device'] === 'string' && typeof value['threads'] === 'number' && Array.isArray(value['fallbacks'])
}
