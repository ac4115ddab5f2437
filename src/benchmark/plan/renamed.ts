/** A plan whose files and models are called otherwise: by their paths on this machine, or without them. */
import { isPipeline, parsePipeline, spell } from '../../systems/pipeline.ts'
import type { Plan } from './plan.ts'

type Rename = (name: string) => string

/** A model by its other name; of a pipeline, each stage's. */
export const renamedModel = (model: string, rename: Rename): string =>
  isPipeline(model) ? spell(parsePipeline(model).map((stage) => ({ ...stage, model: rename(stage.model) }))) : rename(model)

/** A cell, or a pattern of cells, whose model is called otherwise, if it names one. */
export const renamedCell = <T extends { readonly model?: string }>(cell: T, rename: Rename): T => (cell.model === undefined ? cell : { ...cell, model: rename(cell.model) })

/** `model` is given models and pipelines whole, as the plan has them. */
export function renamedPlan(plan: Plan, { file, model }: { readonly file: Rename; readonly model: Rename }): Plan {
  const { candidates, qrels, corpus, models, include, exclude } = plan
  return {
    ...plan,
    candidates: candidates.map((name) => file(name)),
    qrels: qrels.map((name) => file(name)),
    corpus: corpus === null ? null : file(corpus),
    models: models.map((name) => model(name)),
    include: include.map((cell) => renamedCell(cell, model)),
    exclude: exclude.map((cell) => renamedCell(cell, model)),
  }
}
