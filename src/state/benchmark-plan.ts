/** The plan in front of the person: the usual one until it is changed, from a file, or the last run's. */
import { planHere } from '../benchmark/plan/file-models.ts'
import { planInYaml, planYaml } from '../benchmark/plan/plan-file.ts'
import { defaultPlan, PlanError, type Plan } from '../benchmark/plan/plan.ts'
import { isBenchmarking, useBenchmark } from './benchmark.ts'
import { useChoices, type Choices } from './choices.ts'
import { save } from './download.ts'
import { useModelStore } from './models.ts'
import type { LoadedModel } from './views.ts'

/** What would be run where nobody said otherwise: the chosen models, measured as on screen. */
export function usualPlan(loaded: readonly LoadedModel[], { measures, level }: Pick<Choices, 'measures' | 'level'>): Plan {
  const chosen = loaded.filter((model) => model.chosen && model.error === null).map(({ info }) => info.id)
  return { ...defaultPlan, ...(chosen.length > 0 ? { models: chosen } : {}), measures, level }
}

export const planNow = (): Plan => useBenchmark.getState().draft ?? usualPlan(useModelStore.getState().loaded, useChoices.getState())

/** Changes some of the plan; what is left out stays. Nothing while one runs. */
export function changePlan(change: Partial<Plan>): void {
  if (!isBenchmarking()) useBenchmark.setState({ draft: { ...planNow(), ...change } })
}

export function resetPlan(): void {
  if (!isBenchmarking()) useBenchmark.setState({ draft: null })
}

/** Takes a plan from a file, if all of it can be run here; else says why not, and nothing changes. */
export async function takePlan(file: File): Promise<string | null> {
  try {
    changePlan(planHere(planInYaml(await file.text()), useModelStore.getState().loaded.map(({ info }) => info.id)))
    return null
  } catch (error) {
    if (error instanceof PlanError) return `${file.name}: ${error.message}`
    throw error
  }
}

/** Saves the plan as a file for the command. */
export const exportPlan = (): void => save(new Blob([planYaml(planNow())], { type: 'application/yaml' }), 'plan.yaml')
