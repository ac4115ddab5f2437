/** What a report says between its tables: the same in report.html and in the app. */
import type { BenchmarkManifest, BenchmarkReport } from './benchmark-report.ts'
import type { Contrast } from './contrasts.ts'
import { counted, interval, signed } from './words.ts'

export const subjectTold = ({ manifest: { collection, judgements, level, dialect } }: BenchmarkReport): string =>
  `${counted(collection.queries, 'query', 'queries')}, ${counted(collection.pairs, 'candidate')}; ${judgements === null ? 'no judgements' : `judged by ${judgements}`}. Relevance level ${level}, measures as ${dialect}.`

export const repeatsTold = ({ manifest: { plan, shard } }: BenchmarkReport): string => `${counted(plan.repeat, 'repeat')} of each cell, taking turns${shard === null ? '' : `; shard ${shard} only`}.`

/** When it began, as people read it. */
export const startTold = ({ startedAt }: Pick<BenchmarkManifest, 'startedAt'>): string => startedAt.replace('T', ' ').replace(/\.\d+Z$/, ' UTC')

export const FRONTIER_TOLD = 'The dashed line is the frontier: nothing that was measured is both faster and better than what stands on it. Time is the models’ own for a query, without loading and first runs; a hollow dot ran on a software adapter, and is no part of it.'

export const CONTRASTS_TOLD = 'Intervals are bootstrapped over queries (BCa, 10,000 resamples, seed 42). p is of Fisher’s paired randomisation test, beside it corrected for the number of systems.'

export const TIMES_TOLD = 'Opened: the files read, of a Hub model that was not here its download. Load: session and known answers. First run: compiling. Rates, percentiles and the models’ time for a query leave these out. The last two columns are greatest differences of a score.'

export const contrastFinding = ({ system, wins, losses, n }: Contrast): string => `${system.name} helps ${wins} and hurts ${losses} of ${counted(n, 'query', 'queries')}`

export const contrastTold = ({ delta, low, high }: Contrast): string => `${signed(delta)} on average, 95 % interval ${interval(low, high)}. One bar a query, its id under the pointer.`
