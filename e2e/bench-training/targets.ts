/** What issue 5 set out to beat. */
import { figure } from '../bench-scoring/markdown.ts'
import { target, type Target } from '../bench-scoring/targets.ts'
import { names } from './contestants/names.ts'
import { timesAsFast, type SpeedRow } from './speed-table.ts'

const times = (value: number) => `${figure(value, 2)} ×`

export const trainingTargets = (rows: readonly SpeedRow[]): Target[] =>
  [
    ['TypeScript, times as fast as tfjs on its plain CPU backend', names.tensorflowCpu],
    ['WGSL, times as fast as tfjs on WebGPU', names.tensorflowWebgpu],
    ['WGSL, times as fast as jax-js on WebGPU', names.jaxWebgpu],
  ].map(([what = '', name = '']) => target(what, timesAsFast(name, rows), { least: 1 }, times))
