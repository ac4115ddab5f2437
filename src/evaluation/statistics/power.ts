/** How many queries it takes to see a difference: the power of the paired two-sided t test, exact by the noncentral t, as statsmodels' TTestPower. */
import { noncentralTBelow } from './noncentral-t.ts'
import { studentTCritical } from './student-t.ts'

export interface PowerOptions {
  /** Level of the test, default 0.05. */
  readonly alpha?: number
  /** Chance of seeing the difference if it is there, default 0.8. */
  readonly power?: number
}

/** More queries than any collection has; beyond it nothing is looked for. */
const MOST_QUERIES = 2 ** 20

/** The chance that the test on `n` queries (2 or more) finds a true effect of `effect` standard deviations (Cohen's d_z; its sign does not matter). */
export const pairedPower = (effect: number, n: number, alpha: number): number => powerBeyond(studentTCritical(alpha, n - 1), effect, n)

function powerBeyond(critical: number, effect: number, n: number): number {
  const shift = Math.abs(effect) * Math.sqrt(n)
  return 1 - noncentralTBelow(critical, n - 1, shift) + noncentralTBelow(-critical, n - 1, shift)
}

/** The fewest queries that see an effect; Infinity where a million do not, NaN for NaN. */
export function queriesNeeded(effect: number, { alpha = 0.05, power = 0.8 }: PowerOptions = {}): number {
  if (Number.isNaN(effect)) return NaN
  const isEnough = (n: number) => pairedPower(effect, n, alpha) >= power
  let enough = 2
  while (!isEnough(enough)) {
    enough *= 2
    if (enough > MOST_QUERIES) return Infinity
  }
  let tooFew = enough / 2
  while (enough - tooFew > 1) {
    const middle = Math.floor((enough + tooFew) / 2)
    if (isEnough(middle)) enough = middle
    else tooFew = middle
  }
  return enough
}

/** The least effect (Cohen's d_z) that `n` queries see; NaN for fewer than two. */
export function detectableEffect(n: number, { alpha = 0.05, power = 0.8 }: PowerOptions = {}): number {
  if (n < 2) return NaN
  const critical = studentTCritical(alpha, n - 1)
  let [low, high] = [0, 1]
  while (powerBeyond(critical, high, n) < power) high *= 2
  while (high - low > 1e-9 * high) {
    const middle = (low + high) / 2
    if (powerBeyond(critical, middle, n) < power) low = middle
    else high = middle
  }
  return high
}
