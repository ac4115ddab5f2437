/** Scores of a head on whatever features are kept, without a forward pass. */
import { pairsOf, queryCount, type Collection } from '../../collection/collection.ts'
import { Growable } from '../../columns/growable.ts'
import type { Layer } from '../../onnx/layers.ts'
import { scoresOf } from '../../scoring/feature-scores.ts'
import type { FeatureStore } from '../../scoring/features.ts'
import { passageKey, queryKey } from '../../scoring/kept-scores.ts'
import type { Scorer } from '../../systems/system.ts'

export interface KeptLogits {
  /** Uint32, ascending: rows of the collection's candidate pairs. */
  readonly pairs: Uint32Array
  readonly scores: Float32Array
}

export async function scoreKept(collection: Collection, scorer: Scorer, layers: readonly Layer[], store: FeatureStore): Promise<KeptLogits> {
  const [pairs, scores] = [new Growable(Uint32Array), new Growable(Float32Array)]
  for (let query = 0; query < queryCount(collection); query++) {
    const [start, end] = pairsOf(collection.candidates, query)
    if (start === end) continue
    const kept = await store.read(scorer, queryKey(collection, query))
    const found = Array.from({ length: end - start }, (_, at) => start + at).flatMap((row) => {
      const vector = kept.get(passageKey(collection, { row, query, passage: collection.candidates.passage[row] as number }))
      return vector ? [{ row, vector }] : []
    })
    const [first] = found
    if (!first) continue
    const width = first.vector.length
    const data = new Float32Array(found.length * width)
    found.forEach(({ vector }, at) => data.set(vector, at * width))
    pairs.append(found.map(({ row }) => row))
    scores.append(scoresOf(layers, data, width))
  }
  return { pairs: pairs.finish(), scores: scores.finish() }
}
