/** Every format that is read. A new one is a file beside this and a line here; where two match, the one above is taken. */
import type { Format } from './format.ts'
import { rankGpt } from './rankgpt.ts'
import { rankLlm } from './rank-llm.ts'
import { trecQrels } from './trec-qrels.ts'

export const formats: readonly Format[] = [rankLlm, rankGpt, trecQrels]
