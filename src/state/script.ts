/** What scripts read: whole orders and scores by id, and the report. */
import { allTexts, emptyTextTable, textAt } from '../columns/text-table.ts'
import type { Manifest, Report, SystemReport } from '../benchmark/report.ts'
import { speedOf } from '../benchmark/report.ts'
import { measureName, parseMeasure } from '../evaluation/measure.ts'
import { SEED } from '../evaluation/statistics/random.ts'
import { rankedPairs } from '../ranking/rankings.ts'
import type { JobProgress } from '../scoring/job.ts'
import { useChoices } from './choices.ts'
import { useCollectionStore } from './collection.ts'
import type { Base } from './derived/base.ts'
import { costOf } from './derived/cost.ts'
import { evaluations } from './derived/measures.ts'
import { DIALECT } from './derived/measure-table.ts'
import { depthOf, systemNamed, type OrderedSystem } from './derived/systems.ts'
import { rowOfQuery } from './derived/query-rows.ts'
import { skippedPairs } from './derived/skipped.ts'
import { useFusions } from './fusions.ts'
import { useJobStore } from './job.ts'
import { runLines } from './run-lines.ts'
import { useScores } from './scores.ts'
import { sourcesOf } from './source-files.ts'
import { useSpeeds } from './speeds.ts'
import { selectBase, selectSystems, type Facts } from './selected.ts'
import { runtime, version } from './version.ts'

export function factsNow(): Facts {
  const { systems, pipelines, appeared } = useScores.getState()
  return { collection: useCollectionStore.getState().collection, scored: systems, pipelines, appeared, fusions: useFusions.getState().fusions, choices: useChoices.getState() }
}

function found(name: string): { base: Base; system: OrderedSystem } {
  const facts = factsNow()
  const base = selectBase(facts)
  if (!base) throw new Error('There is no collection yet: call addFiles() with a candidate set first.')
  const systems = selectSystems(facts)
  const system = systemNamed(systems, name)
  if (!system) throw new Error(`No system is called “${name}”. There are: ${systems.map(({ shown }) => shown.name).join(', ')}.`)
  return { base, system }
}

/**
 * Scores of a system by query id and doc id: float32 logits, cosines or dot products of a model, the first stage's own scores
 * otherwise; of a pipeline, its last stage's. Pairs below the depth, and pairs not scored yet, are absent. Throws where
 * no system has the name.
 */
export function scoresOf(name: string): Record<string, Record<string, number>> {
  const { base, system } = found(name)
  return scoresById(base, system)
}

/** A system's scores by query id and doc id. */
export function scoresById({ collection }: Base, system: OrderedSystem): Record<string, Record<string, number>> {
  const entries = Array.from({ length: collection.queryIds.length }, (_, query) => {
    const scored = Array.from(scoredPairs(system, query), (pair) => [textAt(collection.passageIds, collection.candidates.passage[pair] as number), system.values?.[pair] ?? NaN] as const)
    return [textAt(collection.queryIds, query), Object.fromEntries(scored)] as const
  })
  return Object.fromEntries(entries)
}

/** A query's pairs to the depth that have a score of the system's. */
function scoredPairs(system: OrderedSystem, query: number): Uint32Array {
  const { values } = system
  if (!values) return new Uint32Array(0)
  const pairs = rankedPairs(system.stages.at(-1)?.over ?? system.rankings, query).subarray(0, depthOf(system))
  // Mostly all are: seven million of a first stage are not copied to be counted.
  let scored = 0
  while (scored < pairs.length && !Number.isNaN(values[pairs[scored] as number])) scored++
  return scored === pairs.length ? pairs : pairs.filter((pair) => !Number.isNaN(values[pair]))
}

/** How many scores pairs took: of queries with phrasings, one a phrasing. */
const countAsked = (pairs: Uint32Array, asked: Uint16Array | null | undefined): number => (asked ? pairs.reduce((sum, pair) => sum + (asked[pair] as number), 0) : pairs.length)

/** Ids of queries, each list in the order of its file: the collection's, and those of the judgements in use. */
export interface QueryIds {
  readonly collection: readonly string[]
  readonly judged: readonly string[]
}

/** Throws where there is no collection. */
export function queryIdsNow(): QueryIds {
  const base = selectBase(factsNow())
  if (!base) throw new Error('There is no collection yet: call addFiles() with a candidate set first.')
  return { collection: allTexts(base.collection.queryIds), judged: allTexts(base.judgements?.queryIds ?? emptyTextTable) }
}

/** Doc ids of a query, best first: the whole order. Throws where no system or query has the name. */
export function rankingOf(name: string, qid: string): string[] {
  const { base, system } = found(name)
  const query = rowOfQuery(base.collection, qid)
  if (query < 0) throw new Error(`The collection has no query “${qid}”.`)
  return Array.from(rankedPairs(system.rankings, query), (pair) => textAt(base.collection.passageIds, base.collection.candidates.passage[pair] as number))
}

/** A system's whole order as a TREC run, the lines that `Export` writes. Throws where no system has the name. */
export function runOf(name: string): string {
  const { base, system } = found(name)
  return [...runLines(base, system)].join('')
}

export interface ScriptProgress extends Pick<JobProgress, 'pairsDone' | 'pairsTotal' | 'pairsPerSecond' | 'timeLeft'> {
  /** What the progress bar is named after. */
  readonly name: string
  /** `waiting`: another tab scores the same pairs. */
  readonly phase: 'waiting' | 'loading' | 'scoring'
}

/** How far the running job is; null where none runs. */
export function progressNow(): ScriptProgress | null {
  const { job } = useJobStore.getState()
  if (job.kind === 'idle') return null
  const { pairsDone = 0, pairsTotal = 0, pairsPerSecond = 0, timeLeft = Infinity } = job.progress ?? {}
  return { name: job.name, phase: job.phase, pairsDone, pairsTotal, pairsPerSecond, timeLeft }
}

/** What is left out is as the person has chosen it. */
export interface ReportChoice {
  /** Names in any of the field's spellings. */
  readonly measures?: readonly string[]
  /** Grade from which on a document is relevant. */
  readonly level?: number
}

/**
 * Everything on screen as one object: what report.json holds. Throws where there is no collection, and MeasureError for a
 * name that is no measure's.
 */
export function reportNow(options: ReportChoice = {}): Report {
  const facts = factsNow()
  const base = selectBase(facts)
  if (!base) throw new Error('There is nothing to report yet: add a candidate set first.')
  const measures = options.measures?.map((name) => measureName(parseMeasure(name))) ?? facts.choices.measures
  const level = options.level ?? facts.choices.level
  return {
    systems: selectSystems(facts).map((system) => systemReport(base, system, measures, level)),
    manifest: manifestNow(base, level),
  }
}

/** What the app, this browser and the collection are: of everything that is taken out. */
export function manifestNow({ collection, phrased, judgements, firstStage }: Base, level: number): Manifest {
  return {
    app: 'Rerank Lab',
    version,
    runtime,
    createdAt: new Date().toISOString(),
    collection: { name: collection.name, fingerprint: collection.fingerprint, queries: collection.queryIds.length, pairs: collection.candidates.passage.length },
    judgements: judgements?.name ?? null,
    firstStage: firstStage.name,
    ...(phrased && { phrasings: { combination: phrased.combination, count: phrased.phrasings.rows.length } }),
    level,
    depth: useChoices.getState().depth,
    dialect: DIALECT,
    seed: SEED,
    files: sourcesOf(collection.fingerprint),
    userAgent: navigator.userAgent,
    threads: useJobStore.getState().threads,
    crossOriginIsolated,
  }
}

/** What is reported of one system. @param measures in the spelling that we write */
export function systemReport(base: Base, system: OrderedSystem, measures: readonly string[], level: number): SystemReport {
  const { shown, stages, model } = system
  const last = stages.at(-1)?.scores
  return {
    name: shown.name,
    model,
    recipe: shown.system,
    device: shown.start?.device ?? null,
    dtype: last?.scorer.dtype ?? null,
    adapter: shown.start?.adapter ?? null,
    measures: measuresOf(base, system, measures, level),
    speed: stages.length === 1 && last?.summary ? speedOf(last.summary) : null,
    cost: costOf(system, useSpeeds.getState().speeds),
    stageSpeeds: stages.map(({ scores: { summary } }) => (summary ? speedOf(summary) : null)),
    pairs: Array.from({ length: base.collection.queryIds.length }, (_, query) => countAsked(scoredPairs(system, query), stages.at(-1)?.asked)).reduce((sum, pairs) => sum + pairs, 0),
    skipped: skippedPairs(base.phrased?.brought ?? base.collection, [...new Set(stages.map(({ scores }) => scores))]).map(({ qid, docid, reason }) => ({ qid, docid, reason })),
    fallback: shown.start?.fallbacks ?? [],
  }
}

function measuresOf(base: Base, system: OrderedSystem, names: readonly string[], level: number): SystemReport['measures'] {
  const { joined, judgements } = base
  if (!joined || !judgements) return {}
  return Object.fromEntries(
    evaluations(base, system, names, level).map(({ measure, mean, perQuery }) => [
      measureName(measure),
      {
        mean: Number.isNaN(mean) ? null : mean,
        perQuery: Object.fromEntries(
          Array.from(perQuery, (value, judged) => [textAt(judgements.queryIds, judged), value] as const).filter(([, value]) => !Number.isNaN(value)),
        ),
      },
    ]),
  )
}
