/** Scores from earlier visits: read from the ledger by their recipe, without loading a model. */
import { pairCount, pairsOf, scorable, type Collection } from '../collection/collection.ts'
import type { JobStart } from '../scoring/job.ts'
import { scorerKey } from '../systems/key.ts'
import { plannedAs, spell } from '../systems/pipeline.ts'
import { remembered } from './remembered.ts'
import type { RememberedSystem } from './remembered-parts.ts'
import { ScoreInbox } from './score-inbox.ts'
import { dropSystems, showPipeline, startSystem, useScores } from './scores.ts'
import { scoring } from './workers.ts'

/** Brings back the systems that scored this collection before. */
export async function recallScores(collection: Collection): Promise<void> {
  const systems = remembered().systems[collection.fingerprint] ?? []
  if (systems.length === 0) return
  systems.forEach((system) => start(system, collection))
  // The pairs of all first stages: whichever is chosen, its scores are there.
  const queries = Array.from({ length: collection.queryIds.length }, (_, query) => {
    const [first, end] = pairsOf(collection.candidates, query)
    return { query, pairs: scorable(collection, query, Uint32Array.from({ length: end - first }, (_, at) => first + at)) }
  })
  const starts = new Map(systems.flatMap(startsOf).map((one) => [scorerKey(one.scorer), one]))
  const forgotten = new Map(starts)
  for (const [key, { scorer }] of starts) {
    const inbox = new ScoreInbox(key)
    await scoring((worker) =>
      worker.recall(scorer, queries, (scores) => {
        forgotten.delete(key)
        inbox.put(scores)
      }),
    )
    inbox.flush()
  }
  // The ledger had no room for them any more, and a system without a score says nothing; unless a job took it up meanwhile.
  const stays = new Set(useScores.getState().systems.filter(({ key, start: now }) => forgotten.get(key) !== now).map(({ key }) => key))
  if (forgotten.size > 0) dropSystems((key) => !stays.has(key))
}

/** Makes room for all of them before any has scores, so that places and colours are as they were. */
function start(system: RememberedSystem, collection: Collection): void {
  const isPipeline = 'stages' in system
  for (const one of startsOf(system)) startSystem(scorerKey(one.scorer), one, pairCount(collection), !isPipeline)
  if (!isPipeline) return
  const stages = system.stages.map(({ start: { scorer }, depth }) => ({ scorer, depth }))
  showPipeline(spell(plannedAs(stages)), stages)
}

const startsOf = (system: RememberedSystem): readonly JobStart[] => ('stages' in system ? system.stages.map((stage) => stage.start) : [system])
