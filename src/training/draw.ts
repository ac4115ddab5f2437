/** The negatives of an epoch: each one learns against others, some hard and some not. */
import { Growable } from '../columns/growable.ts'
import { listCount, type TrainingLists } from './examples.ts'
import type { MinedNegatives } from './negatives.ts'
import { randomAt, sample } from './sample.ts'

export interface DrawOptions {
  /** Negatives a list and epoch. */
  readonly num_negatives: number
  /** The share of them that are drawn from what was mined, 0 to 1; the others are drawn from the list's other negatives. */
  readonly hard_share: number
  readonly seed: number
}

export interface EpochDraw {
  /** All positives of each list and its drawn negatives, in the list's order. */
  readonly lists: TrainingLists
  readonly hard: number
  readonly random: number
}

/**
 * Draws an epoch's negatives, 0-based: the same seed, epoch and query draw the same from the same list, whatever other
 * lists there are and whichever epochs were drawn before. Where mined or other negatives run out, the other kind fills
 * up. Throws RangeError where the share is none, or where `mined` was mined of other lists.
 */
export function drawEpoch(lists: TrainingLists, mined: Pick<MinedNegatives, 'offsets' | 'pair'>, options: DrawOptions, epoch: number): EpochDraw {
  const { num_negatives, hard_share, seed } = options
  if (!(hard_share >= 0 && hard_share <= 1)) throw new RangeError(`hard_share is ${hard_share}; it is a share of the negatives, 0 to 1.`)
  if (mined.offsets.length !== lists.offsets.length) throw new RangeError(`Negatives were mined for ${mined.offsets.length - 1} lists and are drawn for ${listCount(lists)}: mine these lists first.`)
  const [rows, offsets] = [new Growable(Uint32Array), new Growable(Uint32Array)]
  let [hard, random] = [0, 0]
  offsets.push(0)
  for (let list = 0; list < listCount(lists); list++) {
    const [start, end] = [lists.offsets[list] as number, lists.offsets[list + 1] as number]
    const minedPairs = new Set(mined.pair.subarray(mined.offsets[list], mined.offsets[list + 1]))
    const own = Array.from({ length: end - start }, (_, at) => start + at)
    const negatives = own.filter((row) => lists.positive[row] === 0)
    const hardRows = negatives.filter((row) => minedPairs.has(lists.pair[row] as number))
    const otherRows = negatives.filter((row) => !minedPairs.has(lists.pair[row] as number))
    const generator = randomAt(seed, epoch, lists.query[list] as number)
    const wantedHard = Math.min(hardRows.length, Math.max(Math.round(num_negatives * hard_share), num_negatives - otherRows.length))
    const drawn = [...sample(hardRows, wantedHard, generator), ...sample(otherRows, num_negatives - wantedHard, generator)]
    hard += wantedHard
    random += drawn.length - wantedHard
    const taken = new Set(drawn)
    rows.append(own.filter((row) => lists.positive[row] === 1 || taken.has(row)))
    offsets.push(rows.length)
  }
  return { lists: { query: lists.query, offsets: offsets.finish(), ...pick(lists, rows.finish()) }, hard, random }
}

function pick({ pair, label, positive }: TrainingLists, rows: Uint32Array): Pick<TrainingLists, 'pair' | 'label' | 'positive'> {
  return {
    pair: Uint32Array.from(rows, (row) => pair[row] as number),
    label: Float32Array.from(rows, (row) => label[row] as number),
    positive: Uint8Array.from(rows, (row) => positive[row] as number),
  }
}
