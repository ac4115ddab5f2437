/** What is known of differences: computed by a worker one after another, and kept by what was compared. */
import type { Remote } from 'comlink'
import { create } from 'zustand'
import type { EvaluationFace } from '../../workers/evaluation.ts'
import type { WantedComparison } from './derived/measure-table.ts'
import type { PairValues, SystemValues } from './derived/tested-values.ts'
import { valuesKey } from './derived/values-key.ts'
import { want, type Task } from './evaluation-queue.ts'
import { evaluation } from './workers.ts'

/** A question about values per query, of one array or several. */
function question<Values extends SystemValues, Answer>(ask: (worker: Remote<EvaluationFace>, values: Values) => Promise<Answer>) {
  const useKnown = create<{ readonly known: ReadonlyMap<string, Answer> }>()(() => ({ known: new Map() }))
  return {
    /** Answers by `valuesKey`. */
    useKnown,
    task(values: Values, key = valuesKey(values)): Task {
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

const comparisons = question((worker, [differences]: readonly [Float64Array]) => worker.significance(differences))
/** What stands beside the table's deltas, by the key of its comparison. */
export const useSignificance = comparisons.useKnown

/** One of the table's comparisons, to be tested. */
export const comparisonTask = ({ key, differences }: WantedComparison): Task => comparisons.task([differences], key)

/** Has the table's comparisons tested, each once. */
export const wantSignificance = (wanted: readonly WantedComparison[]): void => want('table', wanted.map(comparisonTask))

export const intervals = question((worker, [system, baseline]: PairValues) => worker.pairInterval(system, baseline))
export const randomisations = question((worker, [system, baseline]: PairValues) => worker.pairRandomisation(system, baseline))
/** All systems on one measure. */
export const families = question((worker, systems: SystemValues) => worker.familyOf(systems))
