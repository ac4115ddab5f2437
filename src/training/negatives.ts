/** Hard negatives: candidates that some system puts high and that are no positives, by the rules of mining-options.ts. */
import { Growable } from '../columns/growable.ts'
import type { Scores } from '../ranking/order.ts'
import { listCount, type TrainingLists } from './examples.ts'
import { hasMargin, isLimited, limitsOf } from './mining-limits.ts'
import { settleMining, type MiningOptions } from './mining-options.ts'
import { MiningTally, type MiningReport } from './mining-report.ts'
import { randomAt, sample } from './sample.ts'

/** For each list what was mined, best first: rows offsets[i] .. offsets[i + 1]. */
export interface MinedNegatives {
  /** Uint32, lists + 1. */
  readonly offsets: Uint32Array
  /** Uint32: a row of the collection's candidate pairs; a positive only where they were to be included. */
  readonly pair: Uint32Array
  /** Float32: the score that it was mined by. */
  readonly score: Float32Array
  readonly report: MiningReport
}

export interface MiningScores {
  /** One a candidate pair, NaN where there is none: the system that ranks. Pairs without a score are not mined. */
  readonly score: Scores
  /**
   * One a candidate pair: a system that scores anew what the first one ranks, before margins and limits are held to it.
   * As in sentence-transformers it counts only where there is a margin or a limit.
   */
  readonly crossEncoder?: Scores
}

/**
 * Mines each list. Of a query's candidates the best range_max (and as many more as any query has positives) are looked
 * at; positives go, then what a margin or a limit forbids; of the rest, in order of score, ranks range_min to range_max
 * are chosen from. Of equal scores the earlier pair ranks first. Scores are held to limits as float32, the precision that
 * they have there; `seed` is for the strategy 'random'. Throws RangeError where the options leave nothing to mine.
 */
export function mineHardNegatives(lists: TrainingLists, { score, crossEncoder }: MiningScores, given: Partial<MiningOptions> = {}, seed = 0): MinedNegatives {
  const mostPositives = mostPositivesOf(lists)
  const options = settleMining(given, mostPositives, crossEncoder !== undefined)
  const { range_min, range_max, num_negatives, sampling_strategy } = options
  const judge = crossEncoder !== undefined && isLimited(options) ? crossEncoder : score
  const [offsets, pair, tally] = [new Growable(Uint32Array), new Growable(Uint32Array), new MiningTally()]
  offsets.push(0)
  for (let list = 0; list < listCount(lists); list++) {
    const { pairs, positives } = contents(lists, list)
    const worth = Array.from(positives, (at) => Math.fround(judge[at] as number)).filter(Number.isFinite)
    const [lowest, highest] = worth.length > 0 ? [Math.min(...worth), Math.max(...worth)] : [NaN, NaN]
    let pool = bestOf(pairs, score).slice(0, range_max + mostPositives)
    if (!options.include_positives) pool = pool.filter((at) => !positives.has(at))
    if (worth.length === 0 && hasMargin(options)) {
      tally.withoutPositiveScore++
      pool = []
    }
    for (const limit of limitsOf(options, lowest)) {
      const kept = pool.filter((at) => !limit.forbids(Math.fround(judge[at] as number)))
      tally.skip(limit.name, pool.length - kept.length)
      pool = kept
    }
    const open = bestOf(pool, judge).slice(range_min, range_max)
    const chosen = sampling_strategy === 'top' ? open.slice(0, num_negatives) : drawn(open, num_negatives, seed, lists.query[list] as number)
    for (const at of chosen) if (!positives.has(at)) tally.negative(at, judge[at] as number, lowest, highest)
    tally.lacks(num_negatives - chosen.length)
    pair.append(chosen)
    offsets.push(pair.length)
  }
  const mined = pair.finish()
  return { offsets: offsets.finish(), pair: mined, score: Float32Array.from(mined, (at) => judge[at] as number), report: tally.finish(range_max) }
}

/** Those of the pairs that have a score, best first. */
function bestOf(pairs: Iterable<number>, score: Scores): number[] {
  return Array.from(pairs)
    .filter((pair) => Number.isFinite(score[pair]))
    .sort((a, b) => (score[b] as number) - (score[a] as number))
}

/** `count` of what is ranked, still best first. */
function drawn(ranked: readonly number[], count: number, seed: number, query: number): number[] {
  return sample(ranked.keys(), count, randomAt(seed, query))
    .sort((a, b) => a - b)
    .flatMap((place) => ranked[place] ?? [])
}

function contents(lists: TrainingLists, list: number): { pairs: Uint32Array; positives: Set<number> } {
  const [start, end] = [lists.offsets[list], lists.offsets[list + 1]]
  const pairs = lists.pair.subarray(start, end)
  const positive = lists.positive.subarray(start, end)
  return { pairs, positives: new Set(pairs.filter((_, at) => positive[at] === 1)) }
}

function mostPositivesOf(lists: TrainingLists): number {
  let most = 0
  for (let list = 0; list < listCount(lists); list++) most = Math.max(most, contents(lists, list).positives.size)
  return most
}
