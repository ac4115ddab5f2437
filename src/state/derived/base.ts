/** What all orderings stand on: the chosen first stage's order, and the chosen judgements joined to the candidates. */
import type { Collection, FirstStage, JudgementSet } from '../../collection/collection.ts'
import { joinJudgements } from '../../collection/judgements.ts'
import { measuredSet } from '../../collection/measured-set.ts'
import { byteOrder } from '../../columns/byte-order.ts'
import type { JoinedJudgements } from '../../evaluation/judgements.ts'
import type { FirstOrders } from '../../ranking/first-orders.ts'
import { orderByScore } from '../../ranking/order.ts'
import type { Combination } from '../../ranking/phrasings.ts'
import type { Rankings } from '../../ranking/rankings.ts'
import { memo, memoByKey } from './memo.ts'
import { askedCollection, phrasedCollection, type CombinedPhrasings } from './phrased.ts'

export interface Base {
  /** A row a query, whatever phrasings it has. */
  readonly collection: Collection
  /** What the queries were put together from, and what is scored; null where nothing has phrasings. */
  readonly phrased: CombinedPhrasings | null
  readonly firstStage: FirstStage
  readonly order: Rankings
  readonly docOrder: Uint32Array
  readonly judgements: JudgementSet | null
  readonly joined: JoinedJudgements | null
  /** The greatest grade of the judgements; 0 without. */
  readonly maxGrade: number
}

const made = new WeakMap<Collection, FirstOrders>()

/** Has a collection's orders as the realm made them that read it. */
export const takeOrders = (collection: Collection, orders: FirstOrders): void => void made.set(collection, orders)

const docOrderOf = memo((collection: Collection) => made.get(collection)?.docOrder ?? byteOrder(collection.passageIds))

const orderOfStage = memoByKey(
  (collection: Collection, stage: FirstStage, docOrder: Uint32Array) =>
    made.get(collection)?.rankings[collection.firstStages.indexOf(stage)] ?? orderByScore(collection.candidates, stage.score, docOrder),
)

/** A first stage's own order of all queries. */
export const firstStageOrder = ({ collection, docOrder }: Base, stage: FirstStage): Rankings => orderOfStage(stage.name, collection, stage, docOrder)

const joinOf = memo((collection: Collection, set: JudgementSet): JoinedJudgements => {
  const { grade, queryRow } = joinJudgements(collection, set)
  return { query: queryRow, offsets: set.offsets, grade: set.grade, pairGrade: grade }
})

const measuredOf = memo((collection: Collection) => measuredSet(askedCollection(collection)))

/** The set that is chosen, else the test set or the one that meets the most queries (`measuredSet`); null where none meets any. */
export function activeJudgements(collection: Collection, name: string | null): JudgementSet | null {
  return collection.judgementSets.find((set) => set.name === name) ?? measuredOf(collection) ?? null
}

/** The base for a choice of first stage, judgements, and how phrasings become one list; null without a collection or candidates. */
export const baseOf = memo((brought: Collection | undefined, firstStageName: string | null, judgementsName: string | null, combination: Combination = 'max'): Base | null => {
  if (!brought || brought.firstStages.length === 0) return null
  const docOrder = docOrderOf(brought)
  const { collection, phrased } = phrasedCollection(brought, combination, docOrder) ?? { collection: brought, phrased: null }
  const firstStage = collection.firstStages.find((stage) => stage.name === firstStageName) ?? collection.firstStages[0]
  if (!firstStage) return null
  const judgements = activeJudgements(brought, judgementsName)
  const joined = judgements ? joinOf(collection, judgements) : null
  return {
    collection,
    phrased,
    firstStage,
    order: orderOfStage(firstStage.name, collection, firstStage, docOrder),
    docOrder,
    judgements,
    joined,
    maxGrade: joined ? joined.grade.reduce((most, grade) => Math.max(most, grade), 0) : 0,
  }
})
