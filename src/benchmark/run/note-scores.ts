/** Scores that came in, held against those that should be the same before they count. */
import { cellKey } from '../plan/cells.ts'
import type { Cell } from '../plan/plan.ts'
import { greatestDifference, greatestSharedDifference, sameWithin, type ScoresById } from '../report/agreement.ts'
import { slugsOf } from '../report/assemble.ts'
import type { Agreement, Repeat } from '../report/benchmark-report.ts'
import type { SystemReport } from '../report.ts'
import type { CellRun, ScoreFiles } from './place.ts'
import type { RunRecord } from './record.ts'

/** Scores are not what an earlier run of the same recipe gave. */
export class ScoresDiffer extends Error {
  override readonly name = 'ScoresDiffer'
}

export interface Notes {
  /** Of the whole plan, with a name each. */
  readonly cells: readonly Cell[]
  readonly names: readonly string[]
  readonly record: RunRecord
  readonly files: ScoreFiles
}

/** The first run of a cell with its scores and order; a repeat with how far it is from the first. Throws ScoresDiffer, and notes nothing. */
export function noteScores(notes: Notes, cell: Cell, { system, scores, run }: CellRun, taken: Omit<Repeat, 'deviation'>): void {
  const { record, files } = notes
  const slug = slugOf(notes, cell)
  const first = record.of(cell)
  const bound = system.dtype === null ? 0 : sameWithin(system.dtype)
  if (first !== undefined) {
    // Which pairs a pipeline's last stage is given hangs on the stage below, where two may all but tie.
    const difference = system.cost.length > 1 ? greatestSharedDifference : greatestDifference
    const deviation = first.system.dtype === system.dtype ? difference(scores, files.readScores(slug)) : Infinity
    if (!(deviation <= bound)) throw new ScoresDiffer(`Its scores are up to ${deviation} from those of its first repeat, more than ${bound}.`)
    return record.addRepeat(cell, { ...taken, deviation })
  }
  const agreement = agreementOf(notes, cell, system, scores, bound)
  if (agreement !== null && !(agreement.greatest <= agreement.bound)) throw new ScoresDiffer(`Its scores are up to ${agreement.greatest} from those of ${agreement.with}, which is the same model in the same dtype: more than ${agreement.bound}.`)
  files.writeScores(slug, scores)
  files.writeRun(slug, run)
  record.addCell({ cell, system, repeats: [{ ...taken, deviation: null }], agreement })
}

/** Held against the first cell of the same model, dtype and length: on another device, or to another depth. */
function agreementOf(notes: Notes, cell: Cell, { model, dtype, cost }: SystemReport, scores: ScoresById, bound: number): Agreement | null {
  const isSame = (other: Cell, system: SystemReport) => system.model === model && system.dtype === dtype && other.model === cell.model && other.maxLength === cell.maxLength
  const other = cost.length > 1 ? undefined : notes.record.state.measured.find((each) => isSame(each.cell, each.system))
  return other === undefined ? null : { with: nameOf(notes, other.cell), greatest: greatestSharedDifference(scores, notes.files.readScores(slugOf(notes, other.cell))), bound }
}

/** What a cell of the plan is called. */
export const nameOf = ({ cells, names }: Pick<Notes, 'cells' | 'names'>, cell: Cell): string => names[placeOf(cells, cell)] ?? cell.model

function slugOf({ cells, names, record }: Notes, cell: Cell): string {
  const slugs = slugsOf(record.state.firstStages.map(({ name }) => name), names).cells
  return slugs[placeOf(cells, cell)] ?? cell.model
}

const placeOf = (cells: readonly Cell[], cell: Cell): number => cells.findIndex((each) => cellKey(each) === cellKey(cell))
