import { mean } from './mean.ts'

/** The unbiased variance, Σ(v - mean)² / (n - 1); NaN for fewer than two values. */
export function variance(values: Float64Array): number {
  if (values.length < 2) return NaN
  const centre = mean(values)
  let squares = 0
  for (const value of values) squares += (value - centre) ** 2
  return squares / (values.length - 1)
}
