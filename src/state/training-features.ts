/** Which features a plan lacks. */
import type { PlanReport } from '../training/run/reports.ts'
import type { PlannedTask } from '../training/run/task.ts'
import type { FeatureNeed } from './training.ts'
import { scoring } from './workers.ts'

/** Pairs that a plan reads features of, and how many of them have none yet. */
export async function featureNeed({ scorer }: Pick<PlannedTask, 'scorer'>, { queries }: Pick<PlanReport, 'queries'>): Promise<FeatureNeed> {
  const missing = await scoring((worker) => worker.missingFeatures(scorer, queries))
  return { pairs: queries.reduce((sum, { pairs }) => sum + pairs.length, 0), missing }
}
