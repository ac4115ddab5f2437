import type { MeasureDefinition } from './definition.ts'
import type { MeasureParameters } from './parameters.ts'

/** How probable it is that a document of this grade ends the search: (2^grade − 1) / 2^max. A grade past the scale counts as its greatest. */
export const satisfaction = (grade: number, { max }: Pick<MeasureParameters, 'max'>): number => (grade <= 0 ? 0 : (2 ** Math.min(grade, max) - 1) / 2 ** max)

/** As gdeval.pl of the TREC Web tracks, by which ir_measures computes ERR@k. */
export const err: MeasureDefinition = {
  name: 'ERR',
  aliases: [],
  cutoff: 'optional',
  usesLevel: false,
  parameters: ['max'],
  summary: 'mean',
  meaning: 'One over the rank where somebody stops who reads from the top until a document satisfies, the likelier the higher its grade',
  source: 'Chapelle, Metzler, Zhang and Grinspan 2009; gdeval.pl',
  value({ ranked }, cutoff, _level, parameters) {
    const end = Math.min(cutoff, ranked.length)
    let reading = 1
    let sum = 0
    for (let at = 0; at < end; at++) {
      const satisfied = satisfaction(ranked[at] as number, parameters)
      sum += (reading * satisfied) / (at + 1)
      reading *= 1 - satisfied
    }
    return sum
  },
}
