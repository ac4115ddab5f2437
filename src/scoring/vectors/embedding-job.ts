/** Has texts embedded by an ordinary job, with all that jobs have (devices, checks, batches, going on after an abort), and gives their vectors. */
import { pairsOf, queryCount, type Collection } from '../../collection/collection.ts'
import type { FeatureStore } from '../features.ts'
import type { JobLedger } from '../job-ledger.ts'
import { passageKey, queryKey } from '../kept-scores.ts'
import type { Scorer } from '../../systems/system.ts'

/** Vectors as rows of one array. */
export interface Matrix {
  readonly width: number
  /** Float32, row-major. */
  readonly values: Float32Array
}

/** What has a vector is done; scores are nobody's. */
export function vectorLedger(store: FeatureStore): JobLedger {
  return {
    read: async (scorer, block) => new Map(Array.from(await store.has(scorer, block), (text) => [text, 0])),
    append: async (scorer, block, texts, _, vectors) => {
      if (vectors !== undefined) await store.append(scorer, block, texts, vectors)
    },
    listen: () => () => undefined,
  }
}

/** The kept vectors of all pairs of the blocks, in their rows' order; a row of NaN where a text failed alone. */
export async function readVectors(store: FeatureStore, scorer: Scorer, blocks: Collection): Promise<Matrix> {
  const { candidates } = blocks
  let [width, values] = [0, new Float32Array(0)]
  for (let block = 0; block < queryCount(blocks); block++) {
    const [start, end] = pairsOf(candidates, block)
    if (start === end) continue
    const kept = await store.read(scorer, queryKey(blocks, block))
    for (let row = start; row < end; row++) {
      const vector = kept.get(passageKey(blocks, { row, query: block, passage: candidates.passage[row] as number }))
      if (vector === undefined) continue
      if (width === 0) [width, values] = [vector.length, new Float32Array(candidates.passage.length * vector.length).fill(NaN)]
      values.set(vector, row * width)
    }
  }
  return { width, values }
}
