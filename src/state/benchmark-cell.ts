/** A model or pipeline scored for itself, with a worker of its own: what is kept and what is on screen stay as they are. */
import type { Cell, Plan } from '../benchmark/plan/plan.ts'
import type { CellProgress, CellRun } from '../benchmark/run/place.ts'
import { pairCount } from '../collection/collection.ts'
import type { ScoringClient } from '../platform/page/scoring-client.ts'
import { rerank } from '../ranking/holes.ts'
import { rankedPairs, type Rankings } from '../ranking/rankings.ts'
import type { JobStart } from '../scoring/job.ts'
import { scorerKey } from '../systems/key.ts'
import { isPipeline, parsePipeline, pipelineOver, type PlannedStage } from '../systems/pipeline.ts'
import type { Base } from './derived/base.ts'
import { askedPairs, combinedScores } from './derived/phrased-scores.ts'
import type { OrderedStage, OrderedSystem } from './derived/systems.ts'
import { useModelStore } from './models.ts'
import { runLines } from './run-lines.ts'
import type { SkippedPair } from './scores.ts'
import { scoresById, systemReport } from './script.ts'
import { noteSpeed } from './speeds.ts'

/** What of the worker is needed. */
export type CellScorer = Pick<ScoringClient, 'score'>

interface CellTask {
  readonly worker: CellScorer
  readonly base: Base
  readonly plan: Plan
  readonly cell: Cell
  onProgress(progress: CellProgress): void
}

/** The models of a cell, the lowest stage first; a model by itself is one stage to the cell's depth. */
export const stagesOfCell = ({ model, depth }: Pick<Cell, 'model' | 'depth'>): readonly PlannedStage[] => (isPipeline(model) && !isLoaded(model) ? parsePipeline(model) : [{ model, depth }])

const isLoaded = (id: string): boolean => useModelStore.getState().loaded.some(({ info }) => info.id === id)

/** Scores a cell's stages, each for all queries before the next, every pair anew. Its models are open in the worker. */
export async function scoreCell(task: CellTask): Promise<Pick<CellRun, 'system' | 'scores' | 'run'>> {
  const { base, cell, plan } = task
  const stages: OrderedStage[] = []
  for (const stage of stagesOfCell(cell)) stages.push(await scoreStage(task, stage, stages.at(-1)?.rankings ?? base.order))
  const system = systemOf(base, cell.model, stages)
  return { system: systemReport(base, system, plan.measures, plan.level), scores: scoresById(base, system), run: [...runLines(base, system)].join('') }
}

async function scoreStage({ worker, base, cell, onProgress }: CellTask, { model, depth }: PlannedStage, over: Rankings): Promise<OrderedStage> {
  const { collection, phrased, docOrder } = base
  const values = new Float32Array(pairCount(phrased?.brought ?? collection)).fill(NaN)
  const skipped = new Map<number, SkippedPair>()
  let started: JobStart | null = null
  const { device, dtype, maxLength } = cell
  // How a bi-encoder makes vectors is a correction of its config, which a plan does not plan.
  const embedding = useModelStore.getState().settings[model]?.embedding
  const waiting = { pairsDone: 0, pairsTotal: 0, pairsPerSecond: 0, timeLeft: Infinity }
  const summary = await worker.score(
    {
      model,
      device,
      dtype,
      anew: true,
      ...(maxLength === null ? {} : { maxLength }),
      ...(embedding ? { embedding } : {}),
      queries: Array.from({ length: collection.queryIds.length }, (_, query) => askedPairs(base, query, rankedPairs(over, query).slice(0, depth))).flat(),
    },
    {
      onLoad: () => onProgress({ phase: 'loading', ...waiting }),
      onStart(start) {
        // Where a dtype gave way to another, what was scored is another system's.
        if (started && scorerKey(started.scorer) !== scorerKey(start.scorer)) {
          values.fill(NaN)
          skipped.clear()
        }
        started = start
      },
      onScores({ pairs, scores }) {
        pairs.forEach((pair, at) => (values[pair] = scores[at] ?? NaN))
      },
      onSkipped: (pair) => void skipped.set(pair.pair, pair),
      onProgress: (progress) => onProgress({ phase: 'scoring', ...progress }),
    },
  )
  if (summary.outcome === 'cancelled') throw new Error('It was stopped.')
  noteSpeed(summary)
  const { scorer } = summary.start
  const given = { key: scorerKey(scorer), scorer, values, start: summary.start, summary, skipped: [...skipped.values()].filter(({ pair }) => Number.isNaN(values[pair])), alone: true }
  const scores = combinedScores(`benchmark:${cell.model}@${depth}`, base, given, over, depth)
  return { over, depth, scores, asked: phrased?.asked ?? null, rankings: rerank(over, scores.values, collection.candidates, docOrder, depth) }
}

/** As the systems on screen are made, but of these scores. */
function systemOf(base: Base, model: string, stages: readonly OrderedStage[]): OrderedSystem {
  const last = stages.at(-1)
  if (!last) throw new Error(`${model} has no stage to run.`)
  const { scorer, start, values } = last.scores
  const system = pipelineOver({ kind: 'first-stage', run: base.firstStage.name }, stages.map(({ scores, depth }) => ({ scorer: scores.scorer, depth })))
  return { shown: { key: `benchmark:${model}`, name: model, kind: scorer.kind, system, colour: 0, start }, rankings: last.rankings, values, stages, model }
}
