/** Lists as a step takes them: rows of features, one list after another, with what is to be learned of each. */
import type { Lists } from '../../autograd/losses/lists.ts'
import { listCount, type TrainingLists } from '../examples.ts'
import { randomAt, sample } from '../sample.ts'
import type { FeatureRows } from './feature-rows.ts'
import type { Objective } from './objective.ts'

export interface Batch {
  readonly rows: readonly number[]
  readonly lists: Lists
}

/** The lists with these numbers. A list's positives come first, since MarginMSE takes the first for the positive; pairs without features are left out. */
export function batchOf(lists: TrainingLists, which: readonly number[], { rowOf }: Pick<FeatureRows, 'rowOf'>, learns: Objective['learns']): Batch {
  const [rows, lengths, labels]: [number[], number[], number[]] = [[], [], []]
  for (const list of which) {
    const own = Array.from({ length: (lists.offsets[list + 1] as number) - (lists.offsets[list] as number) }, (_, place) => (lists.offsets[list] as number) + place)
    const usable = own.filter((at) => (rowOf[lists.pair[at] as number] as number) >= 0)
    const sorted = [...usable.filter((at) => lists.positive[at] === 1), ...usable.filter((at) => lists.positive[at] !== 1)]
    rows.push(...sorted.map((at) => rowOf[lists.pair[at] as number] as number))
    labels.push(...sorted.map((at) => (learns === 'positives' ? lists.positive[at] : lists.label[at]) as number))
    lengths.push(sorted.length)
  }
  return { rows, lists: { lengths, labels } }
}

/** All lists' numbers in an order of the epoch's own. */
export function shuffled(lists: TrainingLists, seed: number, epoch: number): number[] {
  const count = listCount(lists)
  return sample(Array(count).keys(), count, randomAt(seed, epoch, 0, 0))
}

/** Chunks of `size`, the last of what is left. */
export function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size))
}
