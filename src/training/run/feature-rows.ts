/** Kept features of the pairs of a training, as one matrix. */
import { pairCount, type Collection } from '../../collection/collection.ts'
import { passageKey, queryKey } from '../../scoring/kept-scores.ts'
import type { FeatureStore } from '../../scoring/features.ts'
import type { Scorer } from '../../systems/system.ts'

export interface FeatureRows {
  readonly width: number
  /** Row-major [rows, width]. */
  readonly data: Float32Array
  /** Int32, one a pair of the collection: its row, or -1 where it has none or its features are no numbers. */
  readonly rowOf: Int32Array
}

/**
 * Reads the features of `wanted`. Throws RangeError where one was never computed. A pair whose features hold NaN or infinity
 * (a graph can give them) has no row: it is not trained on, and its list counts as incomplete in measures, as everywhere.
 */
export async function readFeatures(store: FeatureStore, collection: Collection, scorer: Scorer, wanted: readonly { readonly query: number; readonly pairs: Uint32Array }[]): Promise<FeatureRows> {
  const count = wanted.reduce((total, { pairs }) => total + pairs.length, 0)
  const rowOf = new Int32Array(pairCount(collection)).fill(-1)
  let data: Float32Array | undefined
  let [width, rows, missing] = [0, 0, 0]
  for (const { query, pairs } of wanted) {
    const kept = await store.read(scorer, queryKey(collection, query))
    for (const pair of pairs) {
      const vector = kept.get(passageKey(collection, { row: pair, query, passage: collection.candidates.passage[pair] as number }))
      if (vector === undefined) {
        missing++
        continue
      }
      data ??= new Float32Array(count * (width = vector.length))
      if (vector.length !== width) throw new RangeError(`Features of ${scorer.model} are kept in widths of ${width} and ${vector.length}: delete them under Models › Kept features, and compute them anew.`)
      if (!vector.every(Number.isFinite)) continue
      data.set(vector, rows * width)
      rowOf[pair] = rows++
    }
  }
  if (missing > 0 || data === undefined) throw new RangeError(`${missing} of the ${count} pairs that this training needs have no features kept: compute them first.`)
  return { width, data: data.subarray(0, rows * width), rowOf }
}
