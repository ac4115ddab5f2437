/** The studentized range: how far apart the least and the greatest of several means lie by chance, in standard errors. */
import { meanOverScale } from './mean-over-scale.ts'
import { normalBelow } from './normal.ts'

/** The chance of a range above `q` among `groups` means whose standard error has `degrees` degrees of freedom; as scipy.stats.studentized_range.sf. NaN for NaN. */
export function studentizedRangeAbove(q: number, groups: number, degrees: number): number {
  return Number.isNaN(q) ? NaN : Math.min(1, meanOverScale(degrees, (scale) => rangeAbove(q * scale, groups)))
}

const STEP = 0.125
/** Places of a standard normal from -8 to 8, the chance of each, and of all below it. */
const grid = Array.from({ length: 16 / STEP + 1 }, (_, at) => {
  const z = at * STEP - 8
  return { z, chance: (STEP * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI), below: normalBelow(z) }
})

/**
 * The chance that `groups` standard normal values span more than `width`: any of them is the greatest, at z, and not all others
 * lie within `width` below it. The trapezoid rule; what it sums is as smooth as the normal density, so it is good to the last digits.
 */
function rangeAbove(width: number, groups: number): number {
  let sum = 0
  for (const { z, chance, below } of grid) {
    if (z - width < -8) continue
    sum += chance * (below ** (groups - 1) - (below - normalBelow(z - width)) ** (groups - 1))
  }
  return groups * sum
}
