/** Promoted heads: models of their own, scored from kept features, until the person takes them back. */
import { create } from 'zustand'
import { pairCount } from '../collection/collection.ts'
import type { Layer } from '../onnx/layers.ts'
import type { JobStart } from '../scoring/job.ts'
import { scorerKey } from '../systems/key.ts'
import { parsePipeline } from '../systems/pipeline.ts'
import type { Scorer } from '../systems/system.ts'
import type { TrainingConfig } from '../training/config/config.ts'
import type { TestReport, TrainingOutcome } from '../training/run/reports.ts'
import type { KeptLogits } from '../training/run/score-kept.ts'
import { examplePairs } from '../training/take-home/example-pairs.ts'
import { tunedId, type KeptHead } from '../training/take-home/kept-head.ts'
import { save } from './download.ts'
import { useJobStore } from './job.ts'
import { addModel, removeModel } from './model-actions.ts'
import { useModelStore } from './models.ts'
import { removePipeline, usePipelineStore } from './pipelines.ts'
import { forgetScorers, rememberSystem } from './remembered.ts'
import { dropSystems, startSystem, useScores, writeScores } from './scores.ts'
import { factsNow } from './script.ts'
import { taskFor } from './training-task.ts'
import { scoring, training } from './workers.ts'

export interface Promotion {
  /** What it is to be called: `tuned/NAME`. */
  readonly name: string
  /** Id of the loaded model whose head was trained. */
  readonly base: string
  readonly layers: readonly Layer[]
  readonly config: TrainingConfig
  readonly outcome: TrainingOutcome
  /** Null where the test part was not opened. */
  readonly test: TestReport | null
}

/** The last promoted first. */
export const useTuned = create<{ readonly heads: readonly KeptHead[] }>()(() => ({ heads: [] }))

/** Reads anew which heads are kept. */
export async function refreshTuned(): Promise<void> {
  useTuned.setState({ heads: await scoring((worker) => worker.listHeads()) })
}

/**
 * Makes a model of a trained head: kept on this machine, listed, chosen, and shown with the scores of all pairs whose features
 * are kept. Resolves with its id. Throws where the name is taken or none, or the base or its collection is not open any more.
 */
export async function promote({ name, base, layers, config, outcome, test }: Promotion): Promise<string> {
  const id = tunedId(name)
  if (useTuned.getState().heads.some((head) => head.id === id)) throw new Error(`There is a ${id} already: take it back first, or call this one something else.`)
  const task = taskFor(factsNow(), config, useModelStore.getState().loaded)
  const { collection, scorer } = task
  const [scored, plan, split] = await Promise.all([
    training((worker) => worker.score({ collection, scorer }, layers)),
    training((worker) => worker.plan(task)),
    training((worker) => worker.split(task)),
  ])
  const values = new Float32Array(pairCount(collection)).fill(NaN)
  scored.pairs.forEach((pair, at) => (values[pair] = scored.scores[at] ?? NaN))
  const { epoch, validation } = outcome.best
  const head: KeptHead = {
    id,
    base: originOf(base),
    layers,
    config: task.config,
    outcome: { ...outcome, best: { epoch, validation } },
    test,
    collection: { name: collection.name, fingerprint: collection.fingerprint },
    parts: plan.parts,
    examples: examplePairs(collection, [...plan.split.test, ...plan.split.validation, ...plan.split.train], values),
    promotedAt: Date.now(),
  }
  await scoring((worker) => worker.keepHead(head, split))
  try {
    await addModel(id)
    await showScores({ ...scorer, model: id, revision: infoOf(id).revision }, scorer, known(scored))
  } catch (error) {
    await forget(id)
    throw error
  }
  await refreshTuned()
  return id
}

/** Takes a promoted head off the screen, out of the models and the ledger; its base stands as before. Throws while a job runs. */
export async function takeBack(name: string): Promise<void> {
  if (useJobStore.getState().job.kind !== 'idle') throw new Error('A job is running, and may be using this model: wait for it, or cancel it.')
  await forget(tunedId(name))
  await refreshTuned()
}

/** Saves a promoted head as a zip: the patched graphs, all that goes with them, and what is known of how it was trained. */
export async function takeHome(name: string): Promise<void> {
  save(await scoring((worker) => worker.takeHome(tunedId(name))), `${name}.zip`)
}

/** Without pairs whose features are no finite numbers, as float16 can leave them: they have no score, as in a job. */
function known({ pairs, scores }: KeptLogits): KeptLogits {
  return { pairs: pairs.filter((_, at) => !Number.isNaN(scores[at])), scores: scores.filter((score) => !Number.isNaN(score)) }
}

async function showScores(scorer: Scorer, untrained: Scorer, { pairs, scores }: KeptLogits): Promise<void> {
  const { collection } = factsNow()
  if (!collection) throw new Error('The collection was closed.')
  await scoring((worker) => worker.keepScores(scorer, pairs, scores))
  const before = useScores.getState().systems.find(({ key }) => key === scorerKey(untrained))?.start
  const start: JobStart = { ...(before ?? { device: 'wasm', threads: 1, adapter: null, fallbacks: [] }), scorer }
  const key = scorerKey(scorer)
  startSystem(key, start, pairCount(collection))
  writeScores(key, [{ pairs, scores }])
  rememberSystem(collection.fingerprint, start)
}

async function forget(id: string): Promise<void> {
  removeModel(id)
  for (const { name } of usePipelineStore.getState().pipelines) if (parsePipeline(name).some(({ model }) => model === id)) removePipeline(name)
  const { scorers } = await scoring((worker) => worker.holdings())
  const shown = useScores.getState().systems.flatMap(({ scorer }) => (scorer.model === id ? [scorerKey(scorer)] : []))
  const keys = new Set([...shown, ...scorers.flatMap(({ key, scorer }) => (scorer?.model === id ? [key] : []))])
  for (const key of keys) await scoring((worker) => worker.clearScores(key))
  forgetScorers((key) => keys.has(key))
  dropSystems((key) => keys.has(key))
  await scoring((worker) => worker.deleteHead(id))
}

/** The model whose graphs the head goes into: of a tuned one, the one that it was made from. */
function originOf(id: string): KeptHead['base'] {
  const tuned = useTuned.getState().heads.find((head) => head.id === id)
  if (tuned) return tuned.base
  const { source, revision } = infoOf(id)
  return { id, source, revision }
}

function infoOf(id: string) {
  const info = useModelStore.getState().loaded.find((model) => model.info.id === id)?.info
  if (!info) throw new Error(`${id} is not loaded: add it under Models.`)
  return info
}
