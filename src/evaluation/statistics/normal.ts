/** The standard normal distribution. */

/** The chance of a value below `x`. Series of Marsaglia, Evaluating the normal distribution, J. Stat. Software 11(4), 2004: absolute error below 1e-15. */
export function normalBelow(x: number): number {
  if (x < -8) return 0
  if (x > 8) return 1
  let term = x
  let sum = x
  for (let i = 3; sum + term !== sum || i === 3; i += 2) {
    term *= (x * x) / i
    sum += term
  }
  return 0.5 + (sum * Math.exp(-0.5 * x * x)) / Math.sqrt(2 * Math.PI)
}

/** The value that a share `p` lies below: -Infinity for 0, Infinity for 1. By bisection, since it is asked for seldom. */
export function normalQuantile(p: number): number {
  if (p <= 0) return -Infinity
  if (p >= 1) return Infinity
  let [low, high] = [-8, 8]
  while (high - low > 1e-13) {
    const middle = (low + high) / 2
    if (normalBelow(middle) < p) low = middle
    else high = middle
  }
  return (low + high) / 2
}
