/** trec_eval's counts, which it adds up over queries. */
import { countRelevant, type MeasureDefinition } from './definition.ts'

const count = { cutoff: 'none', summary: 'sum', source: 'trec_eval' } as const

export const returnedCount: MeasureDefinition = {
  ...count,
  name: 'num_ret',
  aliases: ['NumRet'],
  usesLevel: false,
  meaning: 'Documents in the list',
  value: ({ ranked }) => ranked.length,
}

export const relevantCount: MeasureDefinition = {
  ...count,
  name: 'num_rel',
  aliases: ['NumRel'],
  usesLevel: true,
  meaning: 'Relevant documents among the judgements',
  value: ({ judged }, _cutoff, level) => countRelevant(judged, level),
}

export const relevantReturnedCount: MeasureDefinition = {
  ...count,
  name: 'num_rel_ret',
  aliases: [],
  usesLevel: true,
  meaning: 'Relevant documents in the list',
  value: ({ ranked }, _cutoff, level) => countRelevant(ranked, level),
}
