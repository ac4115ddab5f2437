/** The test part, opened: the untrained head and another on queries that nothing was chosen by, paired. */
import { comparePaired } from '../../evaluation/compare.ts'
import type { Evaluation } from '../../evaluation/evaluate.ts'
import { isJudgedQuery } from '../../evaluation/judgements.ts'
import { measureName, parseMeasure } from '../../evaluation/measure.ts'
import { significanceOf } from '../../evaluation/significance.ts'
import type { Layer } from '../../onnx/layers.ts'
import { scoresOf } from '../../scoring/feature-scores.ts'
import type { FeatureStore } from '../../scoring/features.ts'
import { readFeatures, type FeatureRows } from './feature-rows.ts'
import { evaluateLogits, type JudgedLists } from './judged-lists.ts'
import { layOut, pairsNeeded } from './layout.ts'
import type { TestMeasure, TestReport } from './reports.ts'
import type { Task } from './task.ts'

const measures = ['nDCG@10', 'MRR@10', 'Hit@5'].map(parseMeasure)

/** Throws RangeError where there is no test query, or one of their features is missing. */
export async function testHead(task: Task, layers: readonly Layer[], store: FeatureStore): Promise<TestReport> {
  const layout = layOut(task)
  const lists = layout.judged.test
  if (lists.query.length === 0) throw new RangeError('There are no test queries: give the test a share of the queries, or judgements of its own.')
  const features = await readFeatures(store, task.collection, task.scorer, pairsNeeded(layout, ['test']))
  const [before, after] = [task.head, layers].map((head) => evaluateLogits(lists, logitsOf(head, features, lists), measures))
  const compared = measures.map((_, at) => compare(lists, before?.[at], after?.[at]))
  const chosen = compared.find(({ name }) => name === task.config.optimizer.metric_for_best_model)
  return {
    queries: judgedCount(lists),
    absent: lists.judgements.query.reduce((count, list, at) => (list < 0 && isJudgedQuery(lists.judgements, at) ? count + 1 : count), 0),
    measures: compared,
    isBetter: chosen !== undefined && chosen.low > 0,
  }
}

/** Logits of the scored places; NaN where a pair has no features. */
export function logitsOf(layers: readonly Layer[], { data, width, rowOf }: FeatureRows, { pair, scored }: JudgedLists): Float32Array {
  const scores = scoresOf(layers, data, width)
  return Float32Array.from(scored, (place) => scores[rowOf[pair[place] as number] as number] ?? NaN)
}

function compare({ query, judgements }: JudgedLists, before: Evaluation | undefined, after: Evaluation | undefined): TestMeasure {
  if (!before || !after) throw new Error('A measure was not computed.')
  const { differences, wins, ties, losses } = comparePaired(after.perQuery, before.perQuery)
  // The same queries in the same order as the differences: those that both have.
  const both = Array.from(judgements.query.keys()).filter((at) => !Number.isNaN((after.perQuery[at] as number) - (before.perQuery[at] as number)))
  const held = both.flatMap((at, place) => ((judgements.query[at] as number) < 0 ? [] : [{ row: query[judgements.query[at] as number] as number, difference: differences[place] as number }]))
  return {
    name: measureName(after.measure),
    before: before.mean,
    after: after.mean,
    ...significanceOf(differences),
    wins,
    ties,
    losses,
    differences: Float64Array.from(held, ({ difference }) => difference),
    query: Uint32Array.from(held, ({ row }) => row),
  }
}

const judgedCount = ({ judgements }: JudgedLists) => judgements.query.reduce((count, _, at) => (isJudgedQuery(judgements, at) ? count + 1 : count), 0)
