/** The systems on screen with their orders: first stages, then scorers and pipelines over the chosen one, then the ideal. */
import { idealOrder } from '../../ranking/ideal.ts'
import type { Scores } from '../../ranking/order.ts'
import type { Rankings } from '../../ranking/rankings.ts'
import { assignColours } from '../../systems/colours.ts'
import { pipelineKey, scorerKey } from '../../systems/key.ts'
import { systemNames } from '../../systems/names.ts'
import { pipelineOver, plannedAs, spell, stagesOf, type Stage } from '../../systems/pipeline.ts'
import type { System } from '../../systems/system.ts'
import { uniqueTexts } from '../../systems/unique.ts'
import { isWhole, type Pipeline, type SystemScores } from '../scores.ts'
import type { ShownSystem } from '../views.ts'
import { firstStageOrder, type Base } from './base.ts'
import { GrowingOrder } from './growing-order.ts'
import { memo, memoByKey } from './memo.ts'
import { combinedScores } from './phrased-scores.ts'

/** By its name on screen, else the last of its model. */
export const systemNamed = (systems: readonly OrderedSystem[], name: string): OrderedSystem | undefined => systems.find(({ shown }) => shown.name === name) ?? systems.findLast(({ model }) => model === name)

/** A scorer at work: what it was given, what it gave, and what became of the list. */
export interface OrderedStage {
  /** The order of the stage below. */
  readonly over: Rankings
  readonly depth: number
  /** Of queries: where they have phrasings, put together from those. */
  readonly scores: SystemScores
  /** One a pair: how many phrasings are scored for it. Null where nothing has phrasings, and each pair is scored once. */
  readonly asked: Uint16Array | null
  readonly rankings: Rankings
}

/** A system, its order of every query, and what the order was made from. */
export interface OrderedSystem {
  readonly shown: ShownSystem
  readonly rankings: Rankings
  /** One a pair: of a pipeline, its last stage's. Null for the ideal, which has grades and no scores. */
  readonly values: Scores | null
  /** The lowest first: one for a scorer, several for a pipeline, none for the others. */
  readonly stages: readonly OrderedStage[]
  /** Of a fusion: what it is of. */
  readonly parts?: readonly OrderedSystem[]
  /** What a script calls it by, whatever else is on screen: a model's id, or `A@100>B@20`. Null for the others, and while a pipeline grows. */
  readonly model: string | null
}

/** All scorers at work for a system, each once: of a fusion, those of its parts. */
export const stagesBehind = ({ stages, parts }: OrderedSystem): readonly OrderedStage[] => {
  const all = [...stages, ...(parts ?? []).flatMap(stagesBehind)]
  return all.filter((stage, at) => all.findIndex(({ rankings }) => rankings === stage.rankings) === at)
}

/** How many candidates of each list the system's scores order; those behind keep the order of the system below. */
export const depthOf = ({ stages }: OrderedSystem): number => stages.at(-1)?.depth ?? Infinity

export const stageKey = (run: string) => `first-stage:${run}`

const growingOrder = memoByKey((base: Base, over: Rankings, depth: number) => new GrowingOrder(base, over, depth))

const idealOf = memo((base: Base) => (base.joined ? idealOrder(base.order, base.joined.pairGrade) : null))

/** The chosen first stage first, then the other first stages, then scorers in order of appearance, then pipelines. */
export const orderedSystems = memo(
  (base: Base, scored: readonly SystemScores[], pipelines: readonly Pipeline[], appeared: readonly string[], depth: number): readonly OrderedSystem[] => {
    const { collection, firstStage } = base
    const firstStages = [firstStage, ...collection.firstStages.filter((stage) => stage !== firstStage)]
    const bottom: System = { kind: 'first-stage', run: firstStage.name }
    const scorers = scored
      .filter(({ alone }) => alone)
      .map((scores) => ({ key: scores.key, model: scores.scorer.model, recipe: [{ scorer: scores.scorer, depth }], stages: [stageOver(`${scores.key} alone`, base, base.order, scores, depth)] }))
    const made = [...pipelines.filter(isWhole), ...pipelines.filter((pipeline) => !isWhole(pipeline))]
      .map(({ key, name, stages }) => ({ key, model: isWhole({ name, stages }) ? name : null, recipe: stages, stages: orderedStages(base, scored, stages) }))
      .filter(({ recipe, stages }) => stages.length === recipe.length)
    const rerankers = [...scorers, ...made]
    const systems: System[] = [...firstStages.map(({ name }): System => ({ kind: 'first-stage', run: name })), ...rerankers.map(({ recipe }) => pipelineOver(bottom, recipe))]
    const names = namesOf(systems, made.filter(({ model }) => model === null).length)
    // By the collection's order and not by the chosen stage, so that choosing another changes no colour.
    const colours = assignColours([...collection.firstStages.map(({ name }) => stageKey(name)), ...appeared])
    const shown = (at: number, key: string): Pick<ShownSystem, 'key' | 'name' | 'system' | 'colour'> => ({
      key,
      name: names[at] as string,
      system: systems[at] as System,
      colour: colours.get(key) ?? 0,
    })
    return [
      ...firstStages.map(
        (stage, at): OrderedSystem => ({
          shown: { ...shown(at, stageKey(stage.name)), kind: 'first-stage', start: null },
          rankings: firstStageOrder(base, stage),
          values: stage.score,
          stages: [],
          model: null,
        }),
      ),
      ...rerankers.flatMap(({ key, model, stages }, at): OrderedSystem[] => {
        const last = stages.at(-1)
        if (!last) return []
        const { scorer, start, values } = last.scores
        return [{ shown: { ...shown(firstStages.length + at, key), kind: scorer.kind, start }, rankings: last.rankings, values, stages, model }]
      }),
    ]
  },
)

/** The last systems may be pipelines that grow: not yet what their stages would be by themselves, they take no name from those that are. */
function namesOf(systems: readonly System[], growing: number): readonly string[] {
  const settled = systems.length - growing
  return uniqueTexts([...systemNames(systems.slice(0, settled)), ...systems.slice(settled).map((system) => `${spell(plannedAs(stagesOf(system)))}>…`)])
}

/** The order that a further stage would be over: of the chosen first stage without stages. Null where one of their scorers has not started. */
export function orderAbove(base: Base, scored: readonly SystemScores[], stages: readonly Stage[]): Rankings | null {
  const ordered = orderedStages(base, scored, stages)
  return ordered.length < stages.length ? null : (ordered.at(-1)?.rankings ?? base.order)
}

/** Stages one over the other, up to the first whose scorer has not started. Pipelines that begin alike share their orders. */
function orderedStages(base: Base, scored: readonly SystemScores[], stages: readonly Stage[]): readonly OrderedStage[] {
  const ordered: OrderedStage[] = []
  for (const [at, { scorer, depth }] of stages.entries()) {
    const scores = scored.find(({ key }) => key === scorerKey(scorer))
    if (!scores) break
    ordered.push(stageOver(pipelineKey(stages.slice(0, at + 1)), base, ordered.at(-1)?.rankings ?? base.order, scores, depth))
  }
  return ordered
}

function stageOver(key: string, base: Base, over: Rankings, given: SystemScores, depth: number): OrderedStage {
  const scores = combinedScores(key, base, given, over, depth)
  return { over, depth, scores, asked: base.phrased?.asked ?? null, rankings: growingOrder(key, base, over, depth).of(scores) }
}

/** The ideal order of these candidates; null without judgements. */
export const idealSystem = memo((base: Base): OrderedSystem | null => {
  const rankings = idealOf(base)
  if (!rankings) return null
  return {
    shown: { key: 'ideal', name: 'Ideal', kind: 'ideal', system: { kind: 'ideal' }, colour: -1, start: null },
    rankings,
    values: null,
    stages: [],
    model: null,
  }
})
