/** Student's t distribution, by way of the incomplete beta function. */

/** Two-sided p: the chance of a t farther from 0 than `t`, with `degrees` degrees of freedom (1 or more). NaN for NaN. */
export function studentTTwoSided(t: number, degrees: number): number {
  if (Number.isNaN(t)) return NaN
  return incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5)
}

/** The t that lies farther from 0 with a chance of `alpha` on both sides together: scipy.stats.t.isf(alpha / 2). By bisection. */
export function studentTCritical(alpha: number, degrees: number): number {
  let [low, high] = [0, 2]
  while (studentTTwoSided(high, degrees) > alpha) high *= 2
  while (high - low > 1e-12 * high) {
    const middle = (low + high) / 2
    if (studentTTwoSided(middle, degrees) > alpha) low = middle
    else high = middle
  }
  return high
}

/** Regularised incomplete beta function I_x(a, b); x from 0 to 1. Continued fraction 8.17.22 of the NIST Digital Library of Mathematical Functions. */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  // The fraction converges fast on this side only; the other follows from I_x(a, b) = 1 - I_(1-x)(b, a).
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a)
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b)) / a
  return front / betaFraction(x, a, b)
}

/** 1 + d1 / (1 + d2 / (1 + …)), by Lentz's method. */
function betaFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300
  let value = 1
  let numerator = 1
  let denominator = 0
  for (let step = 1; step <= 10_000; step++) {
    const m = Math.floor(step / 2)
    const d = step % 2 === 0 ? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)) : (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    denominator = 1 / nonZero(1 + d * denominator, tiny)
    numerator = nonZero(1 + d / numerator, tiny)
    const factor = numerator * denominator
    value *= factor
    if (Math.abs(factor - 1) < 1e-15) break
  }
  return value
}

const nonZero = (value: number, tiny: number) => (Math.abs(value) < tiny ? tiny : value)

// Lanczos approximation with g = 7 and 9 terms (coefficients: Godfrey 2001).
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905, -0.13857109526572012,
  9.9843695780195716e-6, 1.5056327351493116e-7,
]

/** Natural logarithm of the gamma function, for x of 0.5 or more. */
function logGamma(x: number): number {
  const base = x + 6.5
  const sum = LANCZOS.reduce((total, coefficient, i) => total + (i === 0 ? coefficient : coefficient / (x - 1 + i)), 0)
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(base) - base + Math.log(sum)
}
