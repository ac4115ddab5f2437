/** trec_eval -c as it was until September 2023, and as pytrec_eval carries it: scores kept in a C float. */
import type { Dialect } from './dialect.ts'
import { inFloat32 } from './orders.ts'
import { float32Scores } from './rules.ts'
import { trecMeasure } from './trec-eval.ts'

export const trecEvalFloat32: Dialect = {
  name: 'trec_eval, float32',
  version: '9.0.8 of 2020',
  about: 'With -c and scores in float32, so that scores that differ in the eighth digit tie.',
  judgedOnly: true,
  measure: (measure, level) => trecMeasure(measure, level, inFloat32, [float32Scores]),
}
