/** A few pairs with their logits, by which anyone can see that a copy of the model is the same model. */
import { pairsOf, type Collection } from '../../collection/collection.ts'
import { textAt } from '../../columns/text-table.ts'
import type { Scores } from '../../ranking/order.ts'
import type { ScoredPair } from './kept-head.ts'

/** Queries that examples are taken of. */
const QUERIES = 3

/** Of the first queries with two scored pairs: the pair that scores best and the one that scores worst. `scores` is one a pair, NaN where there is none. */
export function examplePairs(collection: Collection, queries: Iterable<number>, scores: Scores): ScoredPair[] {
  const { queryTexts, passageTexts, candidates } = collection
  const examples: ScoredPair[] = []
  for (const query of queries) {
    if (examples.length === 2 * QUERIES) break
    const [start, end] = pairsOf(candidates, query)
    const scored = Array.from({ length: end - start }, (_, at) => start + at).filter((pair) => !Number.isNaN(scores[pair]))
    scored.sort((a, b) => (scores[b] as number) - (scores[a] as number) || a - b)
    const [best, worst] = [scored[0], scored.at(-1)]
    if (best === undefined || worst === undefined || best === worst) continue
    for (const pair of [best, worst]) {
      examples.push({ query: textAt(queryTexts, query), passage: textAt(passageTexts, candidates.passage[pair] as number), score: scores[pair] as number })
    }
  }
  return examples
}
