/** A config in the terms of what is on screen: the collection, the order of the first stage, and the scores of the systems that it names. */
import type { Collection } from '../collection/collection.ts'
import { judgedByPhrasing } from '../collection/phrased-judgements.ts'
import { setsByName } from '../training/judged-split.ts'
import type { ModelInfo } from '../models/model.ts'
import { orderByScore, type Scores } from '../ranking/order.ts'
import type { Scorer } from '../systems/system.ts'
import type { ModelConfig, TrainingConfig } from '../training/config/config.ts'
import type { PlannedTask } from '../training/run/task.ts'
import type { Base } from './derived/base.ts'
import { memo } from './derived/memo.ts'
import type { CombinedPhrasings } from './derived/phrased.ts'
import { onPhrasings } from './derived/phrased-scores.ts'
import { systemNamed, type OrderedSystem } from './derived/systems.ts'
import { selectBase, selectSystems, type Facts } from './selected.ts'
import type { LoadedModel } from './views.ts'

/**
 * Throws with a sentence where the config asks for what is not here: no candidates, a model that is not loaded or has no
 * such graph, a system that is not on screen.
 */
export function taskFor(facts: Facts, config: TrainingConfig, loaded: readonly LoadedModel[]): PlannedTask {
  const base = selectBase(facts)
  if (!base) throw new Error('There is nothing to train on: open a collection that has candidates.')
  const { collection, order, firstStage } = base.phrased ? byPhrasing(base.phrased, base) : base
  return {
    collection,
    config: settled(config, base, facts.choices.judgements),
    order,
    firstStage: firstStage.name,
    scores: new Map([[firstStage.name, firstStage.score], ...namedIn(config).map((name): [string, Scores] => [name, scoresOf(facts, base, name)])]),
    scorer: scorerOf(config.model, loaded),
  }
}

/** What a task depends on, as one text: tasks of the same text come to the same plan. */
export function taskKey({ collection, config, scores, firstStage, scorer }: PlannedTask): string {
  // Scores are written in place while a job runs: how many there are tells whether they are the same.
  const known = [...scores].map(([name, values]) => [name, scoredIn(values)])
  return JSON.stringify([collection.fingerprint, firstStage, scorer, config, known])
}

function scoredIn(scores: Scores): number {
  let scored = 0
  for (const score of scores) if (!Number.isNaN(score)) scored++
  return scored
}

/** Sets that this collection calls train, dev and test, by name; null where none is called train. */
export function namedSplit({ judgementSets }: Collection): { train: string; validation: string | null; test: string | null } | null {
  const { train, validation, test } = setsByName(judgementSets)
  return train ? { train: train.name, validation: validation?.name ?? null, test: test?.name ?? null } : null
}

/** With the set written down where the config leaves it open: the one that was chosen, else the one called train, else the one in use. */
function settled(config: TrainingConfig, { collection, judgements }: Base, chosen: string | null): TrainingConfig {
  const { labels, split } = config.data
  if (labels.kind !== 'judgements' || labels.set !== null || split.kind === 'judgements') return config
  if (!judgements) throw new Error('There are no judgements to learn from: add qrels, or take a teacher.')
  const { name } = (chosen === null && setsByName(collection.judgementSets).train) || judgements
  return { ...config, data: { ...config.data, labels: { ...labels, set: name } } }
}

const namedIn = ({ data: { labels }, negatives }: TrainingConfig): readonly string[] => [
  ...(labels.kind === 'teacher' ? [labels.teacher] : []),
  ...(negatives.mined_by === null ? [] : [negatives.mined_by]),
]

/** Each phrasing is a query to learn from, judged as its query is; a split does not part them. */
const byPhrasing = memo((phrased: CombinedPhrasings, { docOrder, firstStage: { name } }: Base): Pick<Base, 'collection' | 'order' | 'firstStage'> => {
  const collection = judgedByPhrasing(phrased)
  const firstStage = collection.firstStages.find((stage) => stage.name === name)
  if (!firstStage) throw new Error(`The collection has no first stage “${name}”.`)
  return { collection, firstStage, order: orderByScore(collection.candidates, firstStage.score, docOrder) }
})

function scoresOf(facts: Facts, base: Base, name: string): Scores {
  const systems = selectSystems(facts)
  const system = systemNamed(systems, name)
  const stage = facts.collection?.firstStages.find((candidate) => candidate.name === name)
  const values = (system && valuesOf(facts, base, system)) ?? stage?.score
  if (!values) throw new Error(`The config names “${name}”, which has no scores on screen. There are: ${systems.map(({ shown }) => shown.name).join(', ')}. Rerank with it first, or take another.`)
  return values
}

/** One a pair of what is trained on: of phrasings their own, where they were scored. */
function valuesOf({ scored }: Facts, base: Base, { values, stages }: OrderedSystem): Scores | null {
  const scorer = stages.at(-1)?.scores.key
  return (base.phrased && scored.find(({ key }) => key === scorer)?.values) ?? (values && onPhrasings(base, values))
}

function scorerOf({ id, revision, dtype, max_length }: ModelConfig, loaded: readonly LoadedModel[]): Scorer {
  const info = loaded.find((model) => model.info.id === id)?.info
  if (!info) throw new Error(`${id} is not loaded: add it under Models, or take another model.`)
  if (info.kind !== 'cross-encoder') throw new Error(`${id} is a bi-encoder: only a cross-encoder has a head to train.`)
  if (revision !== null && revision !== info.revision)
    throw new Error(`The config was made for another revision of ${id} (${revision.slice(0, 12)}; ${info.revision.slice(0, 12)} is loaded). Take \`revision\` out of it to train this one.`)
  if (!info.graphs.some((graph) => graph.dtype === dtype)) throw new Error(`${id} has no ${dtype} graph: it has ${dtypesOf(info).join(', ')}.`)
  if (max_length > info.maxLength) throw new Error(`${id} reads ${info.maxLength} tokens at most, and the config asks for ${max_length}.`)
  return { kind: 'cross-encoder', model: id, revision: info.revision, dtype, maxLength: max_length }
}

const dtypesOf = ({ graphs }: ModelInfo) => graphs.map(({ dtype }) => dtype)
