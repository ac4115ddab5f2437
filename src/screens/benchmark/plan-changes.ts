/** Choices of a plan, one changed. */
import { EMBEDDED_PAIR, NONE } from '../../benchmark/plan/special-models.ts'

/** The models by themselves: `embedded` is both, and `none` is none. */
export const wholeModels = (models: readonly string[]): readonly string[] => [...new Set(models.flatMap((model) => (model === 'embedded' ? EMBEDDED_PAIR : model === NONE ? [] : [model])))]

/** With a model chosen that was not, or without it; without any, the first stages alone are measured. */
export function toggledModel(models: readonly string[], model: string): readonly string[] {
  const whole = wholeModels(models)
  const after = whole.includes(model) ? whole.filter((other) => other !== model) : [...whole, model]
  return after.length > 0 ? after : [NONE]
}

/** The same of a list of which one at least stays; in the order in which they are offered. */
export function toggled<T>(offered: readonly T[], chosen: readonly T[], value: T): readonly T[] {
  const after = offered.filter((each) => (each === value ? !chosen.includes(each) : chosen.includes(each)))
  return after.length > 0 ? after : chosen
}
