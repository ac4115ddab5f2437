/**
 * What a reload brings back besides the collection: which models and pipelines were there, which systems were scored on
 * which collection, and how fast. Small, and worth nothing to anyone else, so it lies in localStorage; a browser that
 * keeps nothing costs no more.
 */
import { pipelineKey, scorerKey } from '../systems/key.ts'
import { isRecord, modelsIn, pipelinesIn, ruleIn, sourcesIn, speedsIn, systemsIn, type Remembered, type RememberedPipeline, type RememberedSystem } from './remembered-parts.ts'

const KEY = 'rerank-lab:session'

/** What was kept; nothing where it is missing or not ours. Checked like an upload, since anyone can write there. */
export function remembered(): Remembered {
  const kept: unknown = parse(read())
  const { collection, models, pipelines, systems, speeds, rule, sources } = isRecord(kept) ? kept : {}
  return {
    collection: typeof collection === 'string' ? collection : null,
    models: modelsIn(models),
    pipelines: pipelinesIn(pipelines),
    systems: systemsIn(systems),
    speeds: speedsIn(speeds),
    rule: ruleIn(rule),
    sources: sourcesIn(sources),
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
export function rememberSystem(collection: string, system: RememberedSystem): void {
  const { systems } = remembered()
  remember({ systems: { ...systems, [collection]: withLater(systems[collection] ?? [], [system]) } })
}

/** Forgets pipelines, of every collection. */
export function forgetPipelines(isGone: (pipeline: RememberedPipeline) => boolean): void {
  const systems = Object.entries(remembered().systems).map(([collection, all]) => [collection, all.filter((system) => !('stages' in system && isGone(system)))])
  remember({ systems: Object.fromEntries(systems) })
}

/** Forgets scorers, and the pipelines that they are stages of, of every collection. */
export function forgetScorers(isGone: (key: string) => boolean): void {
  const stays = (system: RememberedSystem) => !('stages' in system ? system.stages.map(({ start }) => start) : [system]).some(({ scorer }) => isGone(scorerKey(scorer)))
  remember({ systems: Object.fromEntries(Object.entries(remembered().systems).map(([collection, all]) => [collection, all.filter(stays)])) })
}

/** A collection that is deleted, or followed by an extended one under another fingerprint. */
export function moveSystems(from: string, to: string | null): void {
  const { [from]: starts = [], ...others } = remembered().systems
  remember({ systems: to === null ? others : { ...others, [to]: withLater(others[to] ?? [], starts) } })
}

/** Each recipe once, where it appeared first, as it was scored last. */
function withLater(systems: readonly RememberedSystem[], later: readonly RememberedSystem[]): readonly RememberedSystem[] {
  return [...new Map([...systems, ...later].map((system) => [recipeKey(system), system])).values()]
}

const recipeKey = (system: RememberedSystem): string =>
  'stages' in system ? pipelineKey(system.stages.map(({ start, depth }) => ({ scorer: start.scorer, depth }))) : scorerKey(system.scorer)

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
