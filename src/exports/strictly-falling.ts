/** Scores without ties: what a reader that knows only float32 puts in the same order, whatever it does with equal ones. */

const float = new Float32Array(1)
const bits = new Int32Array(float.buffer)
/** Nearer to zero than this, steps are as large: some readers take the smallest floats for zero. */
const LEAST_STEP = 2 ** -64

/**
 * The scores rounded to float32 and lowered where they do not fall, by as little as float32 can say. Those of a list that
 * float32 cannot hold (beyond 3.4e38) become minus the rank.
 */
export function strictlyFalling(scores: Float64Array): Float64Array {
  const falling = new Float64Array(scores.length)
  for (let at = 0; at < scores.length; at++) {
    const own = Math.fround(scores[at] as number)
    falling[at] = at === 0 ? own : Math.min(own, below(falling[at - 1] as number))
    if (!Number.isFinite(falling[at])) return scores.map((_, rank) => -1 - rank)
  }
  return falling
}

/** The next float32 below one; near zero, a step below. */
function below(value: number): number {
  if (Math.abs(value) < LEAST_STEP) return Math.fround(value - LEAST_STEP)
  float[0] = value
  bits[0] = (bits[0] as number) + (value > 0 ? -1 : 1)
  return float[0]
}
