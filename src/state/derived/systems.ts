/** The systems on screen with their orders: first stages, then scorers over the chosen one, then the ideal. */
import { idealOrder } from '../../ranking/ideal.ts'
import { rerank } from '../../ranking/holes.ts'
import type { Scores } from '../../ranking/order.ts'
import type { Rankings } from '../../ranking/rankings.ts'
import { assignColours } from '../../systems/colours.ts'
import { systemNames } from '../../systems/names.ts'
import type { System } from '../../systems/system.ts'
import type { SystemScores } from '../scores.ts'
import type { ShownSystem } from '../views.ts'
import { firstStageOrder, type Base } from './base.ts'
import { memo, memoByKey } from './memo.ts'

/** A system, its order of every query, and what the order was made from. */
export interface OrderedSystem {
  readonly shown: ShownSystem
  readonly rankings: Rankings
  /** One a pair; null for the ideal, which has grades and no scores. */
  readonly values: Scores | null
}

/** How many candidates of each list the system orders itself; those behind keep the first stage's order, and have no score of its. */
export const depthOf = ({ shown: { system } }: OrderedSystem): number => (system.kind === 'scorer' ? system.depth : Infinity)

export const stageKey = (run: string) => `first-stage:${run}`

// A scores object is made anew with every write (state/scores), so its identity stands for its content here.
const rerankedOrder = memoByKey((base: Base, scores: SystemScores, depth: number) =>
  rerank(base.order, scores.values, base.collection.candidates, base.docOrder, depth),
)

const idealOf = memo((base: Base) => (base.joined ? idealOrder(base.order, base.joined.pairGrade) : null))

/** The chosen first stage first, then the other first stages, then scorers in order of appearance. */
export const orderedSystems = memo((base: Base, scored: readonly SystemScores[], depth: number): readonly OrderedSystem[] => {
  const { collection, firstStage } = base
  const stages = [firstStage, ...collection.firstStages.filter((stage) => stage !== firstStage)]
  const over: System = { kind: 'first-stage', run: firstStage.name }
  const systems: System[] = [
    ...stages.map((stage): System => ({ kind: 'first-stage', run: stage.name })),
    ...scored.map(({ scorer }): System => ({ kind: 'scorer', scorer, over, depth })),
  ]
  const names = systemNames(systems)
  // By the collection's order and not by the chosen stage, so that choosing another changes no colour.
  const colours = assignColours([...collection.firstStages.map(({ name }) => stageKey(name)), ...scored.map(({ key }) => key)])
  const ofStages = stages.map((stage, at): OrderedSystem => ({
    shown: {
      key: stageKey(stage.name),
      name: names[at] ?? stage.name,
      kind: 'first-stage',
      system: { kind: 'first-stage', run: stage.name },
      colour: colours.get(stageKey(stage.name)) ?? 0,
      start: null,
    },
    rankings: firstStageOrder(collection, stage),
    values: stage.score,
  }))
  const ofScorers = scored.map((scores, at): OrderedSystem => ({
    shown: {
      key: scores.key,
      name: names[stages.length + at] ?? scores.scorer.model,
      kind: scores.scorer.kind,
      system: { kind: 'scorer', scorer: scores.scorer, over, depth },
      colour: colours.get(scores.key) ?? 0,
      start: scores.start,
    },
    rankings: rerankedOrder(scores.key, base, scores, depth),
    values: scores.values,
  }))
  return [...ofStages, ...ofScorers]
})

/** The ideal order of these candidates; null without judgements. */
export const idealSystem = memo((base: Base): OrderedSystem | null => {
  const rankings = idealOf(base)
  if (!rankings) return null
  return {
    shown: { key: 'ideal', name: 'Ideal', kind: 'ideal', system: { kind: 'ideal' }, colour: -1, start: null },
    rankings,
    values: null,
  }
})
