/** Fusions: one system of several others' lists. They are written `fusion(A, B; min-max .3)`. */
import type { FusionRule } from './system.ts'

/**
 * `fusion(A, B; min-max .3)`: of two lists the second's weight, which leaves the rest of 1 to the first; of weights that are
 * no such shares, and of more lists, all weights. `fusion(A, B; rrf 60)`: k.
 */
export const fusionName = (names: readonly string[], rule: FusionRule): string => `fusion(${names.join(', ')}; ${ruleName(rule)})`

function ruleName(rule: FusionRule): string {
  if (rule.kind === 'reciprocal-rank') return `rrf ${rule.k}`
  const [first = 0, second = 0] = rule.weights
  const isShare = rule.weights.length === 2 && Math.abs(first + second - 1) < 1e-9
  return `${rule.normalisation} ${isShare ? weightName(second) : rule.weights.map(weightName).join(' ')}`
}

/** `.3`, `.25`, `1`: at most four decimals. */
const weightName = (weight: number): string => String(Number(weight.toFixed(4))).replace(/^(-?)0\./, '$1.')
