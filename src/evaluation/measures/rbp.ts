import { isRelevant, type MeasureDefinition } from './definition.ts'

/**
 * (1 − p) Σ p^(rank − 1) over relevant documents: ir_measures' RBP(rel=N, p=…). Grades count from the level on and
 * are not gains. What a longer list could still add, p^length, is not part of the value.
 */
export const rbp: MeasureDefinition = {
  name: 'RBP',
  aliases: [],
  cutoff: 'optional',
  usesLevel: true,
  parameters: ['p'],
  summary: 'mean',
  meaning: 'Share of what is read that is relevant, by a person who goes on to the next rank with probability p',
  source: 'Moffat and Zobel 2008; ir_measures RBP(rel=N)',
  value({ ranked }, cutoff, level, { p }) {
    const end = Math.min(cutoff, ranked.length)
    let reached = 1
    let sum = 0
    for (let at = 0; at < end; at++, reached *= p) if (isRelevant(ranked[at] as number, level)) sum += reached
    return (1 - p) * sum
  },
}
