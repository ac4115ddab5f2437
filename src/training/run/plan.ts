/** What a config comes to, told before anything is computed. */
import { passagesOf, overlaps } from '../overlap.ts'
import { parts, type Part } from '../split.ts'
import { layOut, pairsNeeded, type Layout } from './layout.ts'
import type { PartReport, PlanReport } from './reports.ts'
import type { PlannedTask } from './task.ts'
import { warningsOf } from './warnings.ts'

/** Throws RangeError with a sentence where the config comes to nothing. */
export function planTraining(task: PlannedTask): PlanReport {
  const { collection } = task
  const layout = layOut(task)
  const positives = Object.fromEntries(parts.map((part) => [part, passagesOf(collection.candidates, layout.examples[part].lists)])) as Record<Part, Uint32Array>
  const queries = pairsNeeded(layout)
  const report = {
    split: layout.split,
    parts: { train: reportOf(layout, 'train'), validation: reportOf(layout, 'validation'), test: reportOf(layout, 'test') },
    judgedTwice: layout.judgedTwice,
    overlaps: { queries: overlaps(collection.queryTexts, layout.split), positives: overlaps(collection.passageTexts, positives) },
    mining: layout.mined?.report ?? null,
    queries,
  }
  return { ...report, warnings: warningsOf(task, layout, report) }
}

function reportOf(layout: Layout, part: Part): PartReport {
  const { lists, positives, withoutPositive, withoutNegative, textless } = layout.examples[part]
  const pairs = part === 'train' ? lists.pair.length : layout.judged[part].scored.length
  return { queries: layout.split[part].length, lists: lists.query.length, pairs, positives, withoutPositive, withoutNegative, textless }
}
