/** What will not work well, in sentences that say what to do. */
import { isJudgedQuery } from '../../evaluation/judgements.ts'
import type { Overlap } from '../overlap.ts'
import type { Layout } from './layout.ts'
import type { PlanReport } from './reports.ts'
import type { PlannedTask } from './task.ts'

/** Below this many queries an interval is so wide that nothing but a great gain can be told from chance. */
const FEW = 30

export function warningsOf({ config }: PlannedTask, layout: Layout, { parts, overlaps, mining, judgedTwice }: Omit<PlanReport, 'warnings'>): string[] {
  const { labels } = config.data
  const taught = labels.kind === 'teacher'
  const name = config.loss.name
  const learnsScores = name === 'MarginMSE' || name === 'MSE'
  return [
    parts.validation.queries === 0 && 'No query validates, so the last epoch is kept, good or not: give validation a share.',
    parts.test.queries === 0 && 'No query tests, so nobody will know whether the head is better: give the test a share.',
    parts.test.queries > 0 && parts.test.queries < FEW && `${parts.test.queries} test queries are few: the interval will be wide, and a small gain cannot be told from chance.`,
    parts.validation.queries > 0 && parts.validation.queries < FEW && `${parts.validation.queries} validation queries are few to choose an epoch by.`,
    parts.train.withoutPositive > parts.train.lists && `${parts.train.withoutPositive} of ${parts.train.queries} training queries have no positive among their first ${config.data.depth} candidates and teach nothing; a greater depth finds more.`,
    name !== 'BinaryCrossEntropy' && name !== 'MSE' && parts.train.withoutNegative > 0 && `${parts.train.withoutNegative} training lists have positives alone, of which ${name} learns nothing.`,
    learnsScores && !taught && `${name} wants a teacher’s scores; here it learns grades as if they were scores.`,
    taught && layout.measuredBy === 'teacher' && 'There are no judgements for validation and test: measures say how well the head follows the teacher, not how well it ranks.',
    judgedTwice > 0 && `${judgedTwice} queries are judged by two of the sets; each is in the later part alone.`,
    ...(['validation', 'test'] as const).map((part) => absentSentence(layout, part)),
    ...overlaps.queries.map((overlap) => overlapSentence(overlap, 'queries', 'are worded nearly as')),
    mining !== null && mining.outscoring > 0 && `${mining.outscoring} mined negatives score more than a positive of their query: some may be positives that nobody judged. A margin (absolute_margin, relative_margin) or range_min leaves them out.`,
    mining !== null && mining.short > 0 && `${mining.short} lists have fewer mined negatives than num_negatives; others fill up.`,
    config.negatives.mining.include_positives && 'include_positives is for lists to evaluate on; in training positives are there anyway.',
  ].filter((sentence) => sentence !== false)
}

function absentSentence({ judged }: Layout, part: 'validation' | 'test'): string | false {
  const { judgements } = judged[part]
  const absent = judgements.query.reduce((count, list, at) => (list < 0 && isJudgedQuery(judgements, at) ? count + 1 : count), 0)
  return absent > 0 && `${absent} judged ${part} queries have no candidates here; they count 0 before and after, as with trec_eval -c.`
}

function overlapSentence({ part, of, nearDuplicates }: Overlap, what: string, how: string): string | false {
  return nearDuplicates > 0 && `${nearDuplicates} ${part} ${what} ${how} ones of the ${of} part: its measures will flatter.`
}
