/** What ranking losses are given: logits of the candidates of several queries, one list after another, and their labels. */
import { mul, add, subtract } from '../operations/arithmetic.ts'
import { gatherRows } from '../operations/gather.ts'
import { scale } from '../operations/scale.ts'
import { sum } from '../operations/reduce.ts'
import { sizeOf } from '../shape.ts'
import type { Tensor } from '../tensor.ts'

export interface Lists {
  /** Candidates of each query. */
  readonly lengths: readonly number[]
  /** Per candidate, in the logits' order: a relevance grade, or a teacher's score. */
  readonly labels: ArrayLike<number>
}

/**
 * A loss: one number, made from logits [n] or [n, 1]. The smaller the better; a batch that says nothing, such as lists
 * without two different labels for a pairwise loss, is 0. Throws RangeError where logits, labels and lengths do not fit.
 */
export type Loss = (logits: Tensor, lists: Lists) => Tensor

/** A list's candidates as places among all logits, with their labels. */
export interface Candidate {
  readonly at: number
  readonly label: number
}

/** The candidates of each list. Throws RangeError. */
export function candidatesOf(logits: Tensor, { lengths, labels }: Lists): Candidate[][] {
  const count = lengths.reduce((total, length) => total + length, 0)
  if (count !== labels.length || count !== sizeOf(logits.shape))
    throw new RangeError(`Lists of ${count} candidates in all came with ${labels.length} labels and ${sizeOf(logits.shape)} logits.`)
  let start = 0
  return lengths.map((length) => {
    const first = start
    start += length
    return Array.from({ length }, (_, place) => ({ at: first + place, label: labels[first + place] ?? NaN }))
  })
}

/** Numbers as a column on the logits' tape. */
export function column(logits: Tensor, values: readonly number[]): Tensor {
  return logits.tape.constant(values, [values.length, 1])
}

/** The logits, or whatever lies in their order, at these places: [places, 1]. */
export function pick(values: Tensor, places: readonly number[]): Tensor {
  return gatherRows(values.tape.reshape(values, [sizeOf(values.shape), 1]), column(values, places))
}

/** A padded place's logit: its softmax is 0 and it ranks behind all, without the NaN that infinities make. */
const NOWHERE = -1e30

/** Logits as a matrix with a row for each list of places, the shorter ones padded. */
export function padded(logits: Tensor, rows: readonly (readonly number[])[]): Tensor {
  const { tape } = logits
  const width = rows.reduce((most, row) => Math.max(most, row.length), 1)
  const shape = [rows.length, width]
  const there = spreadRows(rows, width, () => 1)
  const picked = tape.reshape(pick(logits, spreadRows(rows, width, (place) => place)), shape)
  return add(mul(picked, tape.constant(there, shape)), tape.constant(there.map((one) => (one === 1 ? 0 : NOWHERE)), shape))
}

/** Rows side by side in a matrix `width` wide, 0 where they are shorter. */
export function spreadRows<T>(rows: readonly (readonly T[])[], width: number, value: (item: T) => number): number[] {
  return rows.flatMap((row) => Array.from({ length: width }, (_, place) => (place < row.length ? value(row[place] as T) : 0)))
}

/** All pairs within the lists in which the first has the higher label, as places among the logits. */
export function preferences(lists: readonly (readonly Candidate[])[]): (readonly [better: Candidate, worse: Candidate])[] {
  return lists.flatMap((list) => list.flatMap((better) => list.filter((worse) => better.label > worse.label).map((worse) => [better, worse] as const)))
}

/** Logit of the first less that of the second, for each pair: [pairs, 1]. */
export function differences(logits: Tensor, pairs: readonly (readonly [Candidate, Candidate])[]): Tensor {
  return subtract(
    pick(logits, pairs.map(([better]) => better.at)),
    pick(logits, pairs.map(([, worse]) => worse.at)),
  )
}

/** The loss of a batch that says nothing: 0, through which 0 flows back. */
export function nothing(logits: Tensor): Tensor {
  return scale(sum(logits), 0)
}
