/** How sure a mean difference is: an interval from drawing queries with replacement. */
import { mean } from './mean.ts'
import { normalBelow, normalQuantile } from './normal.ts'
import { Random, SEED } from './random.ts'

export interface Interval {
  readonly low: number
  readonly high: number
}

export interface BootstrapOptions {
  /** Share of the distribution inside, default 0.95. */
  readonly confidence?: number
  /** Default 10,000. */
  readonly resamples?: number
  /** Default 42. */
  readonly seed?: number
}

/** The interval of the mean of differences per query, bias-corrected and accelerated (BCa). NaN at both ends for fewer than two differences. */
export function bootstrapInterval(differences: Float64Array, { confidence = 0.95, resamples = 10_000, seed = SEED }: BootstrapOptions = {}): Interval {
  if (differences.length < 2) return { low: NaN, high: NaN }
  return bcaInterval(differences, resampledMeans(differences, resamples, Random.seeded(seed)), confidence)
}

function resampledMeans(values: Float64Array, resamples: number, random: Random): Float64Array {
  const n = values.length
  return Float64Array.from({ length: resamples }, () => {
    let sum = 0
    for (let draw = 0; draw < n; draw++) sum += values[random.below(n)] as number
    return sum / n
  })
}

/**
 * The BCa interval of a mean from the means of its resamples: Efron, Better bootstrap confidence intervals, JASA 82,
 * 1987; quantiles and ties as scipy.stats.bootstrap has them. For a mean the jackknife of the acceleration comes down to the skewness of
 * the values. Where no resample lies on one side of the mean (all values the same, say), it is the percentile interval.
 */
export function bcaInterval(values: Float64Array, resampled: Float64Array, confidence: number): Interval {
  const sorted = resampled.slice().sort()
  const centre = mean(values)
  const bias = normalQuantile(shareBelow(sorted, centre))
  const acceleration = skew(values, centre) / 6
  const share = (tail: number) => {
    if (!Number.isFinite(bias)) return tail
    const shifted = bias + normalQuantile(tail)
    return normalBelow(bias + shifted / (1 - acceleration * shifted))
  }
  const tail = (1 - confidence) / 2
  return { low: quantile(sorted, share(tail)), high: quantile(sorted, share(1 - tail)) }
}

/** The share of `sorted` below `value`, those equal to it counted half. */
function shareBelow(sorted: Float64Array, value: number): number {
  let below = 0
  let equal = 0
  for (const other of sorted) {
    if (other < value) below++
    else if (other === value) equal++
  }
  return (below + equal / 2) / sorted.length
}

/** Σ(v - mean)³ / (Σ(v - mean)²)^1.5; 0 where all are the same. */
function skew(values: Float64Array, centre: number): number {
  let squares = 0
  let cubes = 0
  for (const value of values) {
    squares += (value - centre) ** 2
    cubes += (value - centre) ** 3
  }
  return squares === 0 ? 0 : cubes / squares ** 1.5
}

/** Linear between neighbours, as numpy's default. */
function quantile(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1)
  const below = Math.floor(at)
  const low = sorted[below] as number
  return low + (at - below) * ((sorted[below + 1] ?? low) - low)
}
