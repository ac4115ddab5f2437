/** What issue 7 set out to reach, beside what was found. */
import { figure, milliseconds } from '../bench-scoring/markdown.ts'
import { target, type Target } from '../bench-scoring/targets.ts'
import { names } from './contestants/names.ts'
import type { MoveRow } from './moves/move-row.ts'
import { timesOurMemory, timesOurs, type SpeedRow } from './speed-table.ts'

const times = (value: number) => `${figure(value, 2)} ×`

/** Each tool against the app in Node and in the page, reading included. */
export const speedTargets = (rows: readonly SpeedRow[]): Target[] =>
  [names.node, names.page].flatMap((ours) =>
    [names.pytrecEval, names.ranx].flatMap((theirs) => [
      target(`${ours}, processor time of ${theirs} over its own`, timesOurs(rows, theirs, ours), { least: 1 }, times),
      target(`${ours}, memory of ${theirs} over its own`, timesOurMemory(rows, theirs, ours), { least: 1 }, times),
    ]),
  )

export const moveTargets = (rows: readonly MoveRow[]): Target[] =>
  rows.map(({ what, size, wall, most }) => target(`${what}, recomputed at ${size}`, wall, { most }, milliseconds))
