/** What all orderings of a collection start from. With millions of pairs it takes a second: it is made where the collection is read, so that no page waits for it. */
import { byteOrder } from '../columns/byte-order.ts'
import type { TextTable } from '../columns/text-table.ts'
import { orderByScore, type Scores } from './order.ts'
import type { PairColumns, Rankings } from './rankings.ts'

export interface FirstOrders {
  /** Uint32, one a passage: its place in the byte order of the ids. */
  readonly docOrder: Uint32Array
  /** One a first stage. */
  readonly rankings: readonly Rankings[]
}

export function firstOrders(passageIds: TextTable, pairs: PairColumns, stages: readonly Scores[]): FirstOrders {
  const docOrder = byteOrder(passageIds)
  return { docOrder, rankings: stages.map((score) => orderByScore(pairs, score, docOrder)) }
}

/** The buffers to transfer when the orders are posted to another realm. */
export const orderBuffers = ({ docOrder, rankings }: FirstOrders): ArrayBuffer[] =>
  [docOrder, ...rankings.flatMap(({ offsets, pairs, complete }) => [offsets, pairs, complete])].flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : []))
