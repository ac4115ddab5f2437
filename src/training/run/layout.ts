/** What a config comes to on a collection: labels, parts, lists and negatives. Same task, same layout. */
import { byteOrder } from '../../columns/byte-order.ts'
import { trainingLists, type Examples } from '../examples.ts'
import { gradedLabels, teacherLabels, type Labels } from '../labels.ts'
import { mineHardNegatives, type MinedNegatives } from '../negatives.ts'
import { parts, type Part, type QuerySplit } from '../split.ts'
import { judgedLists, type JudgedLists } from './judged-lists.ts'
import { partedBy, setNamed, type Parted } from './parted.ts'
import { scoresOf, type PlannedTask } from './task.ts'

/** The parts that a head is measured on. */
export type MeasuredPart = Exclude<Part, 'train'>

export interface Layout {
  readonly split: QuerySplit
  readonly examples: Readonly<Record<Part, Examples>>
  readonly judged: Readonly<Record<MeasuredPart, JudgedLists>>
  /** Null where an epoch takes all negatives, or none of the mined. */
  readonly mined: MinedNegatives | null
  readonly judgedTwice: number
  /** Whether validation and test are measured by judgements, or by the teacher's own positives. */
  readonly measuredBy: 'judgements' | 'teacher'
}

/** Throws RangeError, with a sentence, where the config comes to nothing here. */
export function layOut(task: PlannedTask): Layout {
  const { collection, config, order } = task
  const { depth, keep_positives } = config.data
  const parted = partedBy(collection, config)
  const labels = labelsOf(task, parted)
  const examplesOf = (part: Part) =>
    trainingLists(collection, labels[part], { queries: parted.split[part], ranking: order, depth, keepPositives: part === 'train' && keep_positives })
  const examples = { train: examplesOf('train'), validation: examplesOf('validation'), test: examplesOf('test') }
  if (examples.train.lists.query.length === 0)
    throw new RangeError(`None of the ${parted.split.train.length} training queries has a positive among its first ${depth} candidates: take a greater depth, another level, or judgements that meet these candidates.`)
  const docOrder = byteOrder(collection.passageIds)
  const level = config.data.labels.kind === 'judgements' ? config.data.labels.level : 1
  const judgedOf = (part: MeasuredPart) =>
    judgedLists(collection, { queries: parted.split[part], order, depth, level, docOrder, by: parted.sets[part] ?? labels[part], whole: parted.whole.has(part) })
  return {
    split: parted.split,
    examples,
    judged: { validation: judgedOf('validation'), test: judgedOf('test') },
    mined: mined(task, examples.train),
    judgedTwice: parted.judgedTwice,
    measuredBy: parted.sets.test === null ? 'teacher' : 'judgements',
  }
}

function labelsOf(task: PlannedTask, { sets }: Parted): Record<Part, Labels> {
  const { collection, config: { data } } = task
  const choice = data.labels
  if (choice.kind === 'teacher') {
    const labels = teacherLabels(collection, scoresOf(task, choice.teacher, 'for a teacher'), { top: choice.top, atLeast: choice.at_least ?? -Infinity, ranking: task.order, depth: data.depth })
    return { train: labels, validation: labels, test: labels }
  }
  const made = new Map<string, Labels>()
  const of = (part: Part): Labels => {
    const set = part === 'train' && choice.set !== null ? setNamed(collection, choice.set) : sets[part]
    if (!set) throw new RangeError('There are no judgements to learn from: add qrels, or take a teacher.')
    const labels = made.get(set.name) ?? gradedLabels(collection, set, choice)
    made.set(set.name, labels)
    return labels
  }
  return { train: of('train'), validation: of('validation'), test: of('test') }
}

function mined(task: PlannedTask, { lists }: Examples): MinedNegatives | null {
  const { num_negatives, hard_share, mined_by, mining } = task.config.negatives
  if (num_negatives === null || hard_share === 0) return null
  const score = scoresOf(task, mined_by ?? task.firstStage, 'to mine negatives by')
  return mineHardNegatives(lists, { score }, mining, task.config.seed)
}

/** All pairs that features are needed of: those that are trained on, and those that are measured; ascending within a query. */
export function pairsNeeded({ examples, judged }: Layout, which: readonly Part[] = parts): { readonly query: number; readonly pairs: Uint32Array }[] {
  return which
    .flatMap((part) => (part === 'train' ? ofLists(examples.train) : ofJudged(judged[part])))
    .filter(({ pairs }) => pairs.length > 0)
    .sort((a, b) => a.query - b.query)
}

function ofLists({ lists }: Examples): { query: number; pairs: Uint32Array }[] {
  return Array.from(lists.query, (query, list) => ({ query, pairs: lists.pair.slice(lists.offsets[list], lists.offsets[list + 1]).sort() }))
}

/** A query's lists of examples are among its scored places: both are its first candidates with a text. */
function ofJudged({ query, order, pair, scored }: JudgedLists): { query: number; pairs: Uint32Array }[] {
  let next = 0
  return Array.from(query, (row, list) => {
    const start = next
    while (next < scored.length && (scored[next] as number) < (order.offsets[list + 1] as number)) next++
    return { query: row, pairs: scored.slice(start, next).map((place) => pair[place] as number).sort() }
  })
}
