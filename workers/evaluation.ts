/** The evaluation realm: what takes long in measuring, kept off the page. */
import { expose } from 'comlink'
import { significanceOf } from '../src/evaluation/significance.ts'
import { letErrorsCross } from '../src/platform/shared/errors-cross.ts'

const face = { significance: significanceOf }
export type EvaluationFace = typeof face

letErrorsCross()
expose(face)
