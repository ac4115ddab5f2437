/** Models of a plan that was written for the command, where a folder is a path, as the app knows them. */
import { isPipeline, parsePipeline, spell } from '../../systems/pipeline.ts'
import { PlanError, type Plan } from './plan.ts'
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
  const model = (text: string): string => (isPipeline(text) && !loaded.includes(text) ? spell(parsePipeline(text).map((stage) => ({ ...stage, model: single(stage.model) }))) : single(text))
  const pattern = <T extends { readonly model?: string }>(cell: T): T => (cell.model === undefined ? cell : { ...cell, model: model(cell.model) })
  return {
    ...plan,
    candidates: plan.candidates.map(nameOf),
    qrels: plan.qrels.map(nameOf),
    corpus: plan.corpus === null ? null : nameOf(plan.corpus),
    models: [...new Set(plan.models.map(model))],
    include: plan.include.map(pattern),
    exclude: plan.exclude.map(pattern),
  }
}
