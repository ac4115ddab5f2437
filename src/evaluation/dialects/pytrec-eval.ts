/** What BEIR and MTEB take from pytrec_eval: trec_eval's measures at level 1, one query at a time, averaged by the tool itself. */
import type { Measure } from '../measure.ts'
import type { ToolQuery } from './dialect.ts'
import { inFloat32 } from './orders.ts'

/** NaN for a query without a list: it is in no answer of pytrec_eval's, and so in no mean. */
export const pytrecValue =
  ({ definition, cutoff, parameters }: Measure) =>
  (query: ToolQuery): number =>
    query.ranked.length === 0 ? NaN : definition.value(inFloat32(query), cutoff ?? Infinity, 1, parameters)
