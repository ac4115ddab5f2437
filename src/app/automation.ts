/**
 * The page's script surface, `window.rerankLab`: what people who drive the app from Playwright or a console rely on
 * (README, "Drive it from a script"). Names and shapes here are an API; the benchmark uses them and nothing private.
 */
import type { Receipt } from '../collection/receipt.ts'
import type { Report } from '../benchmark/report.ts'
import { addFiles, addModel, deleteScores, rerank } from '../state/actions.ts'
import { searchFromScript, type SearchChoice } from '../state/first-stage-script.ts'
import { fuseFromScript, type FusionChoice } from '../state/fusion-script.ts'
import type { RerankChoice } from '../state/scoring-job.ts'
import { ready } from '../state/session.ts'
import { progressNow, queryIdsNow, rankingOf, reportNow, runOf, scoresOf, type QueryIds, type ReportChoice, type ScriptProgress } from '../state/script.ts'
import { promoteFromScript, trainFromScript, type ConfigLike, type TrainingResult } from '../state/training-script.ts'
import { version } from '../state/version.ts'

export interface RerankLab {
  readonly version: string
  /** Settles when the app can be used: what was kept from the last visit is back. */
  readonly ready: Promise<void>
  /** Reads files as if they were dropped. One receipt a file, also for those that were refused. */
  addFiles(files: File[]): Promise<readonly Receipt[]>
  /** A Hub id, `embedded/reranker`, `embedded/bi-encoder`, or a folder's files. Rejects with a sentence where it is no usable model. */
  addModel(source: string | File[]): Promise<{ id: string; kind: string }>
  /**
   * Searches the collection's passages for its queries, with BM25 (k1 .9, b .4, stop words out, Porter stems, unless told otherwise) or
   * by the vectors of a bi-encoder that was added, and puts what is found in use as the first stage. Resolves with its name;
   * rejects with a sentence where there is nothing to search or the search is cancelled.
   */
  search(choice?: SearchChoice): Promise<string>
  /**
   * Runs models and pipelines (`embedded/bi-encoder@100>embedded/reranker@20`): those that are named, else the chosen ones.
   * Resolves when every pair to the depth has a score, or the job was cancelled, by its button or by another collection;
   * rejects where a model could not be run on any device, or the depth is none.
   */
  rerank(options?: RerankChoice): Promise<void>
  /**
   * float32 logits (of a bi-encoder cosines or dot products) by query id and doc id; of a pipeline, its last stage's; of a query with several phrasings,
   * what theirs come to, as float64. `system` is its name on screen, its model's id, or the pipeline as it is written.
   */
  scores(system: string): Record<string, Record<string, number>>
  /** Ids of the collection's queries and of the judged ones, each list in its file's order. */
  queries(): QueryIds
  /** Doc ids in order, candidates past the depth included. */
  ranking(system: string, qid: string): string[]
  /** The system's whole order as a TREC run: six columns, scores in nine significant digits. */
  run(system: string): string
  /**
   * Makes a fusion of systems a system of its own, and gives its name: weights over normalised scores (all the same where
   * none are given), or reciprocal ranks. Throws where a system is not there or a number is none.
   */
  fuse(choice: FusionChoice): string
  /** Measures and level as chosen on screen, where none are given. */
  report(choice?: ReportChoice): Report
  /** How far the running job is; null where none runs. */
  progress(): ScriptProgress | null
  /**
   * Trains a cross-encoder's head. What `config` leaves out is as on screen; features that are missing are computed first.
   * With `test` the test queries are opened at the end. Rejects with a sentence where the config comes to nothing or names
   * what is not there, or another training or job runs.
   */
  train(config?: ConfigLike, options?: { readonly test?: boolean }): Promise<TrainingResult>
  /** Makes the head that was trained last a model `tuned/NAME`, without another forward pass. Resolves with its id. */
  promote(name: string): Promise<string>
  /** Forgets all scores, those on screen and those that are kept, so that the next `rerank` computes each anew. Rejects while a job runs. */
  clearScores(): Promise<void>
}

declare global {
  interface Window {
    rerankLab: RerankLab
  }
}

/** Puts the surface on the window. */
export function expose(): void {
  window.rerankLab = Object.freeze({ version, ready: ready(), addFiles, addModel, search: searchFromScript, rerank, scores: scoresOf, queries: queryIdsNow, ranking: rankingOf, run: runOf, fuse: fuseFromScript, report: reportNow, progress: progressNow, train: trainFromScript, promote: promoteFromScript, clearScores: () => deleteScores() })
}
