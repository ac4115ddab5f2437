/** What is known of differences: computed by a worker one after another, and kept by what was compared. */
import type { Remote } from 'comlink'
import { create } from 'zustand'
import type { EvaluationFace } from '../../workers/evaluation.ts'
import type { OpenMeasureTable } from './derived/measure-table.ts'
import type { PairValues, SystemValues } from './derived/tested-values.ts'
import { valuesKey } from './derived/values-key.ts'
import type { Task } from './evaluation-queue.ts'
import { evaluation } from './workers.ts'

/** A question about values per query, of one array or several. */
function question<Values extends SystemValues, Answer>(ask: (worker: Remote<EvaluationFace>, values: Values) => Promise<Answer>) {
  const useKnown = create<{ readonly known: ReadonlyMap<string, Answer> }>()(() => ({ known: new Map() }))
  return {
    /** Answers by `valuesKey`. */
    useKnown,
    task(values: Values): Task {
      const key = valuesKey(values)
      return {
        isDone: () => useKnown.getState().known.has(key),
        async run() {
          const answer = await evaluation((worker) => ask(worker, values))
          useKnown.setState(({ known }) => ({ known: new Map(known).set(key, answer) }))
        },
      }
    },
  }
}

export const intervals = question((worker, [system, baseline]: PairValues) => worker.pairInterval(system, baseline))
export const randomisations = question((worker, [system, baseline]: PairValues) => worker.pairRandomisation(system, baseline))
/** All systems on one measure. */
export const families = question((worker, systems: SystemValues) => worker.familyOf(systems))

/** What stands beside the table's deltas. */
export const comparisonTasks = ({ pairs }: Pick<OpenMeasureTable, 'pairs'>): readonly Task[] => pairs.flat().flatMap((pair) => (pair ? [intervals.task(pair), randomisations.task(pair)] : []))
