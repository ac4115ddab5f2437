/** Models of a plan that was written for the command, where a folder is a path, as the app knows them. */
import { PlanError, type Plan } from './plan.ts'
import { renamedModel, renamedPlan } from './renamed.ts'
import { EMBEDDED_PAIR, NONE } from './special-models.ts'

/** Written as a path of a file system, of whatever machine. */
const isPath = (model: string): boolean => /^(\.{0,2}|~|[A-Za-z]:)[\\/]|^\.{1,2}$/.test(model)

const nameOf = (path: string): string => path.split(/[\\/]/).findLast((part) => part !== '') ?? path

/**
 * The plan with folders by their names, which is what the app calls them; of files it keeps the names too.
 * Throws PlanError for a folder that is not loaded: a page can open no path by itself.
 * @param loaded ids of models that are there
 */
export function planHere(plan: Plan, loaded: readonly string[]): Plan {
  const single = (model: string): string => {
    if (loaded.includes(model) || model === NONE || model === 'embedded' || EMBEDDED_PAIR.some((embedded) => embedded === model)) return model
    const name = nameOf(model)
    if (loaded.includes(name)) return name
    if (isPath(model)) throw new PlanError(`It names the folder ${model}, and no model called ${name} is loaded. Add the folder on the Models screen, then open the plan again.`)
    return model
  }
  const model = (text: string): string => (loaded.includes(text) ? text : renamedModel(text, single))
  const here = renamedPlan(plan, { file: nameOf, model })
  return { ...here, models: [...new Set(here.models)] }
}
