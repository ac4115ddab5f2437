/** The complementary error function, erfc(x) = 1 - erf(x), which no language here brings along. */

const TWO_OVER_ROOT_PI = 2 / Math.sqrt(Math.PI)

/**
 * To about 1e-15 relative: below 2.5 by erf's series of positive terms, e^(-x²) Σ 2ⁿ x^(2n+1) / (1·3·…·(2n+1)), above by Lentz's
 * form of the continued fraction (Abramowitz and Stegun 7.1.6 and 7.1.14).
 */
export function erfc(x: number): number {
  if (x < 0) return 2 - erfc(-x)
  if (x < 2.5) {
    let term = x
    let total = x
    for (let n = 1; term > total * 1e-17; n++) {
      term *= (2 * x * x) / (2 * n + 1)
      total += term
    }
    return 1 - TWO_OVER_ROOT_PI * Math.exp(-x * x) * total
  }
  let fraction = x
  for (let n = 60; n > 0; n--) fraction = x + n / 2 / fraction
  return Math.exp(-x * x) / (fraction * Math.sqrt(Math.PI))
}

/** To 1.2e-7 relative, everywhere: the Chebyshev fit of Press et al., "Numerical Recipes", §6.2. */
const coefficients = [-1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223, 0.17087277]

export const erfcWgsl = `
fn erfc(x: f32) -> f32 {
  let z = abs(x);
  let t = 1.0 / (1.0 + 0.5 * z);
  let tail = t * exp(-z * z + ${coefficients.reduceRight((inner, coefficient) => `(${coefficient} + t * ${inner})`, '0.0')});
  return select(2.0 - tail, tail, x >= 0.0);
}`
