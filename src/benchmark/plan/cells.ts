/** The cells of a plan's matrix, and what they are called. */
import { EMBEDDED_PAIR, NONE } from './special-models.ts'
import { PlanError, type Cell, type CellPattern, type Plan } from './plan.ts'
import { isPipeline, parsePipeline } from '../../systems/pipeline.ts'
import { uniqueTexts } from '../../systems/unique.ts'

/**
 * Model by model, each on every device, in every dtype, to every depth; then the included ones. A pipeline has depths of
 * its own, so the plan's do not multiply it. No cell stands twice. Throws PlanError where an exclusion fits none, or
 * nothing is left although a model was named.
 */
export function cellsOf(plan: Plan): readonly Cell[] {
  const matrix = distinct(
    expanded(plan.models).flatMap((model) =>
      plan.devices.flatMap((device) => plan.dtypes.flatMap((dtype) => depthsOf(model, plan.depths).map((depth): Cell => ({ model, device, dtype, depth, maxLength: plan.maxLength })))),
    ),
  )
  const idle = plan.exclude.find((pattern) => !matrix.some((cell) => fits(cell, pattern)))
  if (idle !== undefined) throw new PlanError(`exclude: no cell of the matrix is ${JSON.stringify(idle)}.`)
  const kept = matrix.filter((cell) => !plan.exclude.some((pattern) => fits(cell, pattern)))
  const cells = distinct([...kept, ...plan.include.flatMap((pattern) => included(plan, pattern))])
  if (cells.length === 0 && !plan.models.includes(NONE)) throw new PlanError('The exclusions leave no cell to run. To evaluate first stages alone, name the model none.')
  return cells
}

/** Two cells are one where they have the same key. */
export const cellKey = ({ model, device, dtype, depth, maxLength }: Cell): string => JSON.stringify([model, device, dtype, depth, maxLength])

/** `embedded` is both; `none` is no cell. */
const expanded = (models: readonly string[]): readonly string[] => models.flatMap((model) => (model === 'embedded' ? EMBEDDED_PAIR : model === NONE ? [] : [model]))

const depthsOf = (model: string, depths: readonly number[]): readonly number[] => (isPipeline(model) ? parsePipeline(model).slice(0, 1).map(({ depth }) => depth) : depths)

const distinct = (cells: readonly Cell[]): readonly Cell[] => [...new Map(cells.map((cell) => [cellKey(cell), cell])).values()]

const fits = (cell: Cell, pattern: CellPattern): boolean =>
  (pattern.model === undefined || expanded([pattern.model]).includes(cell.model)) &&
  (pattern.device ?? cell.device) === cell.device &&
  (pattern.dtype ?? cell.dtype) === cell.dtype &&
  (pattern.depth ?? cell.depth) === cell.depth

function included({ models, devices, dtypes, depths, maxLength }: Plan, { model = models[0], device = devices[0], dtype = dtypes[0], depth }: CellPattern): readonly Cell[] {
  if (model === undefined || device === undefined || dtype === undefined) return []
  return expanded([model]).flatMap((each) => depthsOf(each, depth === undefined ? depths.slice(0, 1) : [depth]).map((to): Cell => ({ model: each, device, dtype, depth: to, maxLength })))
}

/** What can set two cells of one model apart. */
const FACETS: readonly ((cell: Cell) => string)[] = [({ device }) => device, ({ dtype }) => dtype, ({ depth }) => `top ${depth}`]

/**
 * A name for each cell, in their order, all different: what the model is called and, in brackets, where the cells of that
 * model differ. `embedded/reranker`, `minilm (webgpu, fp16)`. Cells of one plan have the same names on every machine.
 */
export function cellNames(cells: readonly Cell[], labelOf: (model: string) => string): readonly string[] {
  const labels = cells.map(({ model }) => labelOf(model))
  return uniqueTexts(
    cells.map((cell, at) => {
      const rivals = cells.filter((_, other) => labels[other] === labels[at])
      const told = FACETS.filter((facet) => rivals.some((rival) => facet(rival) !== facet(cell))).map((facet) => facet(cell))
      return `${labels[at]}${told.length === 0 ? '' : ` (${told.join(', ')})`}`
    }),
  )
}
