/** Intervals and p-values, computed by a worker one after another and kept by what was compared. */
import { create } from 'zustand'
import type { Significance } from '../evaluation/significance.ts'
import type { WantedComparison } from './derived/measure-table.ts'
import { notify, sentence } from './notices.ts'
import { evaluation } from './workers.ts'

export const useSignificance = create<{ readonly known: ReadonlyMap<string, Significance> }>()(() => ({ known: new Map() }))

const asked = new Set<string>()

/** Has a comparison tested, once. */
export function wantSignificance({ key, differences }: WantedComparison): void {
  if (asked.has(key)) return
  asked.add(key)
  void test(key, differences)
}

async function test(key: string, differences: Float64Array): Promise<void> {
  try {
    const significance = await evaluation((worker) => worker.significance(differences))
    useSignificance.setState(({ known }) => ({ known: new Map(known).set(key, significance) }))
  } catch (error) {
    asked.delete(key)
    notify('error', `Intervals could not be computed: ${sentence(error)}`)
  }
}
