/** A fusion of two at every weight: what the chart draws, and what the weight is chosen from. */
import { evaluate, type Evaluation } from '../../evaluation/evaluate.ts'
import { UNJUDGED } from '../../evaluation/judged-ranking.ts'
import type { JoinedJudgements } from '../../evaluation/judgements.ts'
import type { Measure } from '../../evaluation/measure.ts'
import type { FusionRule } from '../../systems/system.ts'
import type { Base } from './base.ts'
import { fusedOrder, fusedScores } from './fused.ts'
import { memo } from './memo.ts'
import type { OrderedSystem } from './systems.ts'

/** Weights of the second that are tried: every 50th of 1, ends included. */
export const SWEPT: readonly number[] = Array.from({ length: 51 }, (_, at) => at / 50)

/** The rule of two with so much weight on the second. */
export const mixed = (normalisation: Extract<FusionRule, { kind: 'interpolation' }>['normalisation'], second: number): FusionRule => ({
  kind: 'interpolation',
  normalisation,
  // Written as a person writes it: 1 - .3 is not .7.
  weights: [Math.round((1 - second) * 1e6) / 1e6, second],
})

/** Measures tell judged documents apart and no others: those have to be at their places. */
const judgedPairs = memo(({ pairGrade }: JoinedJudgements) => Uint8Array.from(pairGrade, (grade) => Number(grade !== UNJUDGED)))

/** The measure of a fusion that is not kept; null without judgements. */
export function evaluateFusion(base: Base, parts: readonly OrderedSystem[], rule: FusionRule, measure: Measure, level: number): Evaluation | null {
  if (!base.joined) return null
  const values = fusedScores('draft', base, parts, rule)
  const [evaluation] = evaluate(fusedOrder(base, values, parts.map(({ rankings }) => rankings), judgedPairs(base.joined)), base.joined, [measure], { level })
  return evaluation ?? null
}
