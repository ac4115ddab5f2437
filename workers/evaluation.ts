/** The evaluation realm: what takes long in measuring, kept off the page. */
import { expose } from 'comlink'
import { ceilings } from '../src/evaluation/ceilings.ts'
import { compareDialects } from '../src/evaluation/dialects/compare-dialects.ts'
import { familyOf } from '../src/evaluation/family.ts'
import { pairInterval, pairRandomisation } from '../src/evaluation/significance.ts'
import { tieSpread } from '../src/evaluation/tie-orders/spread.ts'
import { letErrorsCross } from '../src/platform/shared/errors-cross.ts'

const face = { pairInterval, pairRandomisation, familyOf, compareDialects, tieSpread, ceilings }
export type EvaluationFace = typeof face

letErrorsCross()
expose(face)
