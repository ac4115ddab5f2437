import type { MeasureDefinition } from './definition.ts'
import { discountedGain } from './gain.ts'

/** As ranx's dcg and dcg_burges. It is no share of anything: values of several queries differ in what they could have been. */
export const dcg: MeasureDefinition = {
  name: 'DCG',
  aliases: ['dcg_cut'],
  presets: { dcg_burges: { dcg: 'exp-log2' } },
  cutoff: 'optional',
  usesLevel: false,
  parameters: ['dcg'],
  summary: 'mean',
  meaning: 'Grades summed with a discount by rank; not divided by anything',
  source: 'Järvelin and Kekäläinen 2002; ranx dcg, dcg_burges',
  value: ({ ranked }, cutoff, _level, { dcg }) => discountedGain(ranked, cutoff, dcg),
}
