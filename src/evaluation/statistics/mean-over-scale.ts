/** What an estimated standard deviation does to a distribution: the step from the normal to Student's t, and from the range to the studentized range. */

/** Where the density is e^-40 of its peak, the rest is nothing. */
const NEGLIGIBLE = -40

/**
 * The mean of f(s) where s is an estimated standard deviation over the true one: sqrt(χ²/ν) with ν `degrees` of freedom (1
 * or more). The trapezoid rule over log s, where the density is smooth and falls to nothing on both sides, so that the rule is good to
 * 1e-10 and better; the density needs no constant, since its weights are summed too.
 */
export function meanOverScale(degrees: number, f: (scale: number) => number): number {
  const step = Math.min(0.1, 0.3 / Math.sqrt(2 * degrees))
  const logDensity = (log: number) => degrees * (log - Math.expm1(2 * log) / 2)
  let weights = 0
  let sum = 0
  for (const towards of [step, -step]) {
    for (let log = towards > 0 ? 0 : towards; logDensity(log) > NEGLIGIBLE; log += towards) {
      const weight = Math.exp(logDensity(log))
      weights += weight
      sum += weight * f(Math.exp(log))
    }
  }
  return sum / weights
}
