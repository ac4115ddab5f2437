/** All measures there are. Another one is a file beside this and a line in this list. */
import { bpref } from './bpref.ts'
import { relevantCount, relevantReturnedCount, returnedCount } from './counts.ts'
import { dcg } from './dcg.ts'
import type { MeasureDefinition } from './definition.ts'
import { err } from './err.ts'
import { hit } from './hit.ts'
import { judged } from './judged.ts'
import { map } from './map.ts'
import { mrr } from './mrr.ts'
import { ndcg } from './ndcg.ts'
import { precision } from './precision.ts'
import { rPrecision } from './r-precision.ts'
import { rbp } from './rbp.ts'
import { recall } from './recall.ts'

export const measureTable: readonly MeasureDefinition[] = [
  ndcg,
  mrr,
  hit,
  map,
  recall,
  precision,
  dcg,
  rbp,
  err,
  rPrecision,
  bpref,
  judged,
  returnedCount,
  relevantCount,
  relevantReturnedCount,
]
